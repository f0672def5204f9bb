package signin

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"time"

	"cognate/internal/authsession"
	"cognate/internal/fault"
	"cognate/internal/srp"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// srpBlock is what the server must remember between the client's public value
// and the proof. It travels sealed, as the SECRET_BLOCK that the client echoes:
// clients of USER_SRP_AUTH echo no session.
type srpBlock struct {
	ID      string
	Client  string
	Sub     string // or Nobody: the proof will fail
	Typed   string
	UserID  string
	Admin   bool
	A       []byte
	B       []byte
	Private []byte
	Expires time.Time
	Facts   authsession.Facts
}

const srpPurpose = "srp-secret-block"

// takePasswordSRP takes the client's public value, with which the server can
// answer. It proves nothing yet.
func (s *Service) takePasswordSRP(_ context.Context, a *attempt, given map[string]string) error {
	publicA, err := s.SRP.ParsePublic(given["SRP_A"])
	if err != nil {
		return fault.InvalidParameter.New("SRP_A is not a valid public value.")
	}
	a.srpA = publicA
	return nil
}

// askPasswordVerifier answers the client's public value with the server's and
// asks for the proof. A name that nobody has gets the same kind of answer: its
// salt is always the same, its proof never right.
func (s *Service) askPasswordVerifier(_ context.Context, a *attempt, _ *authsession.Session) (map[string]string, error) {
	id, err := s.srpIdentity(a)
	if err != nil {
		return nil, err
	}
	private, publicB, err := s.SRP.NewServer(s.Rand, id.verifier)
	if err != nil {
		return nil, err
	}
	blockID, err := s.Sessions.NewID()
	if err != nil {
		return nil, err
	}
	block := srpBlock{
		ID: blockID, Client: a.client.ID, Sub: a.sub(), Typed: a.typed, UserID: id.name, Admin: a.admin,
		A: a.srpA, B: publicB, Private: private, Expires: s.Now().Add(a.client.AuthSessionLifetime()), Facts: a.facts,
	}
	block.Facts.Device = "" // the proof names it, or not
	plain, err := json.Marshal(block)
	if err != nil {
		return nil, err
	}
	return map[string]string{
		"SALT":            srp.Hex(id.salt),
		"SECRET_BLOCK":    base64.StdEncoding.EncodeToString(s.Sealer.Seal(srpPurpose, plain)),
		"SRP_B":           srp.Hex(publicB),
		"USERNAME":        id.name,
		"USER_ID_FOR_SRP": id.name,
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
	if a.user == nil {
		return s.madeUp(a, s.standIn(a).Username), nil
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
	return srpIdentity{name, seed("salt")[:16], s.SRP.DecoyVerifier(seed("verifier"))}
}

// resumeSRP finds the attempt that a proof belongs to by the secret block
// that it echoes, and where there is a session, by that too.
func (s *Service) resumeSRP(ctx context.Context, client *userpool.Client, admin bool, in challengeAnswer) (*attempt, error) {
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
	if s.Now().After(block.Expires) {
		return nil, authsession.Expired()
	}
	named := a.typed
	a.typed, a.facts = block.Typed, block.Facts
	if a.facts.Flow != "USER_SRP_AUTH" {
		if err := s.joinSession(a, in); err != nil {
			return nil, err
		}
	}
	if block.Sub != authsession.Nobody {
		if err := s.bySub(ctx, a, block.Sub); err != nil {
			return nil, err
		}
	}
	if !s.names(ctx, a, named) {
		return nil, incorrect()
	}
	a.write(func(tx *store.Tx) error { return authsession.Use(tx, block.ID, block.Expires) })
	return a, s.guard(ctx, a)
}

// joinSession demands the session that was given with the secret block.
func (s *Service) joinSession(a *attempt, in challengeAnswer) error {
	if in.session == "" {
		return missing("Session")
	}
	held, err := s.Sessions.Open(in.session)
	if err != nil {
		return err
	}
	if held.Challenge != in.name || held.Facts.EventID != a.facts.EventID {
		return authsession.Foreign()
	}
	a.held = held
	a.write(func(tx *store.Tx) error { return authsession.Use(tx, held.ID, held.Expires) })
	return nil
}

// takePasswordVerifier judges the client's proof that it knows the password.
// A wrong proof ends the conversation.
func (s *Service) takePasswordVerifier(ctx context.Context, a *attempt, given map[string]string) error {
	sealed, err := base64.StdEncoding.DecodeString(given["PASSWORD_CLAIM_SECRET_BLOCK"])
	if err != nil {
		return incorrect()
	}
	block, ok := s.openBlock(sealed)
	if !ok {
		return incorrect()
	}
	if !s.proves(a, block, sealed, given) {
		return s.failed(ctx, a, incorrect(), a.writes...)
	}
	a.provePassword("PASSWORD_SRP")
	return nil
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
// make. It does the whole arithmetic for made-up users, and for those without
// a verifier, too.
func (s *Service) proves(a *attempt, block srpBlock, sealed []byte, responses map[string]string) bool {
	var verifier []byte
	if a.user != nil {
		stored, err := s.Credentials.SRPVerifier(a.user)
		if err != nil {
			return false
		}
		verifier = stored
	}
	provable := verifier != nil
	if !provable {
		verifier = s.madeUp(a, block.UserID).verifier
	}
	key, err := s.SRP.ServerKey(block.A, block.B, block.Private, verifier)
	if err != nil {
		return false
	}
	return s.claims(key, userpool.SRPName(a.pool.ID), block.UserID, sealed, responses) && provable
}

// claims reports whether the responses hold the claim that is made with a
// key, and about now.
func (s *Service) claims(key []byte, group, name string, sealed []byte, responses map[string]string) bool {
	stamp := responses["TIMESTAMP"]
	at, err := srp.ParseTimestamp(stamp)
	if err != nil || at.Sub(s.Now()).Abs() > 5*time.Minute {
		return false
	}
	given, err := base64.StdEncoding.DecodeString(responses["PASSWORD_CLAIM_SIGNATURE"])
	return err == nil && equal(srp.Claim(key, group, name, sealed, stamp), given)
}
