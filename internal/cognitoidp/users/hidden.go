package users

import (
	"context"
	"encoding/hex"
	"slices"

	"cognate/internal/code"
	"cognate/internal/message"
	wire "cognate/internal/wire/cognitoidp"
)

// hiddenSubject stands for a name that nobody has, in counters: unknown names
// run into the same hourly limits as known ones.
func (s *Service) hiddenSubject(g guest) string {
	return "unknown:" + hex.EncodeToString(s.Sealer.Derive("hidden-user", []byte(g.pool.ID), []byte(g.pool.Fold("username", g.name)))[:16])
}

// hiddenDelivery is what a client that hides users is told of a code for a
// name that nobody has: an address that looks like one, always the same.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
func (s *Service) hiddenDelivery(ctx context.Context, g guest, op code.Operation) (*wire.CodeDeliveryDetailsType, error) {
	if err := s.Codes.Allow(ctx, g.pool.ID, s.hiddenSubject(g), op); err != nil {
		return nil, err
	}
	if slices.Equal(g.pool.Settings.AutoVerified, []string{"phone_number"}) {
		seed := s.Sealer.Derive("hidden-phone", []byte(g.pool.ID), []byte(g.pool.Fold("username", g.name)))
		digits := make([]byte, 0, 12)
		for _, b := range seed[:11] {
			digits = append(digits, '0'+b%10)
		}
		return details(message.Describe("phone_number", "+"+string(digits))), nil
	}
	seed := s.Sealer.Derive("hidden-email", []byte(g.pool.ID), []byte(g.pool.Fold("username", g.name)))
	return details(message.Describe("email", string('a'+seed[0]%26)+"@"+string('a'+seed[1]%26)+".example")), nil
}

// hiddenCode is the answer to a code for a name that nobody has: no code was
// ever sent to it.
func (s *Service) hiddenCode(ctx context.Context, g guest, op code.Operation) error {
	if err := s.Codes.Allow(ctx, g.pool.ID, s.hiddenSubject(g), op); err != nil {
		return err
	}
	return code.Expired()
}

func details(d message.Delivery) *wire.CodeDeliveryDetailsType {
	return &wire.CodeDeliveryDetailsType{Destination: d.Destination, DeliveryMedium: d.Medium, AttributeName: d.Attribute}
}
