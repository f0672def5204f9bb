// Package sessions shows people where they are signed in and lets them, or an
// administrator, end one of these sessions; and it keeps what a pool and its
// clients say about sessions.
//
// A session is a token family: one sign-in and the tokens that came of it.
// Signing in and refreshing, which make and use sessions, are not done here.
package sessions

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/token"
	"cognate/internal/useragent"
	"cognate/internal/userpool"
	"cognate/internal/wire"
	idp "cognate/internal/wire/cognitoidp"
)

// Service holds what the session operations need. All fields are required.
type Service struct {
	Store     *store.DB
	Directory *directory.Directory
	Tokens    *token.Service
	Pages     paging.Tokens
	Now       func() time.Time
}

// tracked refuses pools that don't track sessions.
func tracked(p *userpool.Pool) error {
	if !p.Settings.Sessions.Enabled {
		return fault.OperationNotEnabled.New("User session tracking is not enabled for the user pool.")
	}
	return nil
}

// find loads a user whom an administrator names, in a pool that tracks
// sessions.
func (s *Service) find(ctx context.Context, poolID, username string) (*userpool.User, error) {
	pool, err := s.Directory.Pool(ctx, poolID)
	if err != nil {
		return nil, err
	}
	if err := tracked(pool); err != nil {
		return nil, err
	}
	return s.Directory.User(ctx, pool, username)
}

// pageSize is the most that the service shows at once. Users have more only
// of the time before their pool tracked sessions.
const pageSize = 125

// list shows a page of the live sessions of a user, the one used last first,
// and the token of the next page. The session current is marked.
func (s *Service) list(ctx context.Context, name, nextToken string, user *userpool.User, current *store.Family) ([]idp.SessionDescriptionType, string, error) {
	name += " " + user.PoolID + " " + user.Sub
	after, err := s.Pages.After(name, nextToken)
	if err != nil {
		return nil, "", err
	}
	families, err := s.Tokens.Sessions(ctx, user)
	if err != nil {
		return nil, "", err
	}
	if after != "" {
		families = slices.DeleteFunc(families, func(f *store.Family) bool { return place(f) >= after })
	}
	shown := make([]idp.SessionDescriptionType, 0, len(families))
	for _, f := range families[:min(pageSize, len(families))] {
		own := current != nil && f.ID == current.ID
		shown = append(shown, idp.SessionDescriptionType{
			SessionId: token.SessionID(f.ID), SessionType: idp.SessionTypeTypeToken, ClientId: f.ClientID,
			CreateDate: wire.At(f.Created), LastActiveDate: wire.At(token.LastActive(f)),
			DeviceType: useragent.Name(f.Agent), LastIPAddress: f.IP,
			LastLocation:     &idp.SessionLocationType{Country: useragent.Unknown},
			IsCurrentSession: &own,
		})
	}
	if len(families) <= pageSize {
		return shown, "", nil
	}
	next, err := s.Pages.Token(name, place(families[pageSize-1]))
	return shown, next, err
}

// place is where a session stands in the list: later ones compare greater.
func place(f *store.Family) string {
	return fmt.Sprintf("%020d %s", token.LastActive(f).UnixMicro(), f.ID)
}

// end ends a session of a user.
func (s *Service) end(ctx context.Context, user *userpool.User, session string) error {
	err := s.Tokens.EndSession(ctx, user, session)
	if errors.Is(err, token.ErrNoSession) {
		return fault.ResourceNotFound.New("Session does not exist.")
	}
	return err
}
