package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"cognate/test/internal/floorpool"
)

// machineClaims are those of an application that speaks for itself.
type machineClaims struct {
	Sub      string `json:"sub"`
	Use      string `json:"token_use"`
	Scope    string `json:"scope"`
	AuthTime int64  `json:"auth_time"`
	Issuer   string `json:"iss"`
	Expires  int64  `json:"exp"`
	Issued   int64  `json:"iat"`
	Version  int    `json:"version"`
	ID       string `json:"jti"`
	ClientID string `json:"client_id"`
}

// token answers a machine's request with one signature.
func (s *server) token(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	if err != nil {
		refuse(w, err)
		return
	}
	form, err := url.ParseQuery(string(body))
	if id, secret, ok := r.BasicAuth(); err != nil || !ok || id != floorpool.ClientID || secret != floorpool.Password {
		refuse(w, errDenied)
		return
	}
	now := time.Now().Unix()
	access, err := s.access.sign(machineClaims{
		Sub: floorpool.ClientID, Use: "access", Scope: form.Get("scope"), AuthTime: now, Issuer: s.issuer, Expires: now + lifetime,
		Issued: now, Version: 2, ID: newID(), ClientID: floorpool.ClientID,
	})
	if err != nil {
		refuse(w, err)
		return
	}
	answer(w, struct {
		Access  string `json:"access_token"`
		Expires int    `json:"expires_in"`
		Type    string `json:"token_type"`
	}{access, lifetime, "Bearer"})
}

// userInfo verifies one signature and prints the user.
func (s *server) userInfo(w http.ResponseWriter, r *http.Request) {
	claims, err := s.access.verify(strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "))
	if err != nil {
		refuse(w, err)
		return
	}
	answer(w, map[string]string{
		"sub": claims.Sub, "email_verified": "true", "name": "Bench User", "email": floorpool.Email, "username": claims.Username,
	})
}

func answer(w http.ResponseWriter, out any) {
	text, err := json.Marshal(out)
	if err != nil {
		refuse(w, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "application/json;charset=UTF-8")
	h.Set("x-amz-cognito-request-id", newID())
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate")
	h.Set("Pragma", "no-cache")
	h.Set("Expires", "0")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("X-XSS-Protection", "1; mode=block")
	w.Write(text)
}
