package cognitoidp_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"cognate/cognatetest"
	"cognate/internal/wire"
	idp "cognate/internal/wire/cognitoidp"
)

// The names that requests give to what isn't there.
const (
	noPoolID   = "us-east-1_Nowhere00"
	noClientID = "nobodysclient0000000000000"
)

func schema(t *testing.T) *wire.Schema {
	t.Helper()
	s, err := idp.Schema()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// request is the shortest body of an operation that its schema takes: the
// members that are required, with values that mean nothing.
func request(t *testing.T, s *wire.Schema, op string) map[string]any {
	t.Helper()
	body := structure(s.Operations[op].Input)
	read, err := wire.Read(encode(t, body))
	if err == nil {
		err = s.Validate(op, read)
	}
	if err != nil {
		t.Fatalf("%s: made a request that the schema refuses: %v\n%s", op, err, encode(t, body))
	}
	return body
}

func encode(t *testing.T, v any) []byte {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func structure(s *wire.Shape) map[string]any {
	body := map[string]any{}
	for _, m := range s.Members {
		if m.Required {
			body[m.Name] = value(m.Name, m.Shape)
		}
	}
	return body
}

func value(name string, s *wire.Shape) any {
	switch s.Kind {
	case wire.Structure:
		return structure(s)
	case wire.List:
		return []any{value(name, s.Elem)}
	case wire.Map:
		return map[string]any{"key": value(name, s.Elem)}
	case wire.Enum:
		return s.Values[0]
	case wire.Integer, wire.Long:
		return 1
	case wire.Boolean:
		return true
	case wire.Timestamp:
		return 1_750_000_000
	case wire.Document:
		return map[string]any{}
	}
	return text(name, s)
}

// text is the first of some values that a string's limits allow.
func text(name string, s *wire.Shape) string {
	named := map[string]string{
		"UserPoolId": noPoolID, "ClientId": noClientID, "ResourceArn": "arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + noPoolID,
		"Password": "Correct-Horse-1", "ProposedPassword": "Correct-Horse-1", "PreviousPassword": "Correct-Horse-1",
	}
	candidates := []string{
		named[name], "a", "123456", "token", "https://example.com", "us-west-2", "terms-of-use", "example", "import-0123456789",
		"arn:aws:logs:us-east-1:000000000000:log-group:a", "arn:aws:iam::000000000000:role/cognito",
		"01234567-89ab-4def-8123-456789abcdef", "us-west-2_01234567-89ab-4def-8123-456789abcdef",
		"nobodysclient0000000000000--0000000000000", "tkn0123456789012345678901234", strings.Repeat("a", 24), strings.Repeat("a", 64),
	}
	for _, c := range candidates {
		if c == "" || s.Min != nil && int64(len(c)) < *s.Min || s.Max != nil && int64(len(c)) > *s.Max || s.Pattern != nil && !s.Pattern.Match(c) {
			continue
		}
		return c
	}
	return "no value for " + name
}

// names returns the operations for which want holds.
func names(s *wire.Schema, want func(*wire.Operation) bool) []string {
	return slices.DeleteFunc(wire.Names(s.Operations), func(op string) bool { return !want(s.Operations[op]) })
}

func requires(o *wire.Operation, member string) bool {
	return slices.ContainsFunc(o.Input.Members, func(m *wire.Member) bool { return m.Name == member && m.Required })
}

func takes(o *wire.Operation, member string) bool {
	return slices.ContainsFunc(o.Input.Members, func(m *wire.Member) bool { return m.Name == member })
}

// made is what exists in a server: nothing, a pool, or a pool and a client.
type made struct {
	*cognatetest.Server
	pool, client string
}

func newPool(t *testing.T) made {
	t.Helper()
	m := made{Server: cognatetest.NewServer(t, nil)}
	var pool idp.CreateUserPoolResponse
	m.Must("CreateUserPool", idp.CreateUserPoolRequest{PoolName: "people", UserPoolTier: idp.UserPoolTierTypePlus,
		UserPoolAddOns: &idp.UserPoolAddOnsType{AdvancedSecurityMode: idp.AdvancedSecurityModeTypeEnforced}}, &pool)
	m.pool = pool.UserPool.Id
	m.Must("SetUserPoolSessionConfiguration", idp.SetUserPoolSessionConfigurationRequest{
		UserPoolId: m.pool, UserSessionTracking: "ENABLED", TokenSession: &idp.UserPoolTokenSessionConfigType{MaxPerUser: new(int64(3))}}, nil)
	var client idp.CreateUserPoolClientResponse
	m.Must("CreateUserPoolClient", idp.CreateUserPoolClientRequest{UserPoolId: m.pool, ClientName: "app"}, &client)
	m.client = client.UserPoolClient.ClientId
	return m
}

func TestEveryOperationMissesItsMembers(t *testing.T) {
	s := schema(t)
	server := cognatetest.NewServer(t, nil)
	for op, o := range s.Operations {
		for _, m := range o.Input.Members {
			if !m.Required {
				continue
			}
			body := request(t, s, op)
			delete(body, m.Name)
			server.Refused(op, body, "InvalidParameterException",
				"1 validation error detected: Value null at '"+strings.ToLower(m.Name[:1])+m.Name[1:]+"' failed to satisfy constraint: Member must not be null")
		}
	}
}

func TestEveryOperationOfAnUnknownPool(t *testing.T) {
	s := schema(t)
	server := cognatetest.NewServer(t, nil)
	domain := "No such domain or user pool exists."
	own := map[string]string{"DeleteUserPoolDomain": domain, "UpdateUserPoolDomain": domain}
	for _, op := range names(s, func(o *wire.Operation) bool { return requires(o, "UserPoolId") }) {
		body := request(t, s, op)
		if op == "SetLogDeliveryConfiguration" { // whose configurations need more than their required members
			body["LogConfigurations"] = []any{}
		}
		if message, ok := own[op]; ok {
			server.Refused(op, body, "InvalidParameterException", message)
			continue
		}
		server.Refused(op, body, "ResourceNotFoundException", "User pool "+noPoolID+" does not exist.")
	}
}

func TestEveryOperationOfAnUnknownClient(t *testing.T) {
	s := schema(t)
	m := newPool(t)
	for _, op := range names(s, func(o *wire.Operation) bool { return requires(o, "ClientId") }) {
		body := request(t, s, op)
		body["UserPoolId"] = m.pool
		exception := "ResourceNotFoundException"
		if !s.Operations[op].Declares(exception) {
			exception = "UnauthorizedException"
		}
		m.Refused(op, body, exception, "User pool client "+noClientID+" does not exist.")
	}
}

func TestEveryOperationOfAnUnknownUser(t *testing.T) {
	s := schema(t)
	m := newPool(t)
	for _, op := range names(s, func(o *wire.Operation) bool { return requires(o, "UserPoolId") && requires(o, "Username") }) {
		if op == "AdminCreateUser" { // whose users don't exist before
			continue
		}
		exception := "UserNotFoundException"
		if !s.Operations[op].Declares(exception) {
			exception = "ResourceNotFoundException"
		}
		body := request(t, s, op)
		body["UserPoolId"] = m.pool
		m.Refused(op, body, exception, "User does not exist.")
	}
}

func TestEveryOperationOfABadAccessToken(t *testing.T) {
	s := schema(t)
	m := newPool(t)
	for _, op := range names(s, func(o *wire.Operation) bool { return requires(o, "AccessToken") }) {
		m.Refused(op, request(t, s, op), "NotAuthorizedException", "Invalid Access Token")
	}
}
