// Package cognitoidp is the user-pool API: one table of operations over the
// packages that hold them, one package for each kind of resource.
package cognitoidp

import (
	"context"
	"io"
	"log/slog"
	"strings"
	"time"

	"cognate/delivery"
	"cognate/internal/authevent"
	"cognate/internal/authsession"
	"cognate/internal/awsjson"
	"cognate/internal/caller"
	"cognate/internal/code"
	"cognate/internal/cognitoidp/authevents"
	"cognate/internal/cognitoidp/branding"
	"cognate/internal/cognitoidp/clients"
	"cognate/internal/cognitoidp/devices"
	"cognate/internal/cognitoidp/domains"
	"cognate/internal/cognitoidp/factors"
	"cognate/internal/cognitoidp/federation"
	"cognate/internal/cognitoidp/groups"
	"cognate/internal/cognitoidp/imports"
	"cognate/internal/cognitoidp/paging"
	"cognate/internal/cognitoidp/pools"
	"cognate/internal/cognitoidp/resourceservers"
	"cognate/internal/cognitoidp/sessions"
	"cognate/internal/cognitoidp/settings"
	"cognate/internal/cognitoidp/signin"
	"cognate/internal/cognitoidp/users"
	"cognate/internal/compromised"
	"cognate/internal/credential"
	"cognate/internal/device"
	"cognate/internal/directory"
	"cognate/internal/hook"
	"cognate/internal/later"
	"cognate/internal/message"
	"cognate/internal/passkey"
	"cognate/internal/password"
	"cognate/internal/seal"
	"cognate/internal/srp"
	"cognate/internal/store"
	"cognate/internal/throttle"
	"cognate/internal/token"
	"cognate/internal/totp"
	"cognate/internal/userimport"
	"cognate/internal/usermigration"
	"cognate/internal/userpool"
)

// Parts are what the operations are made of. All are required but the
// senders: without one, messages of its kind can't be delivered.
type Parts struct {
	Store     *store.DB
	Sealer    *seal.Sealer
	Directory *directory.Directory
	Hasher    *password.Hasher
	Tokens    *token.Service
	Events    *authevent.Recorder
	// Compromised judges passwords that others know.
	Compromised *compromised.Guard
	Throttle    *throttle.Throttle
	Sender      delivery.Sender
	// Later sends what answers must not wait for.
	Later *later.Group
	// EmailFrom is the sender of mail of pools that have none of their own.
	EmailFrom string
	// Site is the address of a pool's pages, without a slash at the end.
	Site      func(ctx context.Context, pool *userpool.Pool) (string, error)
	Hooks     *hook.Service
	Host      string // the server's own name
	Imports   *userimport.Runner
	Uploads   userimport.Links
	Now       func() time.Time
	Rand      io.Reader
	Log       *slog.Logger
	PublicURL string // of the server, without a slash at the end
}

// Services are the operations that are built, and what the login pages need
// besides them.
type Services struct {
	// Operations is the table of the operations.
	//
	// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_Operations.html
	Operations map[string]awsjson.Operation
	SignIn     *signin.Service
	Factors    *factors.Service
	Sessions   *authsession.Keeper
}

