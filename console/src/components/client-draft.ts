// What somebody chooses for an app client, and what of it the service takes.
import type { CreateUserPoolClientRequest, ExplicitAuthFlowsType, OAuthFlowType, TimeUnitsType, UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider';
import { notWhole, type Errors, type Names } from './blame';

export interface Span {
  count: string;
  unit: TimeUnitsType;
}

export interface ClientDraft {
  name: string;
  secret: 'none' | 'generate' | 'own';
  ownSecret: string;
  flows: string[];
  session: string;
  refresh: Span;
  access: Span;
  id: Span;
  rotation: boolean;
  grace: string;
  revocation: boolean;
  existence: string;
  propagate: boolean;
  providers: string[];
  oauth: boolean;
  oauthFlows: string[];
  scopes: string[];
  callbacks: string[];
  logouts: string[];
  redirect: string;
  limited: boolean;
  read: string[];
  write: string[];
  analytics: boolean;
  applicationId: string;
  applicationArn: string;
  roleArn: string;
  externalId: string;
  shared: boolean;
}

/** newClient is what a form for a new client begins with. */
export function newClient(): ClientDraft {
  return {
    name: '', secret: 'none', ownSecret: '',
    flows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], session: '3',
    refresh: { count: '30', unit: 'days' }, access: { count: '60', unit: 'minutes' }, id: { count: '60', unit: 'minutes' },
    rotation: false, grace: '0', revocation: true, existence: 'ENABLED', propagate: false,
    providers: ['COGNITO'], oauth: false, oauthFlows: ['code'], scopes: ['openid', 'email', 'phone'], callbacks: [''], logouts: [], redirect: '',
    limited: false, read: [], write: [],
    analytics: false, applicationId: '', applicationArn: '', roleArn: '', externalId: '', shared: false,
  };
}

/** draftOf is what a form for a client as it is begins with. */
export function draftOf(c: UserPoolClientType): ClientDraft {
  const units = c.TokenValidityUnits;
  const a = c.AnalyticsConfiguration;
  return {
    ...newClient(),
    name: c.ClientName ?? '',
    flows: c.ExplicitAuthFlows ?? [],
    session: String(c.AuthSessionValidity ?? 3),
    // Without units the service counts days, and hours for the others.
    refresh: { count: String(c.RefreshTokenValidity ?? 30), unit: units?.RefreshToken ?? 'days' },
    access: { count: String(c.AccessTokenValidity ?? 1), unit: units?.AccessToken ?? 'hours' },
    id: { count: String(c.IdTokenValidity ?? 1), unit: units?.IdToken ?? 'hours' },
    rotation: c.RefreshTokenRotation?.Feature === 'ENABLED',
    grace: String(c.RefreshTokenRotation?.RetryGracePeriodSeconds ?? 0),
    revocation: c.EnableTokenRevocation ?? false,
    existence: c.PreventUserExistenceErrors ?? 'LEGACY',
    propagate: c.EnablePropagateAdditionalUserContextData ?? false,
    providers: c.SupportedIdentityProviders ?? [],
    oauth: c.AllowedOAuthFlowsUserPoolClient ?? false,
    oauthFlows: c.AllowedOAuthFlows ?? [],
    scopes: c.AllowedOAuthScopes ?? [],
    callbacks: c.CallbackURLs ?? [],
    logouts: c.LogoutURLs ?? [],
    redirect: c.DefaultRedirectURI ?? '',
    limited: Boolean(c.ReadAttributes?.length || c.WriteAttributes?.length),
    read: c.ReadAttributes ?? [],
    write: c.WriteAttributes ?? [],
    analytics: a !== undefined,
    applicationId: a?.ApplicationId ?? '',
    applicationArn: a?.ApplicationArn ?? '',
    roleArn: a?.RoleArn ?? '',
    externalId: a?.ExternalId ?? '',
    shared: a?.UserDataShared ?? false,
  };
}

/** filled leaves out what was added and not filled in. */
const filled = (values: string[]) => values.map((v) => v.trim()).filter(Boolean);

