package signin

import (
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"time"

	"cognate/internal/fault"
	"cognate/internal/srp"
	"cognate/internal/userpool"
)

// srpBlock is what the server must remember between USER_SRP_AUTH and the
// proof. It travels sealed, as the SECRET_BLOCK that the client echoes.
type srpBlock struct {
	ID      string
	Pool    string
	Client  string
	Sub     string // empty: nobody has the name, and the proof will fail
	Typed   string
	UserID  string
	Admin   bool
	A       []byte
	B       []byte
	Private []byte
	Expires time.Time
}

const srpPurpose = "srp-secret-block"

// startSRP answers the client's public value with the server's. A name that
// nobody has gets the same kind of answer where the client hides users: its
// salt is always the same, its proof never right.
func (s *Service) startSRP(ctx context.Context, a *attempt, params map[string]string) (*answer, error) {
	if params["SRP_A"] == "" {
		return nil, fault.InvalidParameter.New("Missing required parameter SRP_A")
	}
	publicA, err := s.SRP.ParsePublic(params["SRP_A"])
	if err != nil {
		return nil, fault.InvalidParameter.New("SRP_A is not a valid public value.")
	}
	if err := s.identify(ctx, a); err != nil {
		return nil, err
	}
	if _, err := s.guard(ctx, a); err != nil {
		return nil, err
	}
	id, err := s.srpIdentity(a)
	if err != nil {
		return nil, err
	}
	private, publicB, err := s.SRP.NewServer(s.Rand, id.verifier)
	if err != nil {
		return nil, err
	}
	block := srpBlock{
		ID: s.newID(), Pool: a.pool.ID, Client: a.client.ID, Typed: a.typed, UserID: id.name, Admin: a.admin,
		A: publicA, B: publicB, Private: private, Expires: s.Now().Add(a.client.AuthSessionLifetime()),
	}
	if a.user != nil {
		block.Sub = a.user.Sub
	}
	plain, err := json.Marshal(block)
	if err != nil {
		return nil, err
	}
	return &answer{
		ChallengeName: "PASSWORD_VERIFIER",
		ChallengeParameters: map[string]string{
			"SALT":            srp.Hex(id.salt),
			"SECRET_BLOCK":    base64.StdEncoding.EncodeToString(s.Sealer.Seal(srpPurpose, plain)),
			"SRP_B":           srp.Hex(publicB),
			"USERNAME":        id.name,
			"USER_ID_FOR_SRP": id.name,
		},
	}, nil
}

// srpIdentity is what SRP needs to know of one side of the conversation.
type srpIdentity struct {
	name           string
	salt, verifier []byte
}

// srpIdentity is the attempt's user, or a convincing likeness of one. Users
// without a verifier (they were imported with a hash) get a likeness too:
// they sign in with their password, which makes them a verifier.
func (s *Service) srpIdentity(a *attempt) (srpIdentity, error) {
	if a.user == nil && !a.hides() {
		return srpIdentity{}, a.unknown()
	}
	if a.user == nil {
		return s.madeUp(a, ""), nil
	}
	if !a.hides() && (!a.user.Enabled || a.user.Status == userpool.ResetRequired) {
		return srpIdentity{}, s.admit(a)
	}
	verifier, err := s.Credentials.SRPVerifier(a.user)
	if err != nil {
		return srpIdentity{}, err
	}
	if verifier == nil {
		return s.madeUp(a, a.user.Username), nil
	}
	return srpIdentity{a.user.Username, a.user.Password.SRPSalt, verifier}, nil
}

// madeUp derives an identity from the name, so that asking twice gives the
// same salt.
func (s *Service) madeUp(a *attempt, name string) srpIdentity {
	folded := []byte(a.pool.Fold("username", a.typed))
	seed := func(what string) []byte {
		return s.Sealer.Derive("srp-simulation", []byte(a.pool.ID), []byte(what), folded)
	}
	if name == "" {
		name = a.typed
		if len(a.pool.Settings.UsernameAttributes) > 0 {
			name = subLike(seed("sub"))
		}
	}
	return srpIdentity{name, seed("salt")[:16], s.SRP.DecoyVerifier(seed("verifier"))}
}

// subLike prints 16 bytes in the shape of a sub.
func subLike(b []byte) string {
	h := hex.EncodeToString(b[:16])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// answerPasswordVerifier checks the client's proof that it knows the password.
func (s *Service) answerPasswordVerifier(ctx context.Context, client *userpool.Client, admin bool, in challengeAnswer) (*answer, error) {
	for _, name := range []string{"PASSWORD_CLAIM_SECRET_BLOCK", "PASSWORD_CLAIM_SIGNATURE", "TIMESTAMP"} {
		if in.responses[name] == "" {
			return nil, fault.InvalidParameter.New("Missing required parameter " + name)
		}
	}
	a, err := s.begin(ctx, client, admin, in.responses)
	if err != nil {
		return nil, err
	}
	sealed, err := base64.StdEncoding.DecodeString(in.responses["PASSWORD_CLAIM_SECRET_BLOCK"])
	if err != nil {
		return nil, incorrect()
	}
	block, ok := s.openBlock(sealed)
	if !ok || block.Client != client.ID || block.Admin != admin {
		return nil, incorrect()
	}
	a.typed = block.Typed
	if s.Now().After(block.Expires) {
		return nil, fault.NotAuthorized.New("Invalid session for the user, session is expired.")
	}
	if block.Sub != "" {
		if err := s.bySub(ctx, a, block.Sub); err != nil {
			return nil, err
		}
	}
	if _, err := s.guard(ctx, a); err != nil {
		return nil, err
	}
	a.uses = use{block.ID, block.Expires}
	if !s.proves(a, block, sealed, in.responses) {
		if err := s.useUp(ctx, a); err != nil {
			return nil, err
		}
		return nil, s.failed(ctx, a)
	}
	return s.proved(ctx, a)
}

func (s *Service) openBlock(sealed []byte) (srpBlock, bool) {
	var block srpBlock
	plain, err := s.Sealer.Open(srpPurpose, sealed)
	if err != nil {
		return block, false
	}
	return block, json.Unmarshal(plain, &block) == nil
}

// proves computes the claim that a client with the right password would
// make. It does the whole arithmetic for made-up users too.
func (s *Service) proves(a *attempt, block srpBlock, sealed []byte, responses map[string]string) bool {
	verifier := s.madeUp(a, block.UserID).verifier
	if a.user != nil {
		stored, err := s.Credentials.SRPVerifier(a.user)
		if err != nil || stored == nil {
			return false
		}
		verifier = stored
	}
	key, err := s.SRP.ServerKey(block.A, block.B, block.Private, verifier)
	if err != nil {
		return false
	}
	stamp := responses["TIMESTAMP"]
	at, err := srp.ParseTimestamp(stamp)
	if err != nil || at.Sub(s.Now()).Abs() > 5*time.Minute {
		return false
	}
	claim := srp.Claim(key, userpool.SRPName(a.pool.ID), block.UserID, sealed, stamp)
	given, err := base64.StdEncoding.DecodeString(responses["PASSWORD_CLAIM_SIGNATURE"])
	return err == nil && equal(claim, given) && a.user != nil
}
