package users

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"cognate/internal/code"
	"cognate/internal/fault"
	"cognate/internal/message"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// standIn makes up the user that a name could have been: always the same one
// for a name, with an address by which the pool reaches its users. The name
// itself is the address where it can be. Codes issued to a stand-in are kept,
// counted and expire as others do, so that a second request shows no
// difference either; but they are sent to nobody and good for nothing.
func (s *Service) standIn(g guest) *userpool.User {
	name := g.pool.Fold("username", g.name)
	d := s.Sealer.Derive("stand-in user", []byte(g.pool.ID), []byte(name))
	u := &userpool.User{
		PoolID: g.pool.ID, Sub: hex.EncodeToString(d[:16]), Username: g.name,
		Status: userpool.Unconfirmed, Enabled: true, Attributes: map[string]string{},
	}
	reach := slices.Clone(g.pool.Settings.AutoVerified)
	switch {
	case g.pool.SignsInWith("email") && strings.Contains(g.name, "@"):
		reach = []string{"email"}
	case g.pool.SignsInWith("phone_number") && strings.HasPrefix(g.name, "+"):
		reach = []string{"phone_number"}
	case len(reach) == 0:
		reach = []string{"email"}
	}
	for _, attribute := range reach {
		give(u, attribute, d)
	}
	return u
}

// give gives a stand-in an address: the name that was typed, or one made up
// from random bytes of which the mask shows little.
func give(u *userpool.User, attribute string, random []byte) {
	address := u.Username
	switch {
	case attribute == "email" && !strings.Contains(address, "@"):
		address = string('a'+rune(random[16]%26)) + "@" + string('a'+rune(random[17]%26))
	case attribute == "phone_number" && !strings.HasPrefix(address, "+"):
		n := uint(random[18])<<8 | uint(random[19])
		address = fmt.Sprintf("+1555555%04d", n%10_000)
	}
	u.Attributes[attribute], u.Attributes[attribute+"_verified"] = address, "true"
}

// recoveryStandIn is standIn for somebody who forgot a password, with the
// address that the pool's recovery would use. The fault is that of a pool
// where only administrators reset passwords.
func (s *Service) recoveryStandIn(g guest) (u *userpool.User, channel string, err error) {
	u = s.standIn(g)
	u.Status = userpool.Confirmed
	channel, err = g.pool.RecoveryChannel(u)
	if errors.Is(err, fault.InvalidParameter) {
		random := s.Sealer.Derive("stand-in address", []byte(u.Sub))
		for _, attribute := range []string{"phone_number", "email"} {
			give(u, attribute, random)
		}
		channel, err = g.pool.RecoveryChannel(u)
	}
	return u, channel, err
}

// sendGuest is sendCode to a guest, for whom the user may be a stand-in. Where
// the client hides users, the answer doesn't wait for the message, so that it
// takes as long for a stand-in, who is sent none.
func (s *Service) sendGuest(ctx context.Context, g guest, user *userpool.User, attribute string, purpose code.Purpose, why message.Purpose) (*wire.CodeDeliveryDetailsType, error) {
	if !g.client.HidesUserExistence() {
		return s.sendCode(ctx, g.pool, user, g.client, attribute, purpose, why)
	}
	address := why.Destination(user, attribute)
	digits, err := s.Codes.Issue(ctx, g.pool, user, purpose, attribute, address)
	if err != nil {
		return nil, err
	}
	if err := s.Messages.VerificationUnseen(ctx, g.pool, g.user, g.client, attribute, digits, why); err != nil {
		return nil, err
	}
	return details(message.Describe(attribute, address)), nil
}

// refuse judges a code that was given for a stand-in: it is never right. Who
// signs up is sent a code at once, so a stand-in has always been sent one.
func (s *Service) refuse(ctx context.Context, g guest, purpose code.Purpose, given string) error {
	_, err := s.Codes.Check(ctx, g.pool.ID, s.standIn(g).Sub, purpose, given)
	if err == nil || purpose == code.SignUp && errors.Is(err, fault.ExpiredCode) {
		return code.Mismatch()
	}
	return err
}

// details shows a delivery as the wire knows it.
func details(d message.Delivery) *wire.CodeDeliveryDetailsType {
	return &wire.CodeDeliveryDetailsType{Destination: d.Destination, DeliveryMedium: d.Medium, AttributeName: d.Attribute}
}
