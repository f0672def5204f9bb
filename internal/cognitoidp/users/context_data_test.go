package users_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// TestAnApplicationTellsWhoAsks asks for every operation without a token
// through a client with a secret that passes on where its user is. Events show
// that address.
func TestAnApplicationTellsWhoAsks(t *testing.T) {
	settings := byMail()
	settings.UserPoolTier = wire.UserPoolTierTypePlus
	settings.UserPoolAddOns = &wire.UserPoolAddOnsType{AdvancedSecurityMode: "AUDIT"}
	a := administer(t, settings)
	var made wire.CreateUserPoolClientResponse
	a.Must("CreateUserPoolClient", wire.CreateUserPoolClientRequest{
		UserPoolId: a.pool, ClientName: "server", GenerateSecret: new(true), EnablePropagateAdditionalUserContextData: new(true),
	}, &made)
	events := map[string]string{
		"SignUp": "SignUp", "ConfirmSignUp": "", "ResendConfirmationCode": "ResendCode",
		"ForgotPassword": "ForgotPassword", "ConfirmForgotPassword": "ForgotPassword",
	}
	n := 0
	for op, event := range events {
		n++
		address := fmt.Sprintf("203.0.113.%d", n)
		in := members(t, a.ready(op, op, "email"))
		in["ClientId"] = made.UserPoolClient.ClientId
		a.Refused(op, in, "NotAuthorizedException",
			fmt.Sprintf("Client %s is configured with secret but SECRET_HASH was not received", made.UserPoolClient.ClientId))
		in["SecretHash"] = userpool.SecretHash(made.UserPoolClient.ClientSecret, op, made.UserPoolClient.ClientId)
		in["AnalyticsMetadata"] = wire.AnalyticsMetadataType{AnalyticsEndpointId: "endpoint"}
		in["UserContextData"] = wire.UserContextDataType{IpAddress: address, EncodedData: "ZmluZ2VycHJpbnQ="}
		a.Must(op, in, nil)
		var out wire.AdminListUserAuthEventsResponse
		a.Must("AdminListUserAuthEvents", wire.AdminListUserAuthEventsRequest{UserPoolId: a.pool, Username: op}, &out)
		got := map[string]string{}
		for _, e := range out.AuthEvents {
			if e.EventContextData.IpAddress == address {
				got[e.EventType] = address
			}
		}
		if event != "" && (len(got) != 1 || got[event] == "") || event == "" && len(got) != 0 {
			t.Errorf("%s: of %s there are the events %v; want %q", op, address, got, event)
		}
	}
}

// members is a request as JSON has it.
func members(t *testing.T, in any) map[string]any {
	t.Helper()
	text, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]any
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return out
}
