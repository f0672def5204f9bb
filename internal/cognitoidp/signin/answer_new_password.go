package signin

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/token"
	"cognate/internal/userpool"
)

const attributePrefix = "userAttributes."

// askNewPassword tells a user with a temporary password to choose their own,
// and which required attributes are still missing.
func (s *Service) askNewPassword(a *attempt) (*answer, error) {
	held, err := s.suspend(a, "NEW_PASSWORD_REQUIRED")
	if err != nil {
		return nil, err
	}
	missing := a.pool.MissingRequired(a.user.Attributes)
	shown := maps.Clone(a.user.Attributes)
	if shown == nil {
		shown = map[string]string{}
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
	return &answer{
		ChallengeName: "NEW_PASSWORD_REQUIRED",
		Session:       held,
		ChallengeParameters: map[string]string{
			"USER_ID_FOR_SRP":    a.user.Username,
			"requiredAttributes": string(required),
			"userAttributes":     string(attributes),
		},
	}, nil
}

// answerNewPassword sets the user's own password and the attributes that
// came with it, confirms the user, and goes on.
func (s *Service) answerNewPassword(ctx context.Context, client *userpool.Client, admin bool, in challengeAnswer) (*answer, error) {
	a, held, err := s.resume(ctx, client, admin, in)
	if err != nil {
		return nil, err
	}
	password := in.responses["NEW_PASSWORD"]
	if password == "" {
		return nil, fault.InvalidParameter.New("Missing required parameter NEW_PASSWORD")
	}
	if a.user.Status != userpool.ForceChangePassword {
		a.uses = use{held.ID, held.Expires}
		if err := s.useUp(ctx, a); err != nil {
			return nil, err
		}
		return nil, fault.NotAuthorized.New("Invalid session for the user.")
	}
	if err := s.admit(a); err != nil {
		return nil, err
	}
	given, err := newAttributes(a, in.responses)
	if err != nil {
		return nil, err
	}
	if err := a.pool.CheckPassword(password); err != nil {
		return nil, err
	}
	changed := *a.user
	changed.Attributes = maps.Clone(a.user.Attributes)
	if changed.Attributes == nil {
		changed.Attributes = map[string]string{}
	}
	maps.Copy(changed.Attributes, given)
	if err := s.Credentials.Set(ctx, a.pool, &changed, password, false); err != nil {
		return nil, err
	}
	changed.Status = userpool.Confirmed
	changed.Modified = s.Now()

	err = s.Store.Update(ctx, func(tx *store.Tx) error {
		err := tx.UseOnce(held.ID, held.Expires)
		if errors.Is(err, store.ErrExists) {
			return fault.NotAuthorized.New(sessionUsed)
		}
		if err != nil {
			return err
		}
		next := changed
		return tx.UpdateUser(&next, a.pool.Keys(&next))
	})
	switch taken := (*store.ExistsError)(nil); {
	case errors.As(err, &taken):
		return nil, fault.AliasExists.Newf("An account with the %s already exists.", taken.Kind)
	case errors.Is(err, store.ErrStale), errors.Is(err, store.ErrNotFound):
		return nil, fault.NotAuthorized.New("Invalid session for the user.")
	case err != nil:
		return nil, err
	}
	if err := s.bySub(ctx, a, changed.Sub); err != nil {
		return nil, err
	}
	a.proof = token.SourceNewPassword
	return s.next(ctx, a)
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
