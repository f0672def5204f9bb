package signin

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"cognate/internal/authsession"
	"cognate/internal/compromised"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/token"
	"cognate/internal/userpool"
)

const attributePrefix = "userAttributes."

// askNewPassword tells a user with a temporary password to choose their own,
// and which required attributes are still missing. Attributes that the client
// may not read stay unsaid.
func (s *Service) askNewPassword(_ context.Context, a *attempt, _ *authsession.Session) (map[string]string, error) {
	missing := a.pool.MissingRequired(a.user.Attributes)
	shown := map[string]string{}
	for name, value := range a.user.Attributes {
		if a.admin || a.client.CanRead(a.pool, name) {
			shown[name] = value
		}
	}
	names := make([]string, 0, len(missing))
	for _, name := range missing {
		shown[name] = ""
		names = append(names, attributePrefix+name)
	}
	required, err := json.Marshal(names)
	if err != nil {
		return nil, err
	}
	attributes, err := json.Marshal(shown)
	if err != nil {
		return nil, err
	}
	return map[string]string{
		"USER_ID_FOR_SRP":    a.user.Username,
		"requiredAttributes": string(required),
		"userAttributes":     string(attributes),
	}, nil
}

// takeNewPassword gives the user their own password and the attributes that
// came with it, and confirms them. A refused password may be followed by
// another.
func (s *Service) takeNewPassword(ctx context.Context, a *attempt, responses map[string]string) error {
	if a.user.Status != userpool.ForceChangePassword {
		return s.stale(ctx, a)
	}
	password := responses["NEW_PASSWORD"]
	given, err := newAttributes(a, responses)
	if err != nil {
		return err
	}
	if err := a.pool.CheckPassword(password); err != nil {
		return err
	}
	if a.compromised, err = s.Compromised.Judge(ctx, a.pool, a.client, compromised.PasswordChange, password); err != nil {
		return err
	}
	changed := clone(a.user)
	for name, value := range given {
		changed.SetAttribute(name, value)
	}
	if err := s.Credentials.Set(ctx, a.pool, changed, password, false); err != nil {
		return err
	}
	changed.Status = userpool.Confirmed
	changed.Modified = s.Now()
	a.user = changed
	a.facts.Prove("NEW_PASSWORD_REQUIRED")
	a.facts.PasswordSet, a.facts.Source = changed.Password.SetAt, token.SourceNewPassword
	a.write(func(tx *store.Tx) error {
		next := *changed
		err := tx.UpdateUser(&next, a.pool.Keys(&next))
		switch taken := (*store.ExistsError)(nil); {
		case errors.As(err, &taken):
			return fault.AliasExists.Newf("An account with the %s already exists.", taken.Kind)
		case errors.Is(err, store.ErrStale), errors.Is(err, store.ErrNotFound):
			return authsession.Foreign()
		}
		return err
	})
	return nil
}

// newAttributes reads the attributes that came with a new password. Values
// that a user has already can't be changed here, and none may stay missing.
func newAttributes(a *attempt, responses map[string]string) (map[string]string, error) {
	given := map[string]string{}
	for _, key := range slices.Sorted(maps.Keys(responses)) {
		name, ok := strings.CutPrefix(key, attributePrefix)
		if !ok {
			continue
		}
		if name == "sub" || strings.HasSuffix(name, "_verified") {
			return nil, fault.InvalidParameter.Newf("Cannot modify the non-mutable attribute %s", name)
		}
		attribute, known := a.pool.Attribute(name)
		if known && attribute.Required && a.user.Attributes[name] != "" {
			return nil, fault.NotAuthorized.Newf("Cannot modify an already provided %s", name)
		}
		given[name] = responses[key]
	}
	for _, name := range a.pool.MissingRequired(a.user.Attributes) {
		if given[name] == "" {
			return nil, fault.InvalidParameter.Newf("Invalid attributes given, %s is missing", name)
		}
	}
	w := userpool.Write{Client: a.client, User: a.user, Complete: true}
	if a.admin {
		w.Client = nil
	}
	return a.pool.CheckAttributes(given, w)
}
