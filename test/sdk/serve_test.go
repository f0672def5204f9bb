package sdk

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
)

var printedKey = regexp.MustCompile(`AccessKeyId:?\s+(\S+)\s+SecretAccessKey:?\s+(\S+)`)

// The production server checks the SDK's signatures: with the root key that
// it printed at its first start, with keys made later, and not without.
func TestServe(t *testing.T) {
	dir := t.TempDir()
	db, master := filepath.Join(dir, "cognate.db"), filepath.Join(dir, "cognate.key")
	s := startOn(t, dir, "serve", "-db", db, "-master-key", master)
	root := printedKey.FindStringSubmatch(s.Output())
	if root == nil {
		t.Fatalf("no root key in %q", s.Output())
	}
	ctx := t.Context()
	api := client(t, s.URL, root[1], root[2])
	d := directoryOn(t, s, api)
	d.addUser(t, "root-made")
	d.signIn(t, "root-made", password)

	out, err := exec.Command(bin, "keys", "create", "-name", "deploy", "-db", db, "-master-key", master).CombinedOutput()
	if err != nil {
		t.Fatalf("keys create: %v\n%s", err, out)
	}
	made := printedKey.FindStringSubmatch(string(out))
	if made == nil {
		t.Fatalf("no key in %q", out)
	}
	list := &cognito.ListUserPoolsInput{MaxResults: aws.Int32(10)}
	pools, err := client(t, s.URL, made[1], made[2]).ListUserPools(ctx, list)
	if err != nil {
		t.Fatal(err)
	}
	if len(pools.UserPools) != 1 {
		t.Errorf("%d pools, want 1", len(pools.UserPools))
	}
	for what, bad := range map[string]*cognito.Client{
		"a wrong secret":   client(t, s.URL, made[1], made[2][:len(made[2])-1]+"?"),
		"an unknown key":   client(t, s.URL, "AKIAIOSFODNN7EXAMPLE", made[2]),
		"another's secret": client(t, s.URL, root[1], made[2]),
	} {
		if _, err := bad.ListUserPools(ctx, list); !modelled(err) {
			t.Errorf("%s: %v, want an exception of the API", what, err)
		}
	}
	status, code := d.post(t, "AWSCognitoIdentityProviderService.ListUserPools", `{"MaxResults":10}`)
	if status < 400 || status > 499 || code != "MissingAuthenticationTokenException" {
		t.Errorf("without a signature: %d %s, want MissingAuthenticationTokenException", status, code)
	}
}

// TestTheEnvironmentNamesTheServer: an application that knows nothing of
// Cognate uses it.
func TestTheEnvironmentNamesTheServer(t *testing.T) {
	t.Setenv("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", start(t).URL)
	t.Setenv("AWS_ACCESS_KEY_ID", "any")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "any")
	t.Setenv("AWS_REGION", "us-east-1")
	cfg, err := config.LoadDefaultConfig(t.Context(), config.WithSharedConfigFiles([]string{}), config.WithSharedCredentialsFiles([]string{}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := cognito.NewFromConfig(cfg).CreateUserPool(t.Context(), &cognito.CreateUserPoolInput{PoolName: aws.String("mine")}); err != nil {
		t.Error(err)
	}
}
