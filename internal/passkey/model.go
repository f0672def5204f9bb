package passkey

import "encoding/hex"

// modelName says what a user would call the thing that holds a key, from the
// model that it gives (its AAGUID).
//
// https://www.w3.org/TR/webauthn-3/#aaguid
func modelName(aaguid []byte) string {
	switch hex.EncodeToString(aaguid) {
	case "ea9b8d664d011d213ce4b6b48cb575d4":
		return "Google Password Manager"
	case "adce000235bcc60a648b0b25f1f05503":
		return "Chrome on Mac"
	case "08987058cadc4b81b6e130de50dcbe96", "9ddd1817af5a4672a2b93e3dd95000a9", "6028b017b1d44c02b4b3afcdafc96bb2":
		return "Windows Hello"
	case "fbfc3007154e4ecc8c0b6e020557d7bd", "dd4ec289e01d41c9bb8970fa845d4bf2":
		return "iCloud Keychain"
	case "bada5566a7aa401fbd9645619a55120d":
		return "1Password"
	case "d548826e79b440a3a3d811116f7e8349":
		return "Bitwarden"
	case "531126d6e717415c93203d9aa6981239":
		return "Dashlane"
	case "53414d53554e47000000000000000000":
		return "Samsung Pass"
	}
	return "Passkey"
}
