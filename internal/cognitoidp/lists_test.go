package cognitoidp_test

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cognate/cognatetest"
	"cognate/internal/passkey/passkeytest"
	"cognate/internal/srp"
	"cognate/internal/wire"
	idp "cognate/internal/wire/cognitoidp"
)

const goodPassword = "Passw0rd!"

// book is a server with a pool in which everything can be listed.
type book struct {
	*cognatetest.Server
	pool, client, token string
}

func newBook(t *testing.T) *book {
	t.Helper()
	b := &book{Server: cognatetest.NewServer(t, nil)}
	b.pool = b.NewPool(idp.CreateUserPoolRequest{
		PoolName: "people", UserPoolTier: "PLUS", UserPoolAddOns: &idp.UserPoolAddOnsType{AdvancedSecurityMode: "AUDIT"},
		DeviceConfiguration: &idp.DeviceConfigurationType{},
		Policies:            &idp.UserPoolPolicyType{SignInPolicy: &idp.SignInPolicyType{AllowedFirstAuthFactors: []string{"PASSWORD", "WEB_AUTHN"}}},
	})
	b.Must("SetUserPoolMfaConfig", idp.SetUserPoolMfaConfigRequest{
		UserPoolId: b.pool, WebAuthnConfiguration: &idp.WebAuthnConfigurationType{RelyingPartyId: "example.com"}}, nil)
	b.Must("SetUserPoolSessionConfiguration", idp.SetUserPoolSessionConfigurationRequest{
		UserPoolId: b.pool, UserSessionTracking: "ENABLED", TokenSession: &idp.UserPoolTokenSessionConfigType{MaxPerUser: new(int64(100))}}, nil)
	b.client = b.newClient(0)
	b.newUser("alice")
	b.token = b.signIn().AccessToken
	return b
}

func (b *book) newClient(i int) string {
	var out idp.CreateUserPoolClientResponse
	b.Must("CreateUserPoolClient", idp.CreateUserPoolClientRequest{
		UserPoolId: b.pool, ClientName: fmt.Sprintf("app %d", i), ExplicitAuthFlows: []string{"ALLOW_USER_PASSWORD_AUTH"}}, &out)
	return out.UserPoolClient.ClientId
}

func (b *book) newUser(name string) {
	b.Must("AdminCreateUser", idp.AdminCreateUserRequest{UserPoolId: b.pool, Username: name, MessageAction: "SUPPRESS"}, nil)
	b.Must("AdminSetUserPassword", idp.AdminSetUserPasswordRequest{UserPoolId: b.pool, Username: name, Password: goodPassword, Permanent: new(true)}, nil)
}

func (b *book) signIn() *idp.AuthenticationResultType {
	var out idp.InitiateAuthResponse
	b.Must("InitiateAuth", idp.InitiateAuthRequest{
		ClientId: b.client, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: map[string]string{"USERNAME": "alice", "PASSWORD": goodPassword}}, &out)
	return out.AuthenticationResult
}

func (b *book) newDevice(int) {
	r := b.signIn()
	device, salt := r.NewDeviceMetadata, []byte("0123456789abcdef")
	verifier := srp.New().Verifier(device.DeviceGroupKey, device.DeviceKey, "device password", salt)
	b.Must("ConfirmDevice", idp.ConfirmDeviceRequest{
		AccessToken: r.AccessToken, DeviceKey: device.DeviceKey,
		DeviceSecretVerifierConfig: &idp.DeviceSecretVerifierConfigType{
			PasswordVerifier: base64.StdEncoding.EncodeToString(verifier), Salt: base64.StdEncoding.EncodeToString(salt)},
	}, nil)
}

func (b *book) newPasskey(t *testing.T) {
	var out idp.StartWebAuthnRegistrationResponse
	b.Must("StartWebAuthnRegistration", idp.StartWebAuthnRegistrationRequest{AccessToken: b.token}, &out)
	credential, err := (&passkeytest.Authenticator{Origin: "https://example.com"}).Create(out.CredentialCreationOptions)
	if err != nil {
		t.Fatal(err)
	}
	b.Must("CompleteWebAuthnRegistration", idp.CompleteWebAuthnRegistrationRequest{AccessToken: b.token, Credential: credential}, nil)
}

// list is an operation that shows things page by page.
type list struct {
	items, id string // the member of the answer, and what tells its elements apart
	token     string // the member with the token
	limit     string // the member with the size of a page; "" where the caller has no say
	more      map[string]any
	make      func(i int)
}

