package oauth

import (
	"context"
	"encoding/base64"
	"errors"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"cognate/internal/caller"
	"cognate/internal/fault"
	"cognate/internal/site"
	"cognate/internal/store"
	"cognate/internal/userpool"
	"cognate/internal/websession"
)

// Device is a device that waits for its user's answer, as pages know it.
type Device struct {
	UserCode string
	// Request is what its user signs in for. Its Query names the device.
	Request *Request
	grant   *store.DeviceGrant
}

// What can be wrong with a user code.
var (
	ErrNoDevice = errors.New("oauth: no device waits for an answer by that name")
	ErrGuesses  = errors.New("oauth: too many codes that no device has")
)

// Wrong user codes are counted for each address and for each user. With so
// many in so long, guessing one of a thousand codes takes an
// address some 50 years.
//
// https://www.rfc-editor.org/rfc/rfc8628#section-5.1
const (
	guesses     = 10
	guessWindow = 10 * time.Minute
	guessCount  = "device-codes"
)

// FindDevice finds the device that shows a code. sub is who asks, if they are
// signed in. It returns ErrNoDevice and ErrGuesses.
func (s *Server) FindDevice(ctx context.Context, at *site.Site, typed, sub string) (*Device, error) {
	code := readUserCode(typed)
	subjects := guessers(ctx, sub)
	var g *store.DeviceGrant
	var refusal error // returned after the commit, which must keep the count
	err := s.Store.Update(ctx, func(tx *store.Tx) (err error) {
		refusal = nil
		counted, spent, err := s.counted(tx, at.Pool.ID, subjects)
		if err != nil {
			return err
		}
		if spent {
			refusal = ErrGuesses
			return nil
		}
		g, err = tx.DeviceGrantByUserCode(at.Pool.ID, s.userCodeID(at.Pool.ID, code))
		if err == nil && s.waits(g) {
			return nil
		}
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		refusal = ErrNoDevice
		for _, c := range counted {
			c.Count++
			if err := tx.PutCounter(c); err != nil {
				return err
			}
		}
		return nil
	})
	if err = errors.Join(err, refusal); err != nil {
		return nil, err
	}
	return s.device(ctx, at, g, printUserCode(code))
}

// guessers are those on whose account a wrong code is: an address, or the
// network that an IPv6 address is one of many of, and a user.
func guessers(ctx context.Context, sub string) []string {
	from := caller.From(ctx).SourceIP
	if ip, err := netip.ParseAddr(from); err == nil && ip.Unmap().Is6() {
		if network, err := ip.WithZone("").Prefix(64); err == nil {
			from = network.String()
		}
	}
	all := []string{"address " + from}
	if sub != "" {
		all = append(all, "user "+sub)
	}
	return all
}

// counted reads counters, those of earlier windows as new ones, and whether
// one of them is spent.
func (s *Server) counted(tx *store.Tx, poolID string, subjects []string) (all []store.Counter, spent bool, err error) {
	for _, subject := range subjects {
		c, err := tx.Counter(poolID, guessCount, subject)
		if err != nil {
			return nil, false, err
		}
		if !s.Now().Before(c.Until) {
			c.Count, c.Since, c.Until = 0, s.Now(), s.Now().Add(guessWindow)
		}
		spent = spent || c.Count >= guesses
		all = append(all, c)
	}
	return all, spent, nil
}

func (s *Server) waits(g *store.DeviceGrant) bool { return g.Answer == "" && s.Now().Before(g.Expires) }

// deviceParameter names a device in the addresses of pages.
const deviceParameter = "device"

func (s *Server) device(ctx context.Context, at *site.Site, g *store.DeviceGrant, userCode string) (*Device, error) {
	client, err := s.Directory.ClientIn(ctx, at.Pool.ID, g.ClientID)
	if errors.Is(err, fault.ResourceNotFound) {
		return nil, ErrNoDevice
	}
	if err != nil {
		return nil, err
	}
	sealed := s.Sealer.Seal("device:"+at.Pool.ID, []byte(g.ID+" "+userCode))
	name := base64.RawURLEncoding.EncodeToString(sealed)
	return &Device{userCode, &Request{Site: at, Client: client, Scopes: g.Scopes, Query: url.Values{deviceParameter: {name}}}, g}, nil
}

// DeviceOf returns the device that a page's address names, nil if it names
// none. It returns ErrNoDevice when that device waits no longer.
func (s *Server) DeviceOf(ctx context.Context, at *site.Site, query url.Values) (*Device, error) {
	if !s.Extensions.DeviceGrant || !query.Has(deviceParameter) {
		return nil, nil
	}
	sealed, err := base64.RawURLEncoding.DecodeString(query.Get(deviceParameter))
	if err != nil {
		return nil, ErrNoDevice
	}
	plain, err := s.Sealer.Open("device:"+at.Pool.ID, sealed)
	if err != nil {
		return nil, ErrNoDevice
	}
	id, userCode, _ := strings.Cut(string(plain), " ")
	var g *store.DeviceGrant
	err = s.Store.View(ctx, func(tx *store.Tx) (err error) {
		g, err = tx.DeviceGrant(id)
		return err
	})
	if errors.Is(err, store.ErrNotFound) || err == nil && !s.waits(g) {
		return nil, ErrNoDevice
	}
	if err != nil {
		return nil, err
	}
	return s.device(ctx, at, g, userCode)
}

// AnswerDevice lets a device in, on behalf of a signed-in user, or turns it
// away. The first answer counts: it returns ErrNoDevice after that.
func (s *Server) AnswerDevice(ctx context.Context, d *Device, session websession.Session, allow bool) error {
	err := s.Store.Update(ctx, func(tx *store.Tx) error {
		g, err := tx.DeviceGrant(d.grant.ID)
		if err != nil {
			return err
		}
		if !s.waits(g) {
			return store.ErrNotFound
		}
		g.Answer = store.DeviceDenied
		if allow {
			g.Answer, g.Sub, g.AuthTime, g.EventID = store.DeviceAllowed, session.Sub, session.AuthTime, session.EventID
		}
		return tx.UpdateDeviceGrant(g)
	})
	if errors.Is(err, store.ErrNotFound) {
		return ErrNoDevice
	}
	return err
}

// SignedIn returns whose browser this is, if its session answers a request
// without another sign-in; a nil user if not.
func (s *Server) SignedIn(r *http.Request, q *Request) (websession.Session, *userpool.User, error) {
	session, ok, err := s.Sessions.Find(r.Context(), r, q.Site)
	if err != nil || !ok || !s.fresh(q, session) {
		return session, nil, err
	}
	user, err := s.user(r.Context(), q.Site.Pool, session.Sub)
	if errors.Is(err, errNobody) || err == nil && (signedOut(user, session.AuthTime) || user.Status == userpool.ResetRequired) {
		return session, nil, nil
	}
	return session, user, err
}
