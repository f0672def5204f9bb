package userpool

import (
	"cmp"
	"strings"
	"unicode"

	"cognate/internal/fault"
)

// checkTemplates judges what the pool's messages say. Where a template lacks
// its placeholder, the schema's patterns have refused it already, but for
// invitations.
func (s *Settings) checkTemplates() error {
	return cmp.Or(checkSubjects(s.subjects()), s.checkInvite(), s.checkPlaceholders())
}

// subjects are those of all mail that the pool words itself.
func (s *Settings) subjects() []string {
	all := []string{s.Verification.EmailSubject, s.Verification.EmailSubjectByLink}
	if s.Invite != nil {
		all = append(all, s.Invite.EmailSubject)
	}
	if s.EmailMFA != nil {
		all = append(all, s.EmailMFA.Subject)
	}
	return all
}

// checkSubjects refuses what would be more than one line of a mail's header.
func checkSubjects(subjects []string) error {
	for _, subject := range subjects {
		if strings.ContainsFunc(subject, unicode.IsControl) {
			return fault.InvalidParameter.New("An email subject must be a single line.")
		}
	}
	return nil
}

func (s *Settings) checkInvite() error {
	if s.Invite == nil {
		return nil
	}
	if incompleteInvite(s.Invite.SMS) {
		return fault.InvalidParameter.New("Invalid SMS message for Admin create user flow parameter")
	}
	if incompleteInvite(s.Invite.EmailMessage) {
		return fault.InvalidParameter.New("Invalid email message for Admin create user flow parameter")
	}
	return nil
}

func incompleteInvite(text string) bool {
	return text != "" && (!strings.Contains(text, "{username}") || !strings.Contains(text, "{####}"))
}

// checkPlaceholders refuses a template that has its code or its link twice: a
// reader could not tell which is which, and text messages would not fit.
func (s *Settings) checkPlaceholders() error {
	texts := []string{s.Verification.SMS, s.Verification.EmailMessage, s.Verification.EmailMessageByLink, s.SMSAuthenticationMessage}
	if s.Invite != nil {
		texts = append(texts, s.Invite.SMS, s.Invite.EmailMessage)
	}
	if s.EmailMFA != nil {
		texts = append(texts, s.EmailMFA.Message)
	}
	for _, text := range texts {
		if strings.Count(text, "{####}") > 1 {
			return fault.InvalidParameter.New("A message template must have the placeholder {####} once.")
		}
		if strings.Count(text, "##}")-strings.Count(text, "{####}") > 1 {
			return fault.InvalidParameter.New("A message template must have one link.")
		}
	}
	return nil
}