// lists are the operations that take a page's token. Those without make show
// all they have on one page, or more of it than a test wants to make: their
// own tests turn their pages.
func (b *book) lists(t *testing.T) map[string]list {
	inPool := map[string]any{"UserPoolId": b.pool}
	alice := map[string]any{"UserPoolId": b.pool, "Username": "alice"}
	herself := map[string]any{"AccessToken": b.token}
	var userGroup idp.CreateGroupRequest
	newGroup := func(i int) {
		userGroup = idp.CreateGroupRequest{UserPoolId: b.pool, GroupName: fmt.Sprintf("group-%02d", i)}
		b.Must("CreateGroup", userGroup, nil)
	}
	return map[string]list{
		"ListUserPools": {"UserPools", "Id", "NextToken", "MaxResults", nil, func(i int) {
			b.Must("CreateUserPool", idp.CreateUserPoolRequest{PoolName: fmt.Sprint("pool ", i)}, nil)
		}},
		"ListUserPoolClients": {"UserPoolClients", "ClientId", "NextToken", "MaxResults", inPool, func(i int) { b.newClient(i) }},
		"ListUsers": {"Users", "Username", "PaginationToken", "Limit", inPool, func(i int) {
			b.Must("AdminCreateUser", idp.AdminCreateUserRequest{UserPoolId: b.pool, Username: fmt.Sprintf("user-%02d", i), MessageAction: "SUPPRESS"}, nil)
		}},
		"ListGroups": {"Groups", "GroupName", "NextToken", "Limit", inPool, func(i int) { newGroup(50 + i) }},
		"AdminListGroupsForUser": {"Groups", "GroupName", "NextToken", "Limit", alice, func(i int) {
			newGroup(i)
			b.Must("AdminAddUserToGroup", idp.AdminAddUserToGroupRequest{UserPoolId: b.pool, Username: "alice", GroupName: userGroup.GroupName}, nil)
		}},
		"ListUsersInGroup": {"Users", "Username", "NextToken", "Limit", map[string]any{"UserPoolId": b.pool, "GroupName": "staff"}, func(i int) {
			name := fmt.Sprintf("member-%02d", i)
			b.Must("AdminCreateUser", idp.AdminCreateUserRequest{UserPoolId: b.pool, Username: name, MessageAction: "SUPPRESS"}, nil)
			b.Must("AdminAddUserToGroup", idp.AdminAddUserToGroupRequest{UserPoolId: b.pool, Username: name, GroupName: "staff"}, nil)
		}},
		"ListIdentityProviders": {"Providers", "ProviderName", "NextToken", "MaxResults", inPool, func(i int) {
			b.Must("CreateIdentityProvider", idp.CreateIdentityProviderRequest{
				UserPoolId: b.pool, ProviderName: fmt.Sprintf("provider-%02d", i), ProviderType: "OIDC",
				ProviderDetails: map[string]string{"client_id": "c", "client_secret": "s", "authorize_scopes": "openid",
					"oidc_issuer": "https://idp.example.com", "attributes_request_method": "GET"},
			}, nil)
		}},
		"ListResourceServers": {"ResourceServers", "Identifier", "NextToken", "MaxResults", inPool, func(i int) {
			b.Must("CreateResourceServer", idp.CreateResourceServerRequest{UserPoolId: b.pool, Identifier: fmt.Sprintf("server-%02d", i), Name: "s"}, nil)
		}},
		"ListTerms": {"Terms", "TermsId", "NextToken", "MaxResults", inPool, func(i int) {
			b.Must("CreateTerms", idp.CreateTermsRequest{UserPoolId: b.pool, ClientId: b.newClient(100 + i), TermsName: "terms-of-use",
				TermsSource: "LINK", Enforcement: "NONE", Links: map[string]string{"cognito:default": "https://example.com/terms"}}, nil)
		}},
		"ListUserImportJobs": {"UserImportJobs", "JobId", "PaginationToken", "MaxResults", inPool, func(i int) {
			b.Must("CreateUserImportJob", idp.CreateUserImportJobRequest{UserPoolId: b.pool, JobName: fmt.Sprint("job ", i),
				CloudWatchLogsRoleArn: "arn:aws:iam::000000000000:role/logs"}, nil)
		}},
		"AdminListDevices": {"Devices", "DeviceKey", "PaginationToken", "Limit", alice, b.newDevice},
		"ListDevices":      {"Devices", "DeviceKey", "PaginationToken", "Limit", herself, b.newDevice},
		"AdminListUserAuthEvents": {"AuthEvents", "EventId", "NextToken", "MaxResults", alice, func(int) {
			b.signIn()
		}},
		"ListWebAuthnCredentials":   {"Credentials", "CredentialId", "NextToken", "MaxResults", herself, func(int) { b.newPasskey(t) }},
		"AdminListUserSessions":     {token: "NextToken", more: alice},
		"ListUserSessions":          {token: "NextToken", more: herself},
		"ListUserPoolReplicas":      {token: "NextToken", more: inPool},
		"ListUserPoolClientSecrets": {token: "NextToken", more: map[string]any{"UserPoolId": b.pool, "ClientId": b.client}},
	}
}

