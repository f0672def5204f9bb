package cognate

import (
	"context"
	"fmt"

	"cognate/internal/authsession"
	"cognate/internal/awsjson"
	"cognate/internal/cognitoidp"
	"cognate/internal/cognitoidp/signin"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/hosted"
	"cognate/internal/userpool"
	idpwire "cognate/internal/wire/cognitoidp"
)

// accounts answers the login pages by the operations of the API: what they may
// say, how often, and what becomes of it, is the same for both.
type accounts struct {
	api       awsjson.Service
	services  cognitoidp.Services
	directory *directory.Directory
}

// call runs an operation as the API would, for a client whose secret the pages
// needn't know.
func call[Out any](ctx context.Context, a accounts, operation string, client *userpool.Client, body map[string]any) (*Out, error) {
	body["ClientId"] = client.ID
	if username, ok := body["Username"].(string); ok {
		hash, err := a.hash(client, username)
		if err != nil {
			return nil, err
		}
		if hash != "" {
			body["SecretHash"] = hash
		}
	}
	return run[Out](ctx, a, operation, body)
}

func run[Out any](ctx context.Context, a accounts, operation string, body map[string]any) (*Out, error) {
	if err := a.api.Schema.Validate(operation, body); err != nil {
		return nil, err
	}
	if a.api.Admit != nil {
		if err := a.api.Admit(ctx, operation, body); err != nil {
			return nil, err
		}
	}
	out, err := a.api.Operations[operation](ctx, a.api.Schema.Operations[operation].Input, body)
	if err != nil {
		return nil, err
	}
	answer, ok := out.(*Out)
	if !ok {
		return nil, fmt.Errorf("%s answers %T", operation, out)
	}
	return answer, nil
}

// hash is the SECRET_HASH of a client for a name; "" for public clients.
func (a accounts) hash(client *userpool.Client, username string) (string, error) {
	secrets, err := a.directory.ClientSecrets(client)
	if err != nil || len(secrets) == 0 {
		return "", err
	}
	return userpool.SecretHash(secrets[0], username, client.ID), nil
}

func (a accounts) SignIn(ctx context.Context, client *userpool.Client, username, password string) (*hosted.Step, error) {
	return a.begin(ctx, client, username, signin.Opening{Password: password})
}

func (a accounts) Welcome(ctx context.Context, client *userpool.Client, username, sub string) (*hosted.Step, error) {
	confirmed, err := a.services.Sessions.Seal(&authsession.Session{Sub: sub, Typed: username, Challenge: authsession.SignUpConfirmed}, client)
	if err != nil {
		return nil, err
	}
	return a.begin(ctx, client, username, signin.Opening{Confirmed: confirmed})
}

func (a accounts) begin(ctx context.Context, client *userpool.Client, username string, in signin.Opening) (_ *hosted.Step, err error) {
	if err := a.admit(ctx, "InitiateAuth", client); err != nil {
		return nil, err
	}
	in.ClientID, in.Username = client.ID, username
	if in.SecretHash, err = a.hash(client, username); err != nil {
		return nil, err
	}
	return step(a.services.SignIn.BeginHosted(ctx, in))
}

func (a accounts) Answer(ctx context.Context, client *userpool.Client, challenge, session string, responses map[string]string) (*hosted.Step, error) {
	if err := a.admit(ctx, "RespondToAuthChallenge", client); err != nil {
		return nil, err
	}
	hash, err := a.hash(client, responses["USERNAME"])
	if err != nil {
		return nil, err
	}
	if hash != "" {
		responses["SECRET_HASH"] = hash
	}
	return step(a.services.SignIn.AnswerHosted(ctx, client.ID, challenge, session, responses))
}

// admit counts a request as one of the operation that it stands for.
func (a accounts) admit(ctx context.Context, operation string, client *userpool.Client) error {
	if a.api.Admit == nil {
		return nil
	}
	return a.api.Admit(ctx, operation, map[string]any{"ClientId": client.ID})
}

