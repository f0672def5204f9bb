package console

import (
	"net/http"

	"cognate/delivery"
	"cognate/internal/fault"
	"cognate/internal/message"
	"cognate/internal/userpool"
)

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
