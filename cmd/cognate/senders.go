package main

import (
	"context"
	"errors"
	"fmt"
	"net/mail"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"cognate"
	"cognate/delivery"
)

// senders are the flags that say how messages leave.
type senders struct {
	email, sms string
	from       string
	secret     string
	dkim       dkimKeys
	queue      bool
	limits     cognate.MessageLimits
}

// dkimKeys is the flag that names the keys which sign mail.
type dkimKeys []delivery.DKIM

// String says for which domains there are keys.
func (k *dkimKeys) String() string {
	var domains []string
	for _, d := range *k {
		domains = append(domains, d.Domain+":"+d.Selector)
	}
	return strings.Join(domains, " ")
}

// Set reads keys of the form domain:selector=file.
func (k *dkimKeys) Set(text string) error {
	for one := range strings.FieldsSeq(text) {
		name, file, _ := strings.Cut(one, "=")
		domain, selector, ok := strings.Cut(name, ":")
		if !ok || file == "" {
			return fmt.Errorf("%q is not a domain, :, a selector, = and a file", one)
		}
		pem, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		d, err := delivery.ParseDKIM(domain, selector, pem)
		if err != nil {
			return err
		}
		*k = append(*k, d)
	}
	return nil
}

func (v *senders) register(f *flagSet) {
	f.StringVar(&v.email, "email", "", "send mail through this `place`: smtp://user:password@host:587, smtps://…, ses or ses:region, or an https:// gateway")
	f.StringVar(&v.email, "smtp-url", "", "the older name of -email, for a mail server; a `URL`")
	f.StringVar(&v.from, "email-from", "", "`sender` of mail of pools that name none, such as \"Shop <no-reply@shop.example>\"")
	f.Var(&v.dkim, "dkim", "`domain:selector=file` of the PEM key, RSA or Ed25519, that signs mail from this domain when it leaves by SMTP; repeat the flag, or part several with spaces")
	f.StringVar(&v.sms, "sms", "", "send text messages through this `place`: sns or sns:region, twilio://SID:token@api.twilio.com?from=+15550100, or an https:// gateway")
	f.BoolVar(&v.queue, "message-queue", false, "let messages wait in the database, and try again those that could not be sent; no request waits for one")
	f.IntVar(&v.limits.PerAddress, "messages-per-address", 0, "most `messages` of a pool to one address in an hour; 0 is no limit")
	f.IntVar(&v.limits.PerPool, "messages-per-pool", 0, "most `messages` of a pool in a day; 0 is no limit")
	f.IntVar(&v.limits.DefaultMail, "default-mails", 0, "most `mails` in a day of a pool that sends as COGNITO_DEFAULT, 50 in the cloud; 0 is no limit")
	f.StringVar(&v.secret, "gateway-secret", "", "sign messages for gateways with this Standard Webhooks `secret`, whsec_ and base64")
}

// config puts the senders into the server's configuration.
func (v *senders) config(ctx context.Context, c *cognate.Config, getenv func(string) string) (err error) {
	c.QueueMessages, c.MessageLimits = v.queue, v.limits
	if v.from != "" {
		if _, err := mail.ParseAddress(v.from); err != nil {
			return fmt.Errorf("-email-from %q is no address", v.from)
		}
		c.EmailFrom = v.from
	} else if v.email != "" {
		c.Logger.Warn("pools that name no sender send as no-reply@verificationemail.com, whose mail most servers refuse; name another with -email-from")
	}
	if c.Email, err = v.sender(ctx, delivery.Email, v.email, c.Region, getenv); err != nil {
		return fmt.Errorf("-email: %w", err)
	}
	if c.SMS, err = v.sender(ctx, delivery.SMS, v.sms, c.Region, getenv); err != nil {
		return fmt.Errorf("-sms: %w", err)
	}
	return nil
}

// sender makes what sends messages of a medium to a place; nil for none.
func (v *senders) sender(ctx context.Context, medium, place, region string, getenv func(string) string) (delivery.Sender, error) {
	kind, _, _ := strings.Cut(place, ":")
	kind, _, _ = strings.Cut(kind, "?")
	email := medium == delivery.Email
	switch {
	case place == "":
		return nil, nil
	case kind == "http" || kind == "https":
		return delivery.NewGateway(place, delivery.GatewayOptions{Secret: v.secret, Now: time.Now})
	case email && (kind == "smtp" || kind == "smtps"):
		return delivery.NewSMTP(place, delivery.SMTPOptions{DKIM: v.dkim})
	case email && kind == "ses":
		c, o, err := cloudSender(ctx, place, region, getenv)
		if err != nil {
			return nil, err
		}
		return delivery.NewSES(c, o.endpoint), nil
	case !email && (kind == "twilio" || kind == "twilio+http"):
		return delivery.NewTwilio(place, nil)
	case !email && kind == "sns":
		c, o, err := cloudSender(ctx, place, region, getenv)
		if err != nil {
			return nil, err
		}
		return delivery.NewSNS(c, delivery.SNSOptions{Endpoint: o.endpoint, AssumeRole: o.role, STSEndpoint: o.sts}), nil
	case email:
		return nil, errors.New("use smtp://…, smtps://…, ses:region or a URL")
	}
	return nil, errors.New("use sns:region, twilio://… or a URL")
}

// cloudOptions are what follows the "?" of a cloud service's place.
type cloudOptions struct {
	endpoint, sts string
	role          bool
}

// cloudSender reads "ses:region?endpoint=url" and its like.
func cloudSender(ctx context.Context, place, region string, getenv func(string) string) (aws.Config, cloudOptions, error) {
	var o cloudOptions
	place, query, _ := strings.Cut(place, "?")
	kind, named, _ := strings.Cut(place, ":")
	if named != "" {
		region = named
	}
	values, err := url.ParseQuery(query)
	if err != nil {
		return aws.Config{}, o, errors.New("what follows the ? is malformed")
	}
	for name := range values {
		value := values.Get(name)
		switch {
		case name == "endpoint":
			o.endpoint = value
		case name == "sts" && kind == "sns":
			o.sts = value
		case name == "role" && kind == "sns" && value == "assume":
			o.role = true
		default:
			return aws.Config{}, o, fmt.Errorf("%s=%s is unknown there", name, value)
		}
	}
	c, err := cloud(ctx, getenv, region, o.endpoint)
	return c, o, err
}
