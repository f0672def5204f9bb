// Package sdk tests Cognate with the real AWS SDK for Go and a real JWT
// library, over the network, against the program as users run it. Whatever
// these clients can't tell from the cloud service is right.
package sdk

import (
	"context"
	"testing"

	"cognate/test/internal/proc"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// bin is the program, built once for all tests of the package.
var bin string

func TestMain(m *testing.M) { proc.Main(m, &bin) }

// start runs a server in memory, until the test ends.
func start(t *testing.T) *proc.Server {
	t.Helper()
	return startOn(t, t.TempDir(), "dev", "-memory")
}

func startOn(t *testing.T, dir string, args ...string) *proc.Server {
	t.Helper()
	s, err := proc.Start(dir, bin, args...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Kill)
	return s
}

// client makes an SDK client the way an application does, with the server's
// address as its only change.
func client(t *testing.T, url, keyID, secret string) *cognito.Client {
	t.Helper()
	cfg, err := config.LoadDefaultConfig(context.Background(),
		config.WithRegion("us-east-1"),
		config.WithSharedConfigFiles([]string{}),
		config.WithSharedCredentialsFiles([]string{}),
		config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(keyID, secret, "")),
		config.WithRetryMaxAttempts(1),
	)
	if err != nil {
		t.Fatal(err)
	}
	return cognito.NewFromConfig(cfg, func(o *cognito.Options) { o.BaseEndpoint = aws.String(url) })
}

// directory is a pool with one client, on a server of its own.
type directory struct {
	server   *proc.Server
	api      *cognito.Client
	poolID   string
	clientID string
}

const password = "Correct-Horse-7"

// newDirectory starts a server with a pool whose users are verified by e-mail,
// and a client that allows every flow that this server knows.
func newDirectory(t *testing.T, change ...func(*cognito.CreateUserPoolClientInput)) *directory {
	t.Helper()
	s := start(t)
	return directoryOn(t, s, client(t, s.URL, "AKIAIOSFODNN7EXAMPLE", "any secret"), change...)
}

func directoryOn(t *testing.T, s *proc.Server, api *cognito.Client, change ...func(*cognito.CreateUserPoolClientInput)) *directory {
	t.Helper()
	ctx := t.Context()
	pool, err := api.CreateUserPool(ctx, &cognito.CreateUserPoolInput{
		PoolName:               aws.String("sdk"),
		AutoVerifiedAttributes: []types.VerifiedAttributeType{types.VerifiedAttributeTypeEmail},
	})
	if err != nil {
		t.Fatal(err)
	}
	in := &cognito.CreateUserPoolClientInput{
		UserPoolId: pool.UserPool.Id,
		ClientName: aws.String("sdk"),
		ExplicitAuthFlows: []types.ExplicitAuthFlowsType{
			types.ExplicitAuthFlowsTypeAllowUserPasswordAuth,
			types.ExplicitAuthFlowsTypeAllowAdminUserPasswordAuth,
			types.ExplicitAuthFlowsTypeAllowUserSrpAuth,
			types.ExplicitAuthFlowsTypeAllowRefreshTokenAuth,
		},
	}
	for _, f := range change {
		f(in)
	}
	app, err := api.CreateUserPoolClient(ctx, in)
	if err != nil {
		t.Fatal(err)
	}
	return &directory{server: s, api: api, poolID: *pool.UserPool.Id, clientID: *app.UserPoolClient.ClientId}
}

// addUser makes a confirmed user with a password.
func (d *directory) addUser(t *testing.T, name string, attributes ...types.AttributeType) {
	t.Helper()
	if _, err := d.api.AdminCreateUser(t.Context(), &cognito.AdminCreateUserInput{
		UserPoolId: &d.poolID, Username: &name, MessageAction: types.MessageActionTypeSuppress, UserAttributes: attributes,
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.api.AdminSetUserPassword(t.Context(), &cognito.AdminSetUserPasswordInput{
		UserPoolId: &d.poolID, Username: &name, Password: aws.String(password), Permanent: true,
	}); err != nil {
		t.Fatal(err)
	}
}

func attribute(name, value string) types.AttributeType {
	return types.AttributeType{Name: &name, Value: &value}
}

// signIn signs a user in with a password.
func (d *directory) signIn(t *testing.T, name, password string) *types.AuthenticationResultType {
	t.Helper()
	out, err := d.api.InitiateAuth(t.Context(), d.passwordAuth(name, password))
	if err != nil {
		t.Fatal(err)
	}
	if out.AuthenticationResult == nil {
		t.Fatalf("sign-in of %s met the challenge %q", name, out.ChallengeName)
	}
	return out.AuthenticationResult
}

func (d *directory) passwordAuth(name, password string) *cognito.InitiateAuthInput {
	return &cognito.InitiateAuthInput{
		ClientId: &d.clientID, AuthFlow: types.AuthFlowTypeUserPasswordAuth,
		AuthParameters: map[string]string{"USERNAME": name, "PASSWORD": password},
	}
}

// code returns the newest code sent to an address.
func (d *directory) code(t *testing.T, to string) string {
	t.Helper()
	code, err := proc.Code(bin, d.server, to)
	if err != nil {
		t.Fatal(err)
	}
	return code
}
