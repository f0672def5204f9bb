package directory

import (
	"maps"

	"cognate/internal/userpool"
)

func providerPurpose(p *userpool.Provider, detail string) string {
	return "provider-secret:" + p.PoolID + "/" + p.Name + "/" + detail
}

// SealProvider seals the secret details of a provider, which leave its plain
// ones. ProviderDetails opens them.
func (d *Directory) SealProvider(p *userpool.Provider) {
	plain, sealed := map[string]string{}, map[string][]byte{}
	for name, value := range p.Details {
		if userpool.SecretDetail(name) {
			sealed[name] = d.sealer.Seal(providerPurpose(p, name), []byte(value))
		} else {
			plain[name] = value
		}
	}
	p.Details, p.Secrets = plain, sealed
}

// ProviderDetails returns all details of a provider, the secret ones opened.
func (d *Directory) ProviderDetails(p *userpool.Provider) (map[string]string, error) {
	details := maps.Clone(p.Details)
	if details == nil {
		details = map[string]string{}
	}
	for name, sealed := range p.Secrets {
		value, err := d.sealer.Open(providerPurpose(p, name), sealed)
		if err != nil {
			return nil, err
		}
		details[name] = string(value)
	}
	return details, nil
}
