package branding

// variable is a custom property of the pages' style sheet, and where settings
// have its value. MODE stands for lightMode or darkMode.
type variable struct{ name, path string }

// colours are the properties that have a value for each colour mode.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-branding.html
var colours = []variable{
	{"--page", "components.pageBackground.MODE.color"},
	{"--card", "components.form.MODE.backgroundColor"},
	{"--card-line", "components.form.MODE.borderColor"},
	{"--heading", "components.pageText.MODE.headingColor"},
	{"--text", "components.pageText.MODE.bodyColor"},
	{"--soft", "components.pageText.MODE.descriptionColor"},
	{"--label", "componentClasses.inputLabel.MODE.textColor"},
	{"--hint", "componentClasses.inputDescription.MODE.textColor"},
	{"--line", "componentClasses.input.MODE.defaults.borderColor"},
	{"--field", "componentClasses.input.MODE.defaults.backgroundColor"},
	{"--placeholder", "componentClasses.input.MODE.placeholderColor"},
	{"--focus", "componentClasses.focusState.MODE.borderColor"},
	{"--divider", "componentClasses.divider.MODE.borderColor"},
	{"--link", "componentClasses.link.MODE.defaults.textColor"},
	{"--link-over", "componentClasses.link.MODE.hover.textColor"},
	{"--menu", "componentClasses.dropDown.MODE.defaults.itemBackgroundColor"},
	{"--menu-over", "componentClasses.dropDown.MODE.hover.itemBackgroundColor"},
	{"--menu-line-over", "componentClasses.dropDown.MODE.hover.itemBorderColor"},
	{"--menu-text-over", "componentClasses.dropDown.MODE.hover.itemTextColor"},
	{"--menu-match", "componentClasses.dropDown.MODE.match.itemTextColor"},
	{"--accent", "components.primaryButton.MODE.defaults.backgroundColor"},
	{"--on-accent", "components.primaryButton.MODE.defaults.textColor"},
	{"--accent-over", "components.primaryButton.MODE.hover.backgroundColor"},
	{"--on-accent-over", "components.primaryButton.MODE.hover.textColor"},
	{"--accent-down", "components.primaryButton.MODE.active.backgroundColor"},
	{"--on-accent-down", "components.primaryButton.MODE.active.textColor"},
	{"--second", "components.secondaryButton.MODE.defaults.textColor"},
	{"--second-line", "components.secondaryButton.MODE.defaults.borderColor"},
	{"--second-back", "components.secondaryButton.MODE.defaults.backgroundColor"},
	{"--second-over", "components.secondaryButton.MODE.hover.textColor"},
	{"--second-line-over", "components.secondaryButton.MODE.hover.borderColor"},
	{"--second-back-over", "components.secondaryButton.MODE.hover.backgroundColor"},
	{"--second-down", "components.secondaryButton.MODE.active.textColor"},
	{"--second-line-down", "components.secondaryButton.MODE.active.borderColor"},
	{"--second-back-down", "components.secondaryButton.MODE.active.backgroundColor"},
	{"--bad-line", "components.alert.MODE.error.borderColor"},
	{"--bad-back", "components.alert.MODE.error.backgroundColor"},
	{"--good-line", "componentClasses.statusIndicator.MODE.success.borderColor"},
	{"--good-back", "componentClasses.statusIndicator.MODE.success.backgroundColor"},
	{"--warn-line", "componentClasses.statusIndicator.MODE.warning.borderColor"},
	{"--warn-back", "componentClasses.statusIndicator.MODE.warning.backgroundColor"},
	{"--kept", "componentClasses.statusIndicator.MODE.success.indicatorColor"},
	{"--broken", "componentClasses.statusIndicator.MODE.error.indicatorColor"},
	{"--header", "components.pageHeader.MODE.background.color"},
	{"--header-line", "components.pageHeader.MODE.borderColor"},
	{"--footer", "components.pageFooter.MODE.background.color"},
	{"--footer-line", "components.pageFooter.MODE.borderColor"},
}

// providerColours are the colours of a button that leads to an identity
// provider, below what settings have for all such buttons or for one of them.
var providerColours = []variable{
	{"--provider", "MODE.defaults.textColor"},
	{"--provider-line", "MODE.defaults.borderColor"},
	{"--provider-back", "MODE.defaults.backgroundColor"},
	{"--provider-over", "MODE.hover.textColor"},
	{"--provider-line-over", "MODE.hover.borderColor"},
	{"--provider-back-over", "MODE.hover.backgroundColor"},
	{"--provider-down", "MODE.active.textColor"},
	{"--provider-line-down", "MODE.active.borderColor"},
	{"--provider-back-down", "MODE.active.backgroundColor"},
}

// lengths are the properties that are alike in both modes, in pixels.
var lengths = []variable{
	{"--radius", "componentClasses.buttons.borderRadius"},
	{"--field-radius", "componentClasses.input.borderRadius"},
	{"--menu-radius", "componentClasses.dropDown.borderRadius"},
	{"--card-radius", "components.form.borderRadius"},
	{"--alert-radius", "components.alert.borderRadius"},
}