/** asked is what the service is asked for, but for pool, id and secret. */
export function asked(d: ClientDraft): Omit<CreateUserPoolClientRequest, 'UserPoolId'> {
  return {
    ClientName: d.name,
    ExplicitAuthFlows: d.flows as ExplicitAuthFlowsType[],
    AuthSessionValidity: Number(d.session),
    RefreshTokenValidity: Number(d.refresh.count),
    AccessTokenValidity: Number(d.access.count),
    IdTokenValidity: Number(d.id.count),
    TokenValidityUnits: { RefreshToken: d.refresh.unit, AccessToken: d.access.unit, IdToken: d.id.unit },
    RefreshTokenRotation: d.rotation ? { Feature: 'ENABLED', RetryGracePeriodSeconds: Number(d.grace) } : undefined,
    EnableTokenRevocation: d.revocation,
    PreventUserExistenceErrors: d.existence as 'ENABLED' | 'LEGACY',
    EnablePropagateAdditionalUserContextData: d.propagate,
    SupportedIdentityProviders: d.providers,
    AllowedOAuthFlowsUserPoolClient: d.oauth,
    ...(d.oauth && {
      AllowedOAuthFlows: d.oauthFlows as OAuthFlowType[],
      AllowedOAuthScopes: d.scopes,
      CallbackURLs: filled(d.callbacks),
      LogoutURLs: filled(d.logouts),
      DefaultRedirectURI: d.redirect.trim() || undefined,
    }),
    ...(d.limited && { ReadAttributes: d.read, WriteAttributes: d.write }),
    AnalyticsConfiguration: d.analytics
      ? {
          ApplicationId: d.applicationId.trim() || undefined,
          ApplicationArn: d.applicationArn.trim() || undefined,
          RoleArn: d.roleArn.trim() || undefined,
          ExternalId: d.externalId.trim() || undefined,
          UserDataShared: d.shared,
        }
      : undefined,
  };
}

/** check finds what the service would not understand at all. */
export function check(d: ClientDraft): Errors {
  return {
    name: d.name.trim() ? undefined : 'Enter a name.',
    session: notWhole(d.session),
    refresh: notWhole(d.refresh.count),
    access: notWhole(d.access.count),
    id: notWhole(d.id.count),
    grace: d.rotation ? notWhole(d.grace) : undefined,
    ownSecret: d.secret === 'own' && !d.ownSecret ? 'Enter a secret.' : undefined,
  };
}

export const names: Names = {
  name: 'clientName', ownSecret: 'clientSecret', flows: 'explicitAuthFlows', session: 'authSessionValidity',
  refresh: /refreshTokenValidity|refresh token validity/i, access: /accessTokenValidity|access token validity/i, id: /idTokenValidity|id token validity/i,
  grace: 'retryGracePeriodSeconds', providers: /supportedIdentityProviders|identity provider|provider .* does not exist/i,
  oauthFlows: /allowedOAuthFlows\b|client_credentials flow/i, scopes: /scope/i, callbacks: /callback|redirect_?ur[il]s? /i, logouts: /logout/i,
  redirect: 'defaultRedirectURI', read: /readAttributes|reading attributes/i, write: /writeAttributes|write attributes/i,
  analytics: /analytics|applicationId|applicationArn|roleArn|externalId/i,
};

export const flowChoices = [
  { value: 'ALLOW_USER_SRP_AUTH', label: 'ALLOW_USER_SRP_AUTH', description: 'Secure remote password: the password never leaves the app.' },
  { value: 'ALLOW_USER_AUTH', label: 'ALLOW_USER_AUTH', description: 'Choice of first factors: password, one-time code or passkey.' },
  { value: 'ALLOW_USER_PASSWORD_AUTH', label: 'ALLOW_USER_PASSWORD_AUTH', description: 'User name and password, sent by the app.' },
  { value: 'ALLOW_ADMIN_USER_PASSWORD_AUTH', label: 'ALLOW_ADMIN_USER_PASSWORD_AUTH', description: 'User name and password, sent by a server with administrative rights.' },
  { value: 'ALLOW_CUSTOM_AUTH', label: 'ALLOW_CUSTOM_AUTH', description: 'Challenges of the pool’s own functions.' },
  { value: 'ALLOW_REFRESH_TOKEN_AUTH', label: 'ALLOW_REFRESH_TOKEN_AUTH', description: 'New tokens for a refresh token.' },
];

export const oldFlowChoices = [
  { value: 'ADMIN_NO_SRP_AUTH', label: 'ADMIN_NO_SRP_AUTH', description: 'Older name; can’t be mixed with the ALLOW_ names.' },
  { value: 'CUSTOM_AUTH_FLOW_ONLY', label: 'CUSTOM_AUTH_FLOW_ONLY', description: 'Older name; can’t be mixed with the ALLOW_ names.' },
  { value: 'USER_PASSWORD_AUTH', label: 'USER_PASSWORD_AUTH', description: 'Older name; can’t be mixed with the ALLOW_ names.' },
];

export const oauthFlowChoices = [
  { value: 'code', label: 'Authorization code grant', description: 'The app trades a code for tokens. The right choice for nearly all apps.' },
  { value: 'implicit', label: 'Implicit grant', description: 'Tokens in the address. Only for old apps.' },
  { value: 'client_credentials', label: 'Client credentials grant', description: 'For machines; needs a client secret and scopes of resource servers, and no other grant.' },
];
