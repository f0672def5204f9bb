package console

import (
	"encoding/base32"
	"net/http"
	"strings"

	"cognate/internal/fault"
	"cognate/internal/qrcode"
	"cognate/internal/totp"
	"cognate/internal/userpool"
)

// authenticator answers with the QR code by which an authenticator app takes
// over a secret that AssociateSoftwareToken told, as the login pages show it.
// The server keeps nothing of it.
func (h *handler) authenticator(w http.ResponseWriter, r *http.Request, pool *userpool.Pool) error {
	var in struct{ Account, Secret string }
	if err := read(w, r, &in); err != nil {
		return err
	}
	secret := strings.ToUpper(strings.Join(strings.Fields(in.Secret), ""))
	if _, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(secret); err != nil || secret == "" || len(secret) > 128 {
		return fault.InvalidParameter.New("Secret is not a SecretCode: letters from A to Z and digits from 2 to 7.")
	}
	address := totp.Address(pool.Name, in.Account, secret)
	image, err := qrcode.Draw(address)
	if err != nil {
		return fault.InvalidParameter.New("Account is too long for a QR code.")
	}
	return answer(w, struct {
		Address string
		*qrcode.Image
	}{address, image})
}
