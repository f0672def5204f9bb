package store

// PutProvisionedLimit sets how many requests a second an account may make in
// a region, of one category of operations.
func (tx *Tx) PutProvisionedLimit(account, region, category string, rate int64) error {
	return tx.put(`INSERT INTO provisioned_limits (account, region, category, rate) VALUES ($1, $2, $3, $4)
		ON CONFLICT (account, region, category) DO UPDATE SET rate = excluded.rate`, account, region, category, rate)
}

// ProvisionedLimits returns the limits that were set for an account in a
// region, by category.
func (tx *Tx) ProvisionedLimits(account, region string) (map[string]int64, error) {
	limits := map[string]int64{}
	err := tx.each(`SELECT category, rate FROM provisioned_limits WHERE account = $1 AND region = $2`,
		[]any{account, region}, func(s scanner) error {
			var category string
			var rate int64
			if err := s.Scan(&category, &rate); err != nil {
				return err
			}
			limits[category] = rate
			return nil
		})
	return limits, err
}
