package main

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"cognate/test/internal/floorpool"
)

// lifetime is how long a token lives, in seconds.
const lifetime = 3600

var errDenied = errors.New("incorrect username or password")

// server holds the keys and the user's secrets, made at start.
type server struct {
	issuer   string
	identity *signer
	access   *signer
	keys     []byte // jwks.json, ready to send
	hash     argon
	srp      verifier
}

func newServer(url string) (*server, error) {
	s := &server{issuer: url + "/" + floorpool.PoolID}
	var err error
	if s.identity, err = newSigner(); err != nil {
		return nil, err
	}
	if s.access, err = newSigner(); err != nil {
		return nil, err
	}
	if s.keys, err = json.Marshal(map[string]any{"keys": []any{s.identity.jwk(), s.access.jwk()}}); err != nil {
		return nil, err
	}
	if s.hash, err = newArgon(floorpool.Password); err != nil {
		return nil, err
	}
	s.srp, err = newVerifier(floorpool.Password)
	return s, err
}

// ServeHTTP answers the operations that the benchmark measures, and the keys.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case strings.HasSuffix(r.URL.Path, "/oauth2/token"):
		s.token(w, r)
		return
	case strings.HasSuffix(r.URL.Path, "/oauth2/userInfo"):
		s.userInfo(w, r)
		return
	}
	if r.Method == http.MethodGet {
		w.Header().Set("Content-Type", "application/json")
		w.Write(s.keys)
		return
	}
	_, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	if err != nil {
		refuse(w, err)
		return
	}
	var out any
	switch operation {
	case "InitiateAuth":
		out, err = s.initiateAuth(body)
	case "RespondToAuthChallenge":
		out, err = s.respond(body)
	case "GetUser":
		out, err = s.getUser(body)
	case "AdminGetUser":
		out, err = s.adminGetUser(body)
	case "ListUsers":
		out, err = s.listUsers(body)
	default:
		err = errors.New("unknown operation " + operation)
	}
	if err != nil {
		refuse(w, err)
		return
	}
	answer, err := json.Marshal(out)
	if err != nil {
		refuse(w, err)
		return
	}
	headers(w)
	w.Write(answer)
}

// headers sets what every answer of the protocol carries.
func headers(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Content-Type", "application/x-amz-json-1.1")
	h.Set("x-amzn-RequestId", newID())
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Access-Control-Expose-Headers", "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date")
}

func refuse(w http.ResponseWriter, err error) {
	headers(w)
	w.WriteHeader(http.StatusBadRequest)
	json.NewEncoder(w).Encode(map[string]string{"__type": "NotAuthorizedException", "message": err.Error()})
}

// signer signs tokens with one RSA key.
type signer struct {
	kid string
	key *rsa.PrivateKey
}

func newSigner() (*signer, error) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(key.N.Bytes())
	return &signer{kid: base64.StdEncoding.EncodeToString(sum[:]), key: key}, nil
}

func (s *signer) jwk() map[string]string {
	return map[string]string{
		"alg": "RS256", "e": "AQAB", "kid": s.kid, "kty": "RSA", "use": "sig",
		"n": base64.RawURLEncoding.EncodeToString(s.key.N.Bytes()),
	}
}

// sign makes a token of claims.
func (s *signer) sign(claims any) (string, error) {
	header, err := json.Marshal(struct {
		KID string `json:"kid"`
		Alg string `json:"alg"`
	}{s.kid, "RS256"})
	if err != nil {
		return "", err
	}
	payload, err := json.Marshal(claims)
	if err != nil {
		return "", err
	}
	text := base64.RawURLEncoding.EncodeToString(header) + "." + base64.RawURLEncoding.EncodeToString(payload)
	sum := sha256.Sum256([]byte(text))
	signature, err := rsa.SignPKCS1v15(rand.Reader, s.key, crypto.SHA256, sum[:])
	if err != nil {
		return "", err
	}
	return text + "." + base64.RawURLEncoding.EncodeToString(signature), nil
}

// verify checks a token of this signer and returns its claims.
func (s *signer) verify(token string) (accessClaims, error) {
	var claims accessClaims
	cut := strings.LastIndexByte(token, '.')
	if cut < 0 {
		return claims, errDenied
	}
	signature, err := base64.RawURLEncoding.DecodeString(token[cut+1:])
	if err != nil {
		return claims, err
	}
	sum := sha256.Sum256([]byte(token[:cut]))
	if err := rsa.VerifyPKCS1v15(&s.key.PublicKey, crypto.SHA256, sum[:], signature); err != nil {
		return claims, err
	}
	_, middle, _ := strings.Cut(token[:cut], ".")
	payload, err := base64.RawURLEncoding.DecodeString(middle)
	if err != nil {
		return claims, err
	}
	if err := json.Unmarshal(payload, &claims); err != nil {
		return claims, err
	}
	if claims.Expires < time.Now().Unix() {
		return claims, errDenied
	}
	return claims, nil
}
