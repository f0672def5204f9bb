package console

import (
	"context"
	"errors"
	"net/http"

	"cognate/delivery"
	"cognate/internal/branding"
	"cognate/internal/fault"
	"cognate/internal/hosted"
	"cognate/internal/message"
	"cognate/internal/site"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// Logins makes the login pages.
type Logins interface {
	// Preview returns the sign-in page of a client with a look that is not saved.
	Preview(ctx context.Context, at *site.Site, client *userpool.Client, d hosted.Draft) (*hosted.Rendering, error)
}

// messageDraft is a template that is being written.
type messageDraft struct {
	Medium  string // EMAIL or SMS
	Purpose message.Purpose
	ByLink  bool // the mail has a link instead of a code
	Subject string
	Body    string
}

// previewMessage answers how a message of the pool's would read with a
// template that is not saved yet. An empty template is the default.
func (h *handler) previewMessage(w http.ResponseWriter, r *http.Request, pool *userpool.Pool) error {
	var d messageDraft
	if err := read(w, r, &d); err != nil {
		return err
	}
	if d.Medium != delivery.Email && d.Medium != delivery.SMS {
		return fault.InvalidParameter.New("Medium must be EMAIL or SMS.")
	}
	p := *pool
	d.apply(&p.Settings)
	values := message.Values{Username: "jane.doe", Code: "123456"}
	if d.Purpose == message.AdminCreateUser {
		values.Code = "tEmp-9Xk2"
	}
	if d.ByLink {
		at, err := h.Sites.Of(r.Context(), pool)
		if err != nil {
			return err
		}
		values.Link = at.Base + "/confirmUser"
	}
	return answer(w, message.Preview(&p, d.Medium, d.Purpose, values))
}

// apply puts the draft where the pool's template for the purpose is.
func (d messageDraft) apply(s *userpool.Settings) {
	sms := d.Medium == delivery.SMS
	switch d.Purpose {
	case message.AdminCreateUser:
		s.Invite = &userpool.MessageTemplate{EmailMessage: d.Body, EmailSubject: d.Subject, SMS: d.Body}
	case message.Authentication:
		if sms {
			s.SMSAuthenticationMessage = d.Body
		} else {
			s.EmailMFA = &userpool.EmailMFA{Message: d.Body, Subject: d.Subject}
		}
	default:
		switch {
		case sms:
			s.Verification.SMS = d.Body
		case d.ByLink:
			s.Verification.EmailMessageByLink, s.Verification.EmailSubjectByLink = d.Body, d.Subject
			s.Verification.DefaultEmailOption = "CONFIRM_WITH_LINK"
		default:
			s.Verification.EmailMessage, s.Verification.EmailSubject = d.Body, d.Subject
			s.Verification.DefaultEmailOption = "CONFIRM_WITH_CODE"
		}
	}
}

// previewLogin answers how the sign-in page of a client would look.
func (h *handler) previewLogin(w http.ResponseWriter, r *http.Request, pool *userpool.Pool) error {
	var d struct {
		ClientID string
		Managed  bool
		CSS      string
		Settings string
		Images   []struct{ Category, ColorMode string }
	}
	if err := read(w, r, &d); err != nil {
		return err
	}
	client, err := h.Directory.ClientIn(r.Context(), pool.ID, d.ClientID)
	if err != nil {
		return err
	}
	at, err := h.Sites.Of(r.Context(), pool)
	if err != nil {
		return err
	}
	draft := hosted.Draft{Managed: d.Managed, CSS: d.CSS, Settings: []byte(d.Settings)}
	for _, image := range d.Images {
		draft.Images = append(draft.Images, branding.Asset{Category: image.Category, ColorMode: image.ColorMode})
	}
	page, err := h.Logins.Preview(r.Context(), at, client, draft)
	if err != nil {
		return err
	}
	return answer(w, page)
}

// logo answers with the logo of the classic pages of a client. Nothing in an
// image runs or loads.
func (h *handler) logo(w http.ResponseWriter, r *http.Request, pool *userpool.Pool) error {
	var c *branding.Customization
	err := h.Store.View(r.Context(), func(tx *store.Tx) (err error) {
		c, err = tx.Customization(pool.ID, r.PathValue("client"))
		return err
	})
	if errors.Is(err, store.ErrNotFound) || err == nil && len(c.Logo) == 0 {
		return fault.ResourceNotFound.New("There is no logo.")
	}
	if err != nil {
		return err
	}
	header := w.Header()
	header.Set("Content-Type", branding.ContentType(branding.Sniff(c.Logo)))
	header.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Cache-Control", "no-store")
	// A browser that is gone does not need it.
	_, _ = w.Write(c.Logo)
	return nil
}
