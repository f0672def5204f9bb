// Package wire describes what travels between a client and the API: which
// operations exist, who may call them, and what their members look like.
//
// The source is one text file for each service, schema.txt in the packages
// cognitoidp and cognitoidentity. It holds facts only, one a line:
//
//	service cognito-idp
//	  target AWSCognitoIdentityProviderService
//	  version 2016-04-18
//
//	operation ConfirmSignUp
//	  area public sign-up and auth
//	  auth none
//	  input ConfirmSignUpRequest
//	  output ConfirmSignUpResponse
//	  errors CodeMismatchException ExpiredCodeException
//
//	structure ConfirmSignUpRequest
//	  Username UsernameType required
//	  ForceAliasCreation ForceAliasCreation
//
//	enum MessageActionType RESEND SUPPRESS
//	integer PriorityType min 1 max 2
//	list CallbackURLsListType of RedirectUrlType min 0 max 100
//	map UserPoolTagsType from TagKeysType to TagValueType
//	string PasswordType max 256 sensitive pattern [\S]+
//	boolean ForceAliasCreation
//
// min and max are lengths of strings, lists, maps and blobs, and values of
// numbers. A pattern is the rest of its line and matches the whole value. The
// value of a sensitive shape never appears in a message or a log. auth is
// sigv4, none, or optional: clients sign, but the signature proves nothing.
//
// From the schema come the Go types of both packages and the table of
// operations in the documentation, all written by the generator, and the
// judgement of Validate on a request. What a valid request means is not
// decided here.
package wire

//go:generate go run ./gen
