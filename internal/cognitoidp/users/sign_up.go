package users

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"strconv"

	"cognate/internal/authevent"
	"cognate/internal/code"
	"cognate/internal/cognitoidp/present"
	"cognate/internal/compromised"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/hook"
	"cognate/internal/message"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
	"cognate/trigger"
)

// SignUp makes an unconfirmed user and, where the pool verifies an address that
// they gave, sends a code to it. The pool's function may refuse the newcomer or
// confirm them at once, which spares them the code. A user whose message could
// not be sent exists all the same: ResendConfirmationCode tries again. Where
// codes are enough to sign in, the password may be left out.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html
func (s *Service) SignUp(ctx context.Context, in *wire.SignUpRequest) (*wire.SignUpResponse, error) {
	ctx = hook.WithMetadata(ctx, in.ClientMetadata)
	g, err := s.guest(ctx, in.ClientId, in.Username, in.SecretHash)
	if err != nil {
		return nil, err
	}
	ctx = present.UserContextData(ctx, g.client, in.UserContextData)
	if g.pool.Settings.AdminCreateOnly {
		return nil, fault.NotAuthorized.New("SignUp is not permitted for this user pool")
	}
	user, err := s.newcomer(g, in)
	if err != nil {
		return nil, err
	}
	if err := s.admissible(ctx, g, user, in.Password); err != nil {
		return nil, err
	}
	subject := hook.Subject{Pool: g.pool, Client: g.client, User: user}
	answer, err := s.Hooks.PreSignUp(ctx, subject, trigger.PreSignUpSignUp, present.Map(in.ValidationData))
	if err != nil {
		return nil, err
	}
	received(user, answer)
	if err := s.enrol(ctx, g.pool, user, in.Password); err != nil {
		return nil, usernameFault(err, nameKind(g, user), "User already exists")
	}
	s.note(ctx, g.pool, g.client, user, authevent.SignUp, authevent.Pass)
	out := &wire.SignUpResponse{UserConfirmed: &answer.AutoConfirmUser, UserSub: user.Sub}
	if answer.AutoConfirmUser {
		return out, s.Hooks.PostConfirmation(ctx, subject, trigger.PostConfirmationConfirmSignUp)
	}
	if out.Session, err = s.signUpSession(g, user); err != nil {
		return nil, err
	}
	if channel, ok := g.pool.VerificationChannel(user); ok {
		out.CodeDeliveryDetails, err = s.sendCode(ctx, g.pool, user, g.client, channel, code.SignUp, message.SignUp)
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// admissible judges a newcomer's password. It may be left out where codes are
// enough to sign in.
func (s *Service) admissible(ctx context.Context, g guest, user *userpool.User, password string) error {
	if password == "" {
		if ok, err := needsNoPassword(g, user); ok || err != nil {
			return err
		}
	}
	return s.judge(ctx, g.pool, g.client, compromised.SignUp, password)
}

// newcomer is the user whom a sign-up asks for, without a password.
func (s *Service) newcomer(g guest, in *wire.SignUpRequest) (*userpool.User, error) {
	username, given, err := g.pool.ResolveUsername(in.Username, present.Map(in.UserAttributes))
	if err != nil {
		return nil, err
	}
	attributes, err := g.pool.CheckAttributes(given, userpool.Write{Client: g.client, Complete: true})
	if err != nil {
		return nil, err
	}
	sub, err := userpool.NewSub(s.Rand)
	if err != nil {
		return nil, err
	}
	now := s.Now()
	user := &userpool.User{
		PoolID: g.pool.ID, Sub: sub, Username: cmp.Or(username, sub), Status: userpool.Unconfirmed, Enabled: true,
		Created: now, Modified: now, Attributes: attributes,
	}
	maps.DeleteFunc(attributes, func(_, value string) bool { return value == "" })
	return user, nil
}

// nameKind is what a newcomer calls themselves by: a username, or the address
// that stands for one.
func nameKind(g guest, user *userpool.User) string {
	for _, kind := range g.pool.Settings.UsernameAttributes {
		if user.Attributes[kind] == g.name {
			return kind
		}
	}
	return "username"
}

// received gives a newcomer what the pool's function grants them. Addresses
// are unverified unless it says otherwise.
func received(u *userpool.User, answer trigger.PreSignUpResponse) {
	if answer.AutoConfirmUser {
		u.Status = userpool.Confirmed
	}
	granted := map[string]bool{"email": answer.AutoVerifyEmail, "phone_number": answer.AutoVerifyPhone}
	for name, verified := range granted {
		if u.Attributes[name] != "" {
			u.Attributes[name+"_verified"] = strconv.FormatBool(verified)
		}
	}
}

// enrol writes a new user. A name that is taken is refused before its password
// costs a hash; of those who ask for one name at once, the store lets one in.
func (s *Service) enrol(ctx context.Context, pool *userpool.Pool, user *userpool.User, password string) error {
	err := s.Store.View(ctx, func(tx *store.Tx) error { return vacant(tx, pool, user) })
	if err != nil {
		return err
	}
	if password != "" {
		if err := s.Credentials.Set(ctx, pool, user, password, false); err != nil {
			return err
		}
	}
	return s.Store.Update(ctx, func(tx *store.Tx) error {
		if _, err := directory.StoredPool(tx, pool.ID); err != nil {
			return err
		}
		if err := vacant(tx, pool, user); err != nil {
			return err
		}
		return tx.InsertUser(user, pool.Keys(user))
	})
}

// vacant refuses names that are taken. A username is also taken by whoever has
// it as their sub or signs in with it as their preferred username: asked for by
// that, they would lose their place to the newcomer.
func vacant(tx *store.Tx, pool *userpool.Pool, user *userpool.User) error {
	names := append(pool.Keys(user).Names, userpool.SignInName{
		Kind: "preferred_username", Value: pool.Fold("preferred_username", user.Username),
	})
	for _, name := range names {
		_, err := tx.UserByName(pool.ID, name.Kind, name.Value)
		switch {
		case errors.Is(err, store.ErrNotFound):
		case err != nil:
			return err
		case address(name.Kind):
			return &store.ExistsError{Kind: name.Kind}
		default:
			return &store.ExistsError{Kind: "username"}
		}
	}
	_, err := tx.User(pool.ID, user.Username)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil
	case err != nil:
		return err
	}
	return &store.ExistsError{Kind: "username"}
}