func step(p *signin.Progress, err error) (*hosted.Step, error) {
	if err != nil {
		return nil, err
	}
	if p.User != nil {
		return &hosted.Step{Sub: p.User.Sub, EventID: p.EventID}, nil
	}
	return &hosted.Step{Challenge: p.Challenge, Session: p.Session, Parameters: p.Parameters, Available: p.Available}, nil
}

func (a accounts) SignUp(ctx context.Context, client *userpool.Client, username, password string, attributes map[string]string) (*hosted.SignedUp, error) {
	list := []any{}
	for name, value := range attributes {
		list = append(list, map[string]any{"Name": name, "Value": value})
	}
	out, err := call[idpwire.SignUpResponse](ctx, a, "SignUp", client, map[string]any{
		"Username": username, "Password": password, "UserAttributes": list,
	})
	if err != nil {
		return nil, err
	}
	return &hosted.SignedUp{Sub: out.UserSub, Confirmed: out.UserConfirmed != nil && *out.UserConfirmed, Sent: sent(out.CodeDeliveryDetails)}, nil
}

func sent(d *idpwire.CodeDeliveryDetailsType) *hosted.Sent {
	if d == nil {
		return nil
	}
	return &hosted.Sent{Destination: d.Destination, Medium: d.DeliveryMedium}
}

func (a accounts) Confirm(ctx context.Context, client *userpool.Client, username, code string) error {
	_, err := call[idpwire.ConfirmSignUpResponse](ctx, a, "ConfirmSignUp", client, map[string]any{"Username": username, "ConfirmationCode": code})
	return err
}

func (a accounts) Resend(ctx context.Context, client *userpool.Client, username string) (*hosted.Sent, error) {
	out, err := call[idpwire.ResendConfirmationCodeResponse](ctx, a, "ResendConfirmationCode", client, map[string]any{"Username": username})
	if err != nil {
		return nil, err
	}
	return sent(out.CodeDeliveryDetails), nil
}

func (a accounts) Forgot(ctx context.Context, client *userpool.Client, username string) (*hosted.Sent, error) {
	out, err := call[idpwire.ForgotPasswordResponse](ctx, a, "ForgotPassword", client, map[string]any{"Username": username})
	if err != nil {
		return nil, err
	}
	return sent(out.CodeDeliveryDetails), nil
}

func (a accounts) Reset(ctx context.Context, client *userpool.Client, username, code, password string) error {
	_, err := call[idpwire.ConfirmForgotPasswordResponse](ctx, a, "ConfirmForgotPassword", client, map[string]any{
		"Username": username, "ConfirmationCode": code, "Password": password,
	})
	return err
}

func (a accounts) NewAuthenticator(ctx context.Context, session string) (secret, next string, err error) {
	out, err := run[idpwire.AssociateSoftwareTokenResponse](ctx, a, "AssociateSoftwareToken", map[string]any{"Session": session})
	if err != nil {
		return "", "", err
	}
	return out.SecretCode, out.Session, nil
}

func (a accounts) ProveAuthenticator(ctx context.Context, session, code string) (next string, err error) {
	out, err := run[idpwire.VerifySoftwareTokenResponse](ctx, a, "VerifySoftwareToken", map[string]any{"Session": session, "UserCode": code})
	if err != nil {
		return "", err
	}
	if out.Status != idpwire.VerifySoftwareTokenResponseTypeSuccess {
		return "", fault.EnableSoftwareTokenMFA.New("Code mismatch")
	}
	return out.Session, nil
}

func (a accounts) NewPasskey(ctx context.Context, client *userpool.Client, sub string) ([]byte, error) {
	return a.services.Factors.StartHostedPasskey(ctx, client.ID, sub)
}

func (a accounts) KeepPasskey(ctx context.Context, client *userpool.Client, sub string, credential []byte) error {
	return a.services.Factors.CompleteHostedPasskey(ctx, client.ID, sub, credential)
}
