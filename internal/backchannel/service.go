package backchannel

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"cognate/internal/fault"
	"cognate/internal/store"
)

const (
	workers = 4
	// look is how often a server looks for notices.
	look = time.Second
	// timeout is how long an application may take to answer.
	timeout = 5 * time.Second
	// lease is how long an attempt at a notice keeps others from it.
	lease = time.Minute
	// attempts is how many there are at most, within the notice's time.
	attempts = 6
)

// Options are what a Service is made of.
type Options struct {
	Store   *store.DB
	Targets Targets
	// Token signs what an application is told.
	Token func(ctx context.Context, n *store.LogoutNotice) (string, error)
	Now   func() time.Time
	Log   *slog.Logger
}

// Service sends notices once it is started.
type Service struct {
	Options
	client  *http.Client
	running sync.WaitGroup
}

// New returns a Service.
func New(o Options) *Service {
	return &Service{Options: o, client: &http.Client{
		Timeout:       timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// Start sends what waits until ctx ends. Without targets nothing ever waits.
func (s *Service) Start(ctx context.Context) {
	if len(s.Targets) == 0 {
		return
	}
	s.running.Go(func() {
		again := time.NewTicker(look)
		defer again.Stop()
		for ctx.Err() == nil {
			n, err := s.round(ctx)
			if err != nil && ctx.Err() == nil {
				s.Log.Error("reading logout notices", "error", err)
			}
			if n == workers {
				continue // there may be more
			}
			select {
			case <-ctx.Done():
			case <-again.C:
			}
		}
	})
}

// Wait returns when everything that Start began has ended.
func (s *Service) Wait() { s.running.Wait() }

// round makes an attempt at some notices that are due, and returns how many.
func (s *Service) round(ctx context.Context) (int, error) {
	var claimed []*store.LogoutNotice
	err := s.Store.Update(ctx, func(tx *store.Tx) (err error) {
		now := s.Now()
		claimed, err = tx.ClaimLogoutNotices(now, now.Add(lease), workers)
		return err
	})
	var all sync.WaitGroup
	for _, n := range claimed {
		all.Go(func() { s.attempt(ctx, n) })
	}
	all.Wait()
	return len(claimed), err
}

// errGone means that an application will not take a notice however often it is
// sent.
var errGone = errors.New("it will not be told")

// attempt tries to tell an application, and notes what came of it even when
// ctx has ended.
func (s *Service) attempt(ctx context.Context, n *store.LogoutNotice) {
	err := s.tell(ctx, n)
	last := errors.Is(err, errGone) || n.Attempts >= attempts
	if err != nil && ctx.Err() == nil {
		s.Log.Warn("telling an application of a logout", "pool", n.PoolID, "client", n.ClientID, "attempt", n.Attempts, "last", last, "error", err)
	}
	ending := ctx.Err() != nil
	noted := s.Store.Update(context.WithoutCancel(ctx), func(tx *store.Tx) error {
		if err == nil || last {
			return tx.DeleteLogoutNotice(n.ID)
		}
		next := s.Now()
		if !ending { // otherwise this server ends, and another may take over
			next = next.Add(patience(n.Attempts))
		}
		return tx.RequeueLogoutNotice(n, next)
	})
	if noted != nil {
		s.Log.Error("noting what became of a logout notice", "pool", n.PoolID, "client", n.ClientID, "error", noted)
	}
}

// patience is how long a notice waits after so many attempts: five seconds,
// and three times as long after each.
func patience(attempts int) time.Duration {
	wait := 5 * time.Second
	for range attempts - 1 {
		wait *= 3
	}
	return wait
}

// tell makes one attempt.
//
// https://openid.net/specs/openid-connect-backchannel-1_0.html#BCRequest
func (s *Service) tell(ctx context.Context, n *store.LogoutNotice) error {
	address := s.Targets.Address(n.PoolID, n.ClientID)
	if address == "" {
		return fmt.Errorf("%w: the configuration has no address for it any more", errGone)
	}
	if !s.Now().Before(n.Expires) {
		return fmt.Errorf("%w: too late to be of use", errGone)
	}
	token, err := s.Token(ctx, n)
	if errors.Is(err, fault.ResourceNotFound) {
		return fmt.Errorf("%w: its pool is gone", errGone)
	}
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(url.Values{"logout_token": {token}}.Encode()))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	res, err := s.client.Do(r)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if _, err := io.Copy(io.Discard, io.LimitReader(res.Body, 4096)); err != nil {
		return err
	}
	return judge(res.StatusCode)
}

// judge says what an application's answer means. What it refuses now it
// refuses later.
//
// https://openid.net/specs/openid-connect-backchannel-1_0.html#BCResponse
func judge(status int) error {
	switch {
	case status >= 200 && status < 300:
		return nil
	case status >= 500, status == http.StatusTooManyRequests, status == http.StatusRequestTimeout:
		return fmt.Errorf("it answers %d", status)
	}
	return fmt.Errorf("%w: it answers %d", errGone, status)
}