// page asks for a page and returns what tells its elements apart, and the
// token of the next one.
func (b *book) page(op string, l list, size int, token string) ([]string, string) {
	in := map[string]any{l.limit: size}
	for name, v := range l.more {
		in[name] = v
	}
	if token != "" {
		in[l.token] = token
	}
	var out map[string]any
	b.Must(op, in, &out)
	var ids []string
	for _, item := range out[l.items].([]any) {
		ids = append(ids, item.(map[string]any)[l.id].(string))
	}
	next, _ := out[l.token].(string)
	return ids, next
}

// TestPagesSurviveInserts holds that what is there when somebody begins to
// turn pages comes exactly once, whatever is added meanwhile.
func TestPagesSurviveInserts(t *testing.T) {
	b := newBook(t)
	b.Must("CreateGroup", idp.CreateGroupRequest{UserPoolId: b.pool, GroupName: "staff"}, nil)
	lists := b.lists(t)
	for _, op := range wire.Names(lists) {
		l := lists[op]
		if l.make == nil {
			continue
		}
		for i := range 5 {
			l.make(2*i + 1)
			b.Clock.Advance(time.Second)
		}
		there, _ := b.page(op, l, 20, "")
		if len(there) < 5 {
			t.Errorf("%s: %d things", op, len(there))
		}
		seen, token := b.page(op, l, 2, "")
		for i := range 3 { // before, between and after what is there
			l.make(4 * i)
			b.Clock.Advance(time.Second)
		}
		for token != "" {
			var page []string
			page, token = b.page(op, l, 2, token)
			if len(page) == 0 || len(page) > 2 {
				t.Fatalf("%s: a page of %d", op, len(page))
			}
			seen = append(seen, page...)
		}
		for _, id := range there {
			if n := len(slices.DeleteFunc(slices.Clone(seen), func(s string) bool { return s != id })); n != 1 {
				t.Errorf("%s: %s came %d times: %v", op, id, n, seen)
			}
		}
	}
}

// TestPageTokensAreTheServers holds that no list takes a token that was
// changed, nor one of another list.
func TestPageTokensAreTheServers(t *testing.T) {
	b := newBook(t)
	b.Must("CreateGroup", idp.CreateGroupRequest{UserPoolId: b.pool, GroupName: "staff"}, nil)
	lists := b.lists(t)
	for _, op := range names(schema(t), func(o *wire.Operation) bool { return takes(o, "NextToken") || takes(o, "PaginationToken") }) {
		if _, ok := lists[op]; !ok {
			t.Errorf("%s is a list, too", op)
		}
	}
	lists["ListGroups"].make(1)
	_, others := b.page("ListGroups", lists["ListGroups"], 1, "")
	for _, op := range wire.Names(lists) {
		l := lists[op]
		tokens := []string{"none", "bm9uZQ"}
		if op != "ListGroups" {
			tokens = append(tokens, others)
		}
		if l.make != nil {
			for i := range 3 {
				l.make(20 + i)
				b.Clock.Advance(time.Second)
			}
			_, token := b.page(op, l, 1, "")
			if token == "" {
				t.Errorf("%s has no second page", op)
				continue
			}
			swapped := strings.Map(func(r rune) rune {
				switch r {
				case 'A':
					return 'B'
				case 'B':
					return 'A'
				}
				return r
			}, token)
			tokens = append(tokens, token[1:], token[:len(token)-2], swapped)
		}
		for _, token := range tokens {
			in := map[string]any{l.token: token}
			if l.limit != "" {
				in[l.limit] = 1
			}
			for name, v := range l.more {
				in[name] = v
			}
			b.Refused(op, in, "InvalidParameterException", "Invalid pagination token")
		}
	}
}