// New puts the operations together.
func New(p Parts) Services {
	codes := code.New(p.Store, p.Sealer, p.Now, p.Rand)
	pages := paging.Tokens{Sealer: p.Sealer, Now: p.Now}
	credentials := credential.New(p.Hasher, p.Sealer, p.Rand, p.Now)
	params := srp.New()
	messages := message.New(message.Options{
		Sender: p.Sender, Later: p.Later, Hooks: p.Hooks, Now: p.Now, Rand: p.Rand, From: p.EmailFrom, Site: p.Site, Log: p.Log,
	})
	authSessions := &authsession.Keeper{Sealer: p.Sealer, Now: p.Now, Rand: p.Rand}
	authenticators := &totp.Service{Sealer: p.Sealer, Now: p.Now, Rand: p.Rand}
	deviceKeys := device.Keys{Sealer: p.Sealer, SRP: params, Rand: p.Rand}

	brand := &branding.Service{Store: p.Store, Directory: p.Directory, Pages: pages, Now: p.Now, Rand: p.Rand, PublicURL: p.PublicURL}
	pool := &pools.Service{Store: p.Store, Directory: p.Directory, Tokens: p.Tokens, Pages: pages, Now: p.Now, Rand: p.Rand}
	setting := &settings.Service{Store: p.Store, Directory: p.Directory, Throttle: p.Throttle, Pages: pages, Now: p.Now}
	client := &clients.Service{Store: p.Store, Directory: p.Directory, Tokens: p.Tokens, Pages: pages, Now: p.Now, Rand: p.Rand}
	domain := &domains.Service{Store: p.Store, Directory: p.Directory, Host: p.Host, Now: p.Now}
	federate := &federation.Service{Store: p.Store, Directory: p.Directory, Tokens: p.Tokens, Pages: pages, Now: p.Now}
	resourceServer := &resourceservers.Service{Store: p.Store, Directory: p.Directory, Pages: pages}
	group := &groups.Service{Store: p.Store, Directory: p.Directory, Pages: pages, Now: p.Now}
	imported := &imports.Service{
		Store: p.Store, Directory: p.Directory, Pages: pages, Links: p.Uploads, Wake: p.Imports.Wake, Now: p.Now, Rand: p.Rand,
	}
	migrations := &usermigration.Service{
		Store: p.Store, Directory: p.Directory, Credentials: credentials, Hooks: p.Hooks, Now: p.Now, Rand: p.Rand,
	}
	user := &users.Service{
		Store: p.Store, Directory: p.Directory, Credentials: credentials, Codes: codes,
		Messages: messages, Hooks: p.Hooks, Migrations: migrations, Tokens: p.Tokens, Sessions: authSessions, Sealer: p.Sealer, Pages: pages, Now: p.Now, Rand: p.Rand,
		Events: p.Events, Compromised: p.Compromised,
	}
	tracked := &devices.Service{
		Store: p.Store, Directory: p.Directory, Tokens: p.Tokens, Keys: deviceKeys, Pages: pages, Now: p.Now,
	}
	parties := passkey.Parties{Store: p.Store, Host: p.Host}
	factor := &factors.Service{
		Store: p.Store, Directory: p.Directory, Tokens: p.Tokens, Sessions: authSessions, Authenticators: authenticators,
		Parties: parties, Pages: pages, Now: p.Now, Rand: p.Rand,
	}
	sign := &signin.Service{
		Store: p.Store, Directory: p.Directory, Credentials: credentials, Codes: codes, Tokens: p.Tokens, Sealer: p.Sealer,
		Hooks: p.Hooks, Migrations: migrations, Sessions: authSessions, Authenticators: authenticators, Messages: messages,
		SRP: params, Devices: deviceKeys, Parties: parties, Events: p.Events, Compromised: p.Compromised, Now: p.Now, Rand: p.Rand,
	}
	session := &sessions.Service{Store: p.Store, Directory: p.Directory, Tokens: p.Tokens, Pages: pages, Now: p.Now}
	event := &authevents.Service{Store: p.Store, Directory: p.Directory, Events: p.Events, Pages: pages, Sealer: p.Sealer}

	operations := map[string]awsjson.Operation{
		"AddCustomAttributes":                   awsjson.Op(pool.AddCustomAttributes),
		"AddUserPoolClientSecret":               awsjson.Op(client.AddUserPoolClientSecret),
		"AdminAddUserToGroup":                   awsjson.Op(group.AdminAddUserToGroup),
		"AdminConfirmSignUp":                    awsjson.Op(user.AdminConfirmSignUp),
		"AdminCreateUser":                       awsjson.Op(user.AdminCreateUser),
		"AdminDeleteSoftwareToken":              awsjson.Op(factor.AdminDeleteSoftwareToken),
		"AdminDeleteUser":                       awsjson.Op(user.AdminDeleteUser),
		"AdminDeleteUserAttributes":             awsjson.Op(user.AdminDeleteUserAttributes),
		"AdminDisableProviderForUser":           awsjson.Op(federate.AdminDisableProviderForUser),
		"AdminDisableUser":                      awsjson.Op(user.AdminDisableUser),
		"AdminEnableUser":                       awsjson.Op(user.AdminEnableUser),
		"AdminForgetDevice":                     awsjson.Op(tracked.AdminForgetDevice),
		"AdminGetDevice":                        awsjson.Op(tracked.AdminGetDevice),
		"AdminGetUser":                          awsjson.Op(user.AdminGetUser),
		"AdminGetUserAuthFactors":               awsjson.Op(factor.AdminGetUserAuthFactors),
		"AdminInitiateAuth":                     awsjson.Op(sign.AdminInitiateAuth),
		"AdminLinkProviderForUser":              awsjson.Op(federate.AdminLinkProviderForUser),
		"AdminListDevices":                      awsjson.Op(tracked.AdminListDevices),
		"AdminListGroupsForUser":                awsjson.Op(group.AdminListGroupsForUser),
		"AdminListUserAuthEvents":               awsjson.Op(event.AdminListUserAuthEvents),
		"AdminListUserSessions":                 awsjson.Op(session.AdminListUserSessions),
		"AdminRemoveUserFromGroup":              awsjson.Op(group.AdminRemoveUserFromGroup),
		"AdminResetUserPassword":                awsjson.Op(user.AdminResetUserPassword),
		"AdminRespondToAuthChallenge":           awsjson.Op(sign.AdminRespondToAuthChallenge),
		"AdminRevokeUserSession":                awsjson.Op(session.AdminRevokeUserSession),
		"AdminSetUserMFAPreference":             awsjson.Op(factor.AdminSetUserMFAPreference),
		"AdminSetUserPassword":                  awsjson.Op(user.AdminSetUserPassword),
		"AdminSetUserSettings":                  awsjson.Op(factor.AdminSetUserSettings),
		"AdminUpdateAuthEventFeedback":          awsjson.Op(event.AdminUpdateAuthEventFeedback),
		"AdminUpdateDeviceStatus":               awsjson.Op(tracked.AdminUpdateDeviceStatus),
		"AdminUpdateUserAttributes":             awsjson.Op(user.AdminUpdateUserAttributes),
		"AdminUserGlobalSignOut":                awsjson.Op(sign.AdminUserGlobalSignOut),
		"AssociateSoftwareToken":                awsjson.Op(factor.AssociateSoftwareToken),
		"ChangePassword":                        awsjson.Op(user.ChangePassword),
		"CompleteWebAuthnRegistration":          awsjson.Op(factor.CompleteWebAuthnRegistration),
		"ConfirmDevice":                         awsjson.Op(tracked.ConfirmDevice),
		"ConfirmForgotPassword":                 awsjson.Op(user.ConfirmForgotPassword),
		"ConfirmSignUp":                         awsjson.Op(user.ConfirmSignUp),
		"CreateGroup":                           awsjson.Op(group.CreateGroup),
		"CreateIdentityProvider":                awsjson.Op(federate.CreateIdentityProvider),
		"CreateManagedLoginBranding":            awsjson.Op(brand.CreateManagedLoginBranding),
		"CreateResourceServer":                  awsjson.Op(resourceServer.CreateResourceServer),
		"CreateTerms":                           awsjson.Op(brand.CreateTerms),
		"CreateUserImportJob":                   awsjson.Op(imported.CreateUserImportJob),
		"CreateUserPool":                        awsjson.Op(pool.CreateUserPool),
		"CreateUserPoolClient":                  awsjson.Op(client.CreateUserPoolClient),
		"CreateUserPoolDomain":                  awsjson.Op(domain.CreateUserPoolDomain),
		"CreateUserPoolReplica":                 awsjson.Op(setting.CreateUserPoolReplica),
		"DeleteGroup":                           awsjson.Op(group.DeleteGroup),
		"DeleteIdentityProvider":                awsjson.Op(federate.DeleteIdentityProvider),
		"DeleteManagedLoginBranding":            awsjson.Op(brand.DeleteManagedLoginBranding),
		"DeleteResourceServer":                  awsjson.Op(resourceServer.DeleteResourceServer),
		"DeleteTerms":                           awsjson.Op(brand.DeleteTerms),
		"DeleteUser":                            awsjson.Op(user.DeleteUser),
		"DeleteUserAttributes":                  awsjson.Op(user.DeleteUserAttributes),
		"DeleteUserPool":                        awsjson.Op(pool.DeleteUserPool),
		"DeleteUserPoolClient":                  awsjson.Op(client.DeleteUserPoolClient),
		"DeleteUserPoolClientSecret":            awsjson.Op(client.DeleteUserPoolClientSecret),
		"DeleteUserPoolDomain":                  awsjson.Op(domain.DeleteUserPoolDomain),
		"DeleteUserPoolReplica":                 awsjson.Op(setting.DeleteUserPoolReplica),
		"DeleteWebAuthnCredential":              awsjson.Op(factor.DeleteWebAuthnCredential),
		"DescribeIdentityProvider":              awsjson.Op(federate.DescribeIdentityProvider),
		"DescribeManagedLoginBranding":          awsjson.Op(brand.DescribeManagedLoginBranding),
		"DescribeManagedLoginBrandingByClient":  awsjson.Op(brand.DescribeManagedLoginBrandingByClient),
		"DescribeResourceServer":                awsjson.Op(resourceServer.DescribeResourceServer),
		"DescribeRiskConfiguration":             awsjson.Op(setting.DescribeRiskConfiguration),
		"DescribeTerms":                         awsjson.Op(brand.DescribeTerms),
		"DescribeTermsByClient":                 awsjson.Op(brand.DescribeTermsByClient),
		"DescribeUserImportJob":                 awsjson.Op(imported.DescribeUserImportJob),
		"DescribeUserPool":                      awsjson.Op(pool.DescribeUserPool),
		"DescribeUserPoolClient":                awsjson.Op(client.DescribeUserPoolClient),
		"DescribeUserPoolDomain":                awsjson.Op(domain.DescribeUserPoolDomain),
		"ForgetDevice":                          awsjson.Op(tracked.ForgetDevice),
		"ForgotPassword":                        awsjson.Op(user.ForgotPassword),
		"GetCSVHeader":                          awsjson.Op(imported.GetCSVHeader),
		"GetClientToken":                        awsjson.Op(client.GetClientToken),
		"GetDevice":                             awsjson.Op(tracked.GetDevice),
		"GetGroup":                              awsjson.Op(group.GetGroup),
		"GetIdentityProviderByIdentifier":       awsjson.Op(federate.GetIdentityProviderByIdentifier),
		"GetLogDeliveryConfiguration":           awsjson.Op(setting.GetLogDeliveryConfiguration),
		"GetProvisionedLimit":                   awsjson.Op(setting.GetProvisionedLimit),
		"GetSigningCertificate":                 awsjson.Op(pool.GetSigningCertificate),
		"GetTokensFromRefreshToken":             awsjson.Op(sign.GetTokensFromRefreshToken),
		"GetUICustomization":                    awsjson.Op(brand.GetUICustomization),
		"GetUser":                               awsjson.Op(user.GetUser),
		"GetUserAttributeVerificationCode":      awsjson.Op(user.GetUserAttributeVerificationCode),
		"GetUserAuthFactors":                    awsjson.Op(factor.GetUserAuthFactors),
		"GetUserPoolClientSessionConfiguration": awsjson.Op(session.GetUserPoolClientSessionConfiguration),
		"GetUserPoolMfaConfig":                  awsjson.Op(pool.GetUserPoolMfaConfig),
		"GetUserPoolSessionConfiguration":       awsjson.Op(session.GetUserPoolSessionConfiguration),
		"GlobalSignOut":                         awsjson.Op(sign.GlobalSignOut),
		"InitiateAuth":                          awsjson.Op(sign.InitiateAuth),
		"ListDevices":                           awsjson.Op(tracked.ListDevices),
		"ListGroups":                            awsjson.Op(group.ListGroups),
		"ListIdentityProviders":                 awsjson.Op(federate.ListIdentityProviders),
		"ListResourceServers":                   awsjson.Op(resourceServer.ListResourceServers),
		"ListTagsForResource":                   awsjson.Op(pool.ListTagsForResource),
		"ListTerms":                             awsjson.Op(brand.ListTerms),
		"ListUserImportJobs":                    awsjson.Op(imported.ListUserImportJobs),
		"ListUserPoolClientSecrets":             awsjson.Op(client.ListUserPoolClientSecrets),
		"ListUserPoolClients":                   awsjson.Op(client.ListUserPoolClients),
		"ListUserPoolReplicas":                  awsjson.Op(setting.ListUserPoolReplicas),
		"ListUserPools":                         awsjson.Op(pool.ListUserPools),
		"ListUserSessions":                      awsjson.Op(session.ListUserSessions),
		"ListUsers":                             awsjson.Op(user.ListUsers),
		"ListUsersInGroup":                      awsjson.Op(group.ListUsersInGroup),
		"ListWebAuthnCredentials":               awsjson.Op(factor.ListWebAuthnCredentials),
		"ResendConfirmationCode":                awsjson.Op(user.ResendConfirmationCode),
		"RespondToAuthChallenge":                awsjson.Op(sign.RespondToAuthChallenge),
		"RevokeToken":                           awsjson.Op(sign.RevokeToken),
		"RevokeUserSession":                     awsjson.Op(session.RevokeUserSession),
		"SetLogDeliveryConfiguration":           awsjson.Op(setting.SetLogDeliveryConfiguration),
		"SetRiskConfiguration":                  awsjson.Op(setting.SetRiskConfiguration),
		"SetUICustomization":                    awsjson.Op(brand.SetUICustomization),
		"SetUserMFAPreference":                  awsjson.Op(factor.SetUserMFAPreference),
		"SetUserPoolClientSessionConfiguration": awsjson.Op(session.SetUserPoolClientSessionConfiguration),
		"SetUserPoolMfaConfig":                  awsjson.Op(pool.SetUserPoolMfaConfig),
		"SetUserPoolSessionConfiguration":       awsjson.Op(session.SetUserPoolSessionConfiguration),
		"SetUserSettings":                       awsjson.Op(factor.SetUserSettings),
		"SignUp":                                awsjson.Op(user.SignUp),
		"StartUserImportJob":                    awsjson.Op(imported.StartUserImportJob),
		"StartWebAuthnRegistration":             awsjson.Op(factor.StartWebAuthnRegistration),
		"StopUserImportJob":                     awsjson.Op(imported.StopUserImportJob),
		"TagResource":                           awsjson.Op(pool.TagResource),
		"UntagResource":                         awsjson.Op(pool.UntagResource),
		"UpdateAuthEventFeedback":               awsjson.Op(event.UpdateAuthEventFeedback),
		"UpdateDeviceStatus":                    awsjson.Op(tracked.UpdateDeviceStatus),
		"UpdateGroup":                           awsjson.Op(group.UpdateGroup),
		"UpdateIdentityProvider":                awsjson.Op(federate.UpdateIdentityProvider),
		"UpdateManagedLoginBranding":            awsjson.Op(brand.UpdateManagedLoginBranding),
		"UpdateProvisionedLimit":                awsjson.Op(setting.UpdateProvisionedLimit),
		"UpdateResourceServer":                  awsjson.Op(resourceServer.UpdateResourceServer),
		"UpdateTerms":                           awsjson.Op(brand.UpdateTerms),
		"UpdateUserAttributes":                  awsjson.Op(user.UpdateUserAttributes),
		"UpdateUserPool":                        awsjson.Op(pool.UpdateUserPool),
		"UpdateUserPoolClient":                  awsjson.Op(client.UpdateUserPoolClient),
		"UpdateUserPoolDomain":                  awsjson.Op(domain.UpdateUserPoolDomain),
		"UpdateUserPoolReplica":                 awsjson.Op(setting.UpdateUserPoolReplica),
		"VerifySoftwareToken":                   awsjson.Op(factor.VerifySoftwareToken),
		"VerifyUserAttribute":                   awsjson.Op(user.VerifyUserAttribute),
	}
	return Services{operations, sign, factor, authSessions}
}

// MaxBody returns the operations whose requests carry images, and how many
// bytes these may have.
func MaxBody() map[string]int {
	const images = 2 << 20
	return map[string]int{"CreateManagedLoginBranding": images, "UpdateManagedLoginBranding": images}
}

// Resource returns the ARN of the pool that a request names, or "*" where it
// names none: a client id or a domain alone doesn't tell its pool. The region
// is the pool's own, which its id begins with, and not the one that the caller
// signed for: otherwise callers could choose which ARN they are judged by.
//
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html
func Resource(_ string, body map[string]any, id caller.Identity) string {
	if arn, ok := body["ResourceArn"].(string); ok {
		return arn
	}
	pool, ok := body["UserPoolId"].(string)
	if !ok {
		return "*"
	}
	region, _, ok := strings.Cut(pool, "_")
	if !ok {
		region = id.Region
	}
	return "arn:aws:cognito-idp:" + region + ":" + id.Account + ":userpool/" + pool
}
