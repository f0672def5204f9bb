package users

import (
	"cmp"
	"context"
	"maps"

	"cognate/internal/cognitoidp/present"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/hook"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
	"cognate/trigger"
)

// AdminCreateUser makes a user with a temporary password and invites them, or,
// with RESEND, gives a user who has not yet come another temporary password and
// invites them again. The pool's function may refuse a new user. The invitation is sent once the user stands: when it
// cannot be delivered, RESEND is the way on.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
func (s *Service) AdminCreateUser(ctx context.Context, in *wire.AdminCreateUserRequest) (*wire.AdminCreateUserResponse, error) {
	ctx = hook.WithMetadata(ctx, in.ClientMetadata)
	pool, err := s.Directory.Pool(ctx, in.UserPoolId)
	if err != nil {
		return nil, err
	}
	var user *userpool.User
	var password string
	if in.MessageAction == wire.MessageActionTypeResend {
		user, password, err = s.renewInvited(ctx, pool, in)
	} else {
		user, password, err = s.createInvited(ctx, pool, in)
	}
	if err != nil {
		return nil, err
	}
	if in.MessageAction != wire.MessageActionTypeSuppress {
		if _, err := s.Messages.Invite(ctx, pool, user, password, in.DesiredDeliveryMediums); err != nil {
			return nil, uninvited(err)
		}
	}
	shown := present.User(user, nil)
	return &wire.AdminCreateUserResponse{User: &shown}, nil
}

// createInvited makes the user. Attributes that the schema requires may still
// be missing: who signs in first gives them. A user who can sign in with codes
// gets no password unless the request has one; they are confirmed at once.
func (s *Service) createInvited(ctx context.Context, pool *userpool.Pool, in *wire.AdminCreateUserRequest) (*userpool.User, string, error) {
	username, attrs, err := pool.ResolveUsername(in.Username, present.Map(in.UserAttributes))
	if err != nil {
		return nil, "", err
	}
	if attrs, err = pool.CheckAttributes(attrs, userpool.Write{}); err != nil {
		return nil, "", err
	}
	maps.DeleteFunc(attrs, func(_, value string) bool { return value == "" })
	sub, err := userpool.NewSub(s.Rand)
	if err != nil {
		return nil, "", err
	}
	now := s.Now()
	user := &userpool.User{
		PoolID: pool.ID, Sub: sub, Username: cmp.Or(username, sub), Status: userpool.ForceChangePassword,
		Enabled: true, Created: now, Modified: now, Attributes: attrs,
	}
	password := ""
	if in.TemporaryPassword == "" && signsInByCode(pool, user) {
		user.Status = userpool.Confirmed
		if _, err := pool.CheckAttributes(attrs, userpool.Write{Complete: true}); err != nil {
			return nil, "", err
		}
	} else if password, err = s.temporaryPassword(pool, in.TemporaryPassword); err != nil {
		return nil, "", err
	}
	// What the answer grants is ignored: an invitation does all that.
	_, err = s.Hooks.PreSignUp(ctx, hook.Subject{Pool: pool, User: user}, trigger.PreSignUpAdminCreateUser, present.Map(in.ValidationData))
	if err != nil {
		return nil, "", err
	}
	if password != "" {
		if err := s.Credentials.Set(ctx, pool, user, password, true); err != nil {
			return nil, "", err
		}
	}
	err = s.Store.Update(ctx, func(tx *store.Tx) error {
		if _, err := directory.StoredPool(tx, pool.ID); err != nil {
			return err
		}
		if in.ForceAliasCreation != nil && *in.ForceAliasCreation {
			if err := directory.SeizeAliases(tx, pool, user); err != nil {
				return err
			}
		}
		if err := vacant(tx, pool, user); err != nil {
			return err
		}
		return tx.InsertUser(user, pool.Keys(user))
	})
	if err != nil {
		return nil, "", usernameFault(err, "username", "User account already exists")
	}
	return user, password, nil
}

// signsInByCode reports whether somebody who has no password could sign in
// with a code.
func signsInByCode(pool *userpool.Pool, user *userpool.User) bool {
	probe := *user
	probe.Status = userpool.Confirmed
	return pool.Passwordless() && len(pool.FirstFactors(&probe, false)) > 0
}

// renewInvited gives a user who still has a temporary password another one,
// whose time begins now.
func (s *Service) renewInvited(ctx context.Context, pool *userpool.Pool, in *wire.AdminCreateUserRequest) (*userpool.User, string, error) {
	user, err := s.Directory.User(ctx, pool, in.Username)
	if err != nil {
		return nil, "", err
	}
	waiting := func(u *userpool.User) error {
		if u.Status != userpool.ForceChangePassword {
			return fault.UnsupportedUserState.Newf("Resend not possible. %s status is not FORCE_CHANGE_PASSWORD", in.Username)
		}
		return nil
	}
	if err := waiting(user); err != nil {
		return nil, "", err
	}
	password, err := s.temporaryPassword(pool, in.TemporaryPassword)
	if err != nil {
		return nil, "", err
	}
	if err := s.Credentials.Set(ctx, pool, user, password, true); err != nil {
		return nil, "", err
	}
	renewed := user.Password
	user, err = s.update(ctx, pool, user.Sub, func(_ *store.Tx, u *userpool.User) error {
		u.Password = renewed
		return waiting(u)
	})
	return user, password, err
}

// temporaryPassword is the one given, if the policy allows it, or a new one.
func (s *Service) temporaryPassword(pool *userpool.Pool, given string) (string, error) {
	if given != "" {
		return given, pool.CheckPassword(given)
	}
	return pool.GeneratePassword(s.Rand)
}
