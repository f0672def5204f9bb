package store

import "cognate/internal/branding"

// styleData is a style without its columns and assets.
type styleData struct {
	Provided          bool
	Settings          string `json:",omitzero"` // as it was given, byte for byte
	Created, Modified int64
}

// assetData is an asset without its content.
type assetData struct {
	Category, ColorMode, Extension string
	ResourceID                     string `json:",omitzero"`
}

func encodeStyle(s *branding.Style) (string, error) {
	return encode(styleData{s.Provided, string(s.Settings), micros(s.Created), micros(s.Modified)})
}

// InsertStyle adds a style; ErrExists if its client has one.
func (tx *Tx) InsertStyle(s *branding.Style) error {
	data, err := encodeStyle(s)
	if err != nil {
		return err
	}
	err = tx.insert(`INSERT INTO styles (pool, id, client, data) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
		s.PoolID, s.ID, s.ClientID, data)
	if err != nil {
		return err
	}
	return tx.insertAssets(s)
}

// UpdateStyle replaces a style, or returns ErrNotFound. Its client stays.
func (tx *Tx) UpdateStyle(s *branding.Style) error {
	data, err := encodeStyle(s)
	if err != nil {
		return err
	}
	if err := tx.change(`UPDATE styles SET data = $1 WHERE pool = $2 AND id = $3`, data, s.PoolID, s.ID); err != nil {
		return err
	}
	if err := tx.put(`DELETE FROM style_assets WHERE pool = $1 AND style = $2`, s.PoolID, s.ID); err != nil {
		return err
	}
	return tx.insertAssets(s)
}

func (tx *Tx) insertAssets(s *branding.Style) error {
	for i, a := range s.Assets {
		data, err := encode(assetData{a.Category, a.ColorMode, a.Extension, a.ResourceID})
		if err != nil {
			return err
		}
		err = tx.put(`INSERT INTO style_assets (pool, style, position, data, bytes) VALUES ($1, $2, $3, $4, $5)`,
			s.PoolID, s.ID, i, data, append([]byte{}, a.Bytes...))
		if err != nil {
			return err
		}
	}
	return nil
}

// Style returns a style of a pool, or ErrNotFound.
func (tx *Tx) Style(poolID, id string) (*branding.Style, error) {
	return tx.style(`SELECT pool, id, client, data FROM styles WHERE pool = $1 AND id = $2`, poolID, id)
}

// StyleOf returns the style of a client, or ErrNotFound.
func (tx *Tx) StyleOf(poolID, clientID string) (*branding.Style, error) {
	return tx.style(`SELECT pool, id, client, data FROM styles WHERE pool = $1 AND client = $2`, poolID, clientID)
}

func (tx *Tx) style(text string, args ...any) (*branding.Style, error) {
	s := &branding.Style{}
	var data []byte
	if err := tx.row(text, args, &s.PoolID, &s.ID, &s.ClientID, &data); err != nil {
		return nil, err
	}
	var d styleData
	if err := decode(data, &d); err != nil {
		return nil, err
	}
	if d.Settings != "" {
		s.Settings = []byte(d.Settings)
	}
	s.Provided, s.Created, s.Modified = d.Provided, moment(d.Created), moment(d.Modified)
	var err error
	s.Assets, err = all(tx, `SELECT data, bytes FROM style_assets WHERE pool = $1 AND style = $2 ORDER BY position`,
		[]any{s.PoolID, s.ID}, scanAsset)
	return s, err
}

func scanAsset(s scanner) (branding.Asset, error) {
	var a branding.Asset
	var data []byte
	if err := s.Scan(&data, &a.Bytes); err != nil {
		return a, err
	}
	var d assetData
	err := decode(data, &d)
	a.Category, a.ColorMode, a.Extension, a.ResourceID = d.Category, d.ColorMode, d.Extension, d.ResourceID
	return a, err
}

// CountStyles returns how many styles a pool has.
func (tx *Tx) CountStyles(poolID string) (int64, error) {
	var n int64
	err := tx.row(`SELECT COUNT(*) FROM styles WHERE pool = $1`, []any{poolID}, &n)
	return n, err
}

// DeleteStyle removes a style and its assets, or returns ErrNotFound.
func (tx *Tx) DeleteStyle(poolID, id string) error {
	if err := tx.change(`DELETE FROM styles WHERE pool = $1 AND id = $2`, poolID, id); err != nil {
		return err
	}
	return tx.put(`DELETE FROM style_assets WHERE pool = $1 AND style = $2`, poolID, id)
}

// deleteBranding removes how a client's pages look and what they link to.
func (tx *Tx) deleteBranding(poolID, clientID string) error {
	for _, text := range []string{
		`DELETE FROM style_assets WHERE pool = $1 AND style IN (SELECT id FROM styles WHERE pool = $1 AND client = $2)`,
		`DELETE FROM styles WHERE pool = $1 AND client = $2`,
		`DELETE FROM ui_customizations WHERE pool = $1 AND client = $2`,
		`DELETE FROM terms WHERE pool = $1 AND client = $2`,
	} {
		if err := tx.put(text, poolID, clientID); err != nil {
			return err
		}
	}
	return nil
}
