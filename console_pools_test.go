package cognate_test

import (
	"encoding/json"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"cognate"
	"cognate/cognatetest"
)

// poolAtDesk makes a pool by the console.
func poolAtDesk(t *testing.T, d *desk) string {
	t.Helper()
	a := d.call("CreateUserPool", `{"PoolName": "people"}`)
	var out struct{ UserPool struct{ Id string } }
	if err := json.Unmarshal([]byte(a.Body), &out); err != nil || out.UserPool.Id == "" {
		t.Fatalf("CreateUserPool: %d %s", a.Status, a.Body)
	}
	return out.UserPool.Id
}

func TestConsoleAddressesOfAPool(t *testing.T) {
	s := cognatetest.NewServer(t, &cognatetest.Options{Configure: func(c *cognate.Config) { c.PublicURL = "https://id.example.com" }})
	d := newDesk(t, s.Cognate)
	d.ask(http.MethodGet, "/console/api/session", "")
	id := poolAtDesk(t, d)
	d.call("CreateUserPoolDomain", `{"Domain": "people", "UserPoolId": "`+id+`"}`)
	a := d.ask(http.MethodGet, "/console/api/pools/"+id+"/addresses", "")
	for _, want := range []string{
		`"Issuer":"https://id.example.com/` + id + `"`,
		`"KeySet":"https://id.example.com/` + id + `/.well-known/jwks.json"`,
		`"Discovery":"https://id.example.com/` + id + `/.well-known/openid-configuration"`,
		`"Site":"https://people.auth.id.example.com"`,
		`"Domains":[{"Name":"people","URL":"https://people.auth.id.example.com","Custom":false}]`,
	} {
		if !strings.Contains(a.Body, want) {
			t.Errorf("got %s, want %s", a.Body, want)
		}
	}
	if a := d.ask(http.MethodGet, "/console/api/pools/us-east-1_000000000/addresses", ""); a.Type != "ResourceNotFoundException" {
		t.Errorf("no pool: %d %s", a.Status, a.Body)
	}
}

// The console belongs to the server, which may serve several regions.
func TestConsoleShowsThePoolsOfAllRegions(t *testing.T) {
	db := filepath.Join(t.TempDir(), "cognate.db")
	in := func(region string) *desk {
		s := cognatetest.NewServer(t, &cognatetest.Options{Configure: func(c *cognate.Config) {
			c.DB, c.MasterKey, c.Region = db, cognate.MasterKey{1}, region
		}})
		d := newDesk(t, s.Cognate)
		d.ask(http.MethodGet, "/console/api/session", "")
		return d
	}
	d := in("us-east-1")
	for _, id := range []string{poolAtDesk(t, d), poolAtDesk(t, in("eu-west-1"))} {
		if a := d.call("ListUserPools", `{"MaxResults": 60}`); !strings.Contains(a.Body, id) {
			t.Errorf("%s is missing: %s", id, a.Body)
		}
	}
}

func TestConsoleMessagePreview(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	d := newDesk(t, s.Cognate)
	d.ask(http.MethodGet, "/console/api/session", "")
	at := "/console/api/pools/" + poolAtDesk(t, d) + "/preview/message"
	for _, c := range []struct{ draft, want string }{
		{`{"Medium": "EMAIL", "Purpose": "SignUp", "Subject": "Welcome", "Body": "<b>{####}</b>"}`, `"Subject":"Welcome"`},
		{`{"Medium": "EMAIL", "Purpose": "SignUp", "Body": "Code {####}"}`, `"HTML":"Code 123456"`},
		{`{"Medium": "EMAIL", "Purpose": "SignUp", "ByLink": true, "Body": "{##Go##}"}`, `/confirmUser`},
		{`{"Medium": "EMAIL", "Purpose": "Authentication", "Body": "Now {####}"}`, `"Text":"Now 123456"`},
		{`{"Medium": "SMS", "Purpose": "Authentication", "Body": "It is {####}"}`, `"Text":"It is 123456"`},
		{`{"Medium": "SMS", "Purpose": "SignUp", "Body": "Hello {####}"}`, `"Text":"Hello 123456"`},
		{`{"Medium": "SMS", "Purpose": "AdminCreateUser", "Body": "{username}, {####}"}`, `"Text":"jane.doe, tEmp-9Xk2"`},
		{`{"Medium": "SMS", "Purpose": "AdminCreateUser"}`, `temporary password is tEmp-9Xk2`},
		{`{"Medium": "PIGEON", "Purpose": "SignUp"}`, `Medium must be EMAIL or SMS.`},
	} {
		if a := d.ask(http.MethodPost, at, c.draft); !strings.Contains(a.Body, c.want) {
			t.Errorf("%s: got %d %s, want %s", c.draft, a.Status, a.Body, c.want)
		}
	}
}

