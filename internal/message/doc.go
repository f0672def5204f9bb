// Package message says what a user pool tells its users and to whom: it takes
// the pool's templates or the default texts, fills in the user's name and the
// code, chooses the address and hands a delivery.Message to a Sender.
//
// Templates are plain text for SMS and HTML for mail. {####} stands for the
// code or the temporary password, {username} for the user's name; in a mail
// both are escaped, since users choose their names. A mail also carries its
// text without tags.
//
// A pool whose verification mail is by link (CONFIRM_WITH_LINK) sends new users
// to a page of its site, which package hosted serves: {##text##} stands for
// that link. In any other message it stands for the code.
//
// Preview and Notify say what a message would read like; they send nothing.
//
// Making and checking codes, transport, and the choice of the attribute are
// not here.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html
package message
