// Package hosted serves what browsers see of a pool. So far it is the logos
// that administrators gave the classic login pages; the pages themselves are
// not here yet.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/hosted-ui-classic-branding.html
package hosted
