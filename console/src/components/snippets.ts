// Configuration of other programs for a pool, ready to be pasted.
import type { UserPoolClientType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';

/** Addresses are where a pool is reached, as the server says. */
export interface Addresses {
  API: string;
  Issuer: string;
  Discovery: string;
  KeySet: string;
  Site: string;
  Domains: { Name: string; URL: string; Custom: boolean }[];
}

const pretty = (value: unknown) => JSON.stringify(value, undefined, 2);

/** quoted writes a text as HCL does, where "${" would begin an expression. */
const quoted = (text: string) => JSON.stringify(text).replace(/[$%]\{/g, (mark) => mark.charAt(0) + mark);

export function amplify(pool: UserPoolType, client: UserPoolClientType | undefined, at: Addresses): string {
  const oauth = client?.AllowedOAuthFlowsUserPoolClient && {
    loginWith: {
      oauth: {
        domain: at.Site.replace(/^https?:\/\//, ''),
        scopes: client.AllowedOAuthScopes ?? [],
        redirectSignIn: client.CallbackURLs ?? [],
        redirectSignOut: client.LogoutURLs ?? [],
        responseType: client.AllowedOAuthFlows?.includes('code') ? 'code' : 'token',
      },
    },
  };
  return `import { Amplify } from 'aws-amplify';

Amplify.configure(${pretty({
    Auth: { Cognito: { userPoolId: pool.Id, userPoolClientId: client?.ClientId ?? '', userPoolEndpoint: at.API, ...oauth } },
  })});
`;
}

export function awsCLI(pool: UserPoolType, at: Addresses): string {
  return `export AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER=${at.API}
export AWS_REGION=${pool.Id?.split('_')[0] ?? ''}

aws cognito-idp describe-user-pool --user-pool-id ${pool.Id}
aws cognito-idp list-users --user-pool-id ${pool.Id}
`;
}

export function terraform(pool: UserPoolType, at: Addresses): string {
  return `provider "aws" {
  region = ${quoted(pool.Id?.split('_')[0] ?? '')}

  endpoints {
    cognitoidp = ${quoted(at.API)}
  }
}

import {
  to = aws_cognito_user_pool.this
  id = ${quoted(pool.Id ?? '')}
}

resource "aws_cognito_user_pool" "this" {
  name                = ${quoted(pool.Name ?? '')}
  deletion_protection = ${quoted(pool.DeletionProtection ?? 'INACTIVE')}
  mfa_configuration   = ${quoted(pool.MfaConfiguration ?? 'OFF')}
}
`;
}

export function openID(client: UserPoolClientType | undefined, at: Addresses): string {
  return pretty({
    issuer: at.Issuer,
    discovery: at.Discovery,
    client_id: client?.ClientId ?? '',
    ...(client?.ClientSecret ? { client_secret: 'see the app client’s page' } : { token_endpoint_auth_method: 'none' }),
    redirect_uri: client?.CallbackURLs?.[0] ?? '',
    scope: (client?.AllowedOAuthScopes ?? ['openid']).join(' '),
    authorization_endpoint: `${at.Site}/oauth2/authorize`,
    token_endpoint: `${at.Site}/oauth2/token`,
    userinfo_endpoint: `${at.Site}/oauth2/userInfo`,
    revocation_endpoint: `${at.Site}/oauth2/revoke`,
    end_session_endpoint: `${at.Site}/logout`,
    jwks_uri: at.KeySet,
  });
}
