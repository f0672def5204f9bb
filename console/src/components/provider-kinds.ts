// What each type of identity provider is asked for.
import type { IdentityProviderTypeType } from '@aws-sdk/client-cognito-identity-provider';

export interface Detail {
  name: string;
  label: string;
  hint?: string;
  secret?: boolean;
  long?: boolean;
  options?: string[];
  initial?: string;
}

export interface Kind {
  type: IdentityProviderTypeType;
  label: string;
  description: string;
  details: Detail[];
  /** claims are names that its users' attributes have. */
  claims: string[];
}

const client: Detail[] = [
  { name: 'client_id', label: 'Client ID' },
  { name: 'client_secret', label: 'Client secret', secret: true },
];

const switched = ['true', 'false'];

export const kinds: Kind[] = [
  {
    type: 'OIDC', label: 'OpenID Connect', description: 'Any provider that speaks OpenID Connect.', claims: ['sub', 'email', 'email_verified', 'name', 'given_name', 'family_name', 'phone_number', 'preferred_username', 'picture'],
    details: [
      ...client,
      { name: 'authorize_scopes', label: 'Authorized scopes', hint: 'Separated by spaces', initial: 'openid email profile' },
      { name: 'oidc_issuer', label: 'Issuer URL', hint: 'Begins with https://' },
      { name: 'attributes_request_method', label: 'Attribute request method', options: ['GET', 'POST'], initial: 'GET' },
      { name: 'authorize_url', label: 'Authorization endpoint', hint: 'Empty: found by the issuer' },
      { name: 'token_url', label: 'Token endpoint', hint: 'Empty: found by the issuer' },
      { name: 'attributes_url', label: 'UserInfo endpoint', hint: 'Empty: found by the issuer' },
      { name: 'jwks_uri', label: 'JWKS URI', hint: 'Empty: found by the issuer' },
    ],
  },
  {
    type: 'SAML', label: 'SAML', description: 'A provider that speaks SAML 2.0.', claims: ['http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress', 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name', 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname', 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname'],
    details: [
      { name: 'MetadataURL', label: 'Metadata URL', hint: 'This or the document below' },
      { name: 'MetadataFile', label: 'Metadata document', long: true },
      { name: 'IDPSignout', label: 'Sign out at the provider, too', options: switched },
      { name: 'IDPInit', label: 'Accept sign-ins begun at the provider', options: switched },
      { name: 'EncryptedResponses', label: 'Require encrypted assertions', options: switched },
      { name: 'RequestSigningAlgorithm', label: 'Sign requests', options: ['rsa-sha256'] },
    ],
  },
  { type: 'Google', label: 'Google', description: 'Google accounts.', claims: ['sub', 'email', 'email_verified', 'name', 'given_name', 'family_name', 'picture', 'phoneNumbers'], details: [...client, { name: 'authorize_scopes', label: 'Authorized scopes', hint: 'Separated by spaces', initial: 'profile email openid' }] },
  {
    type: 'Facebook', label: 'Facebook', description: 'Facebook accounts.', claims: ['id', 'email', 'name', 'first_name', 'last_name', 'picture'],
    details: [...client, { name: 'authorize_scopes', label: 'Authorized scopes', hint: 'Separated by commas', initial: 'public_profile,email' }, { name: 'api_version', label: 'API version', hint: 'Such as v17.0' }],
  },
  { type: 'LoginWithAmazon', label: 'Login with Amazon', description: 'Amazon accounts.', claims: ['user_id', 'email', 'name', 'postal_code'], details: [...client, { name: 'authorize_scopes', label: 'Authorized scopes', hint: 'Separated by spaces', initial: 'profile postal_code' }] },
  {
    type: 'SignInWithApple', label: 'Sign in with Apple', description: 'Apple accounts.', claims: ['sub', 'email', 'email_verified', 'firstName', 'lastName'],
    details: [
      { name: 'client_id', label: 'Services ID' },
      { name: 'team_id', label: 'Team ID' },
      { name: 'key_id', label: 'Key ID' },
      { name: 'private_key', label: 'Private key', long: true, secret: true },
      { name: 'authorize_scopes', label: 'Authorized scopes', hint: 'Separated by spaces', initial: 'email name' },
    ],
  },
];

/** social says that providers of a type are named by it. */
export const social = (type: string) => type !== 'OIDC' && type !== 'SAML';
