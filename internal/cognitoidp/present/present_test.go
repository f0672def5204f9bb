package present

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/userpool"
	"cognate/internal/wire"
	idp "cognate/internal/wire/cognitoidp"
)

var created = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)

func alice() *userpool.User {
	return &userpool.User{
		Sub: "5b1d", Username: "alice", Status: userpool.Confirmed, Enabled: true,
		Created: created, Modified: created.Add(time.Hour),
		Attributes: map[string]string{"email": "alice@example.com", "custom:team": "red", "email_verified": "true"},
	}
}

func TestUser(t *testing.T) {
	yes := true
	want := idp.UserType{
		Username: "alice", UserStatus: "CONFIRMED", Enabled: &yes,
		UserCreateDate: wire.At(created), UserLastModifiedDate: wire.At(created.Add(time.Hour)),
		Attributes: []idp.AttributeType{
			{Name: "sub", Value: "5b1d"}, {Name: "custom:team", Value: "red"},
			{Name: "email", Value: "alice@example.com"}, {Name: "email_verified", Value: "true"},
		},
	}
	if diff := cmp.Diff(want, User(alice(), nil)); diff != "" {
		t.Errorf("all attributes (-want +got):\n%s", diff)
	}
	want.Attributes = []idp.AttributeType{{Name: "email", Value: "alice@example.com"}}
	if diff := cmp.Diff(want, User(alice(), []string{"email", "name"})); diff != "" {
		t.Errorf("some attributes (-want +got):\n%s", diff)
	}
	if got := User(alice(), []string{}).Attributes; got == nil || len(got) != 0 {
		t.Errorf("no attributes: %#v; want an empty list", got)
	}
}

func TestUserKeepsNoReferenceToTheUser(t *testing.T) {
	u := alice()
	shown := User(u, nil)
	u.Enabled = false
	if !*shown.Enabled {
		t.Error("disabling the user changed what was shown")
	}
}

func TestMFAOptions(t *testing.T) {
	u := alice()
	if got := MFAOptions(u); got != nil {
		t.Errorf("got %v; want none", got)
	}
	u.MFA.LegacySMS = true
	want := []idp.MFAOptionType{{DeliveryMedium: "SMS", AttributeName: "phone_number"}}
	if diff := cmp.Diff(want, MFAOptions(u)); diff != "" {
		t.Errorf("options (-want +got):\n%s", diff)
	}
}

func TestGroup(t *testing.T) {
	zero, shown := 0, int64(0)
	g := &userpool.Group{
		PoolID: "us-east-1_Example01", Name: "admins", Description: "Those who may",
		RoleARN: "arn:aws:iam::123456789012:role/admins", Created: created, Modified: created,
	}
	want := idp.GroupType{
		UserPoolId: "us-east-1_Example01", GroupName: "admins", Description: "Those who may",
		RoleArn: "arn:aws:iam::123456789012:role/admins", CreationDate: wire.At(created), LastModifiedDate: wire.At(created),
	}
	if diff := cmp.Diff(want, Group(g)); diff != "" {
		t.Errorf("without precedence (-want +got):\n%s", diff)
	}
	g.Precedence, want.Precedence = &zero, &shown
	if diff := cmp.Diff(want, Group(g)); diff != "" {
		t.Errorf("with precedence (-want +got):\n%s", diff)
	}
}

func TestMapTakesTheLastOfEqualNames(t *testing.T) {
	got := Map([]idp.AttributeType{{Name: "email", Value: "first"}, {Name: "name", Value: ""}, {Name: "email", Value: "last"}})
	if diff := cmp.Diff(map[string]string{"email": "last", "name": ""}, got); diff != "" {
		t.Errorf("map (-want +got):\n%s", diff)
	}
	if got := Map(nil); got == nil {
		t.Error("no attributes make a nil map")
	}
}
