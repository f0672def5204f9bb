package clients

import (
	"strconv"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// maxSecrets is how many secrets of a client live at once.
const maxSecrets = 2

// addSecret gives a client another secret: the plain one, or one made here if
// that is empty. It returns the entry and the plain secret.
func (s *Service) addSecret(c *userpool.Client, plain string) (userpool.ClientSecret, string, error) {
	if plain == "" {
		var err error
		if plain, err = userpool.NewClientSecret(s.Rand); err != nil {
			return userpool.ClientSecret{}, "", err
		}
	}
	created := s.Now()
	second := created.Unix()
	for {
		id := c.ID + "--" + strconv.FormatInt(second, 10)
		if secretAt(c, id) < 0 {
			added := userpool.ClientSecret{ID: id, Sealed: s.Directory.SealSecret(c.ID, plain), Created: created}
			c.Secrets = append(c.Secrets, added)
			return added, plain, nil
		}
		second++ // two secrets of one second
	}
}

// secretAt returns the place of a client's secret, or -1.
func secretAt(c *userpool.Client, id string) int {
	for i, secret := range c.Secrets {
		if secret.ID == id {
			return i
		}
	}
	return -1
}

func showSecret(secret userpool.ClientSecret) wire.ClientSecretDescriptorType {
	return wire.ClientSecretDescriptorType{ClientSecretId: secret.ID, ClientSecretCreateDate: wire.Time{Time: secret.Created}}
}