// clientAtDesk makes an app client with the members and returns its id.
func clientAtDesk(t *testing.T, d *desk, pool, members string) string {
	t.Helper()
	var made struct{ UserPoolClient struct{ ClientId string } }
	a := d.call("CreateUserPoolClient", `{"UserPoolId": "`+pool+`", `+members+`}`)
	if err := json.Unmarshal([]byte(a.Body), &made); err != nil {
		t.Fatal(err)
	}
	return made.UserPoolClient.ClientId
}

func TestConsoleLoginPreview(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	d := newDesk(t, s.Cognate)
	d.ask(http.MethodGet, "/console/api/session", "")
	id := poolAtDesk(t, d)
	client := clientAtDesk(t, d, id, `"ClientName": "web", "SupportedIdentityProviders": ["COGNITO"]`)
	for _, c := range []struct{ draft, want string }{
		{`"CSS": ".submitButton-customizable { color: red; }"`, `color: red;`},
		{`"CSS": "body { color: red; }"`, `The CSS selector body is not allowed.`},
		{`"Images": [{"Category": "FORM_LOGO", "ColorMode": "LIGHT"}]`, `category=FORM_LOGO`},
		{`"Managed": true`, `--accent: #`},
		{`"Managed": true, "Settings": "{\"categories\": {\"form\": {\"location\": {\"horizontal\": \"END\"}}}}"`, `stage end`},
		{`"Managed": true, "Settings": "{\"categories\": {\"form\": {\"languageSelector\": {\"enabled\": true}}}}"`, `lang=de`},
		{`"Managed": true, "Settings": "{\"nothing\": 1}"`, `Settings has an unknown section nothing.`},
	} {
		a := d.ask(http.MethodPost, "/console/api/pools/"+id+"/preview/login", `{"ClientID": "`+client+`", `+c.draft+`}`, "Content-Type", "application/json")
		if body := strings.NewReplacer(`\u003c`, "<", `\u003e`, ">").Replace(a.Body); !strings.Contains(body, c.want) {
			t.Errorf("%s: got %d %s, want %s", c.draft, a.Status, body, c.want)
		}
	}
	bare := clientAtDesk(t, d, id, `"ClientName": "bare"`)
	if a := d.ask(http.MethodPost, "/console/api/pools/"+id+"/preview/login", `{"ClientID": "`+bare+`"}`, "Content-Type", "application/json"); !strings.Contains(a.Body, `name=\"password\"`) {
		t.Errorf("a client without providers: got %d %s, want a form", a.Status, a.Body)
	}
	if a := d.ask(http.MethodGet, "/console/api/pools/"+id+"/logo/"+client, ""); a.Type != "ResourceNotFoundException" {
		t.Errorf("logo: %d %s", a.Status, a.Body)
	}
}

func TestConsoleImport(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	d := newDesk(t, s.Cognate)
	d.ask(http.MethodGet, "/console/api/session", "")
	id := poolAtDesk(t, d)
	var made struct{ UserImportJob struct{ JobId string } }
	a := d.call("CreateUserImportJob", `{"UserPoolId": "`+id+`", "JobName": "all", "CloudWatchLogsRoleArn": "arn:aws:iam::000000000000:role/import"}`)
	if err := json.Unmarshal([]byte(a.Body), &made); err != nil {
		t.Fatal(err)
	}
	at := "/console/api/pools/" + id + "/imports/" + made.UserImportJob.JobId
	if a := d.ask(http.MethodPut, at+"/file", "cognito:username,email\n"); a.Status != http.StatusOK {
		t.Errorf("file: %d %s", a.Status, a.Body)
	}
	if a := d.ask(http.MethodPut, "/console/api/pools/"+id+"/imports/import-none/file", "x"); a.Type != "ResourceNotFoundException" {
		t.Errorf("no job: %d %s", a.Status, a.Body)
	}
	if a := d.ask(http.MethodGet, at+"/log", ""); a.Status != http.StatusOK || a.Body != "" {
		t.Errorf("log: %d %s", a.Status, a.Body)
	}
	if a := d.ask(http.MethodGet, "/console/api/pools/"+id+"/imports/import-none/log", ""); a.Type != "ResourceNotFoundException" {
		t.Errorf("log of no job: %d %s", a.Status, a.Body)
	}
}
