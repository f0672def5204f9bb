// The calls that make what a draft says.
import type {
  CreateUserPoolClientCommandInput, CreateUserPoolCommandInput, RecoveryOptionType, SchemaAttributeType, SetUserPoolMfaConfigCommandInput, VerifiedAttributeType,
} from '@aws-sdk/client-cognito-identity-provider';
import { call } from '../api';
import { passwordChoices } from '../components/security-choices';
import { implied, smsNeeded, usernames, type CustomAttribute, type Draft, type Recovery } from './draft';

const mechanisms: Record<Recovery, RecoveryOptionType[] | undefined> = {
  email: [{ Name: 'verified_email', Priority: 1 }],
  sms: [{ Name: 'verified_phone_number', Priority: 1 }],
  'email-sms': [{ Name: 'verified_email', Priority: 1 }, { Name: 'verified_phone_number', Priority: 2 }],
  'sms-email': [{ Name: 'verified_phone_number', Priority: 1 }, { Name: 'verified_email', Priority: 2 }],
  // What the service does where nothing is set.
  'sms-email-mfa': undefined,
};

function verified(d: Draft): VerifiedAttributeType[] {
  if (!d.assisted) return [];
  return d.verify === 'both' ? ['phone_number', 'email'] : [d.verify];
}

function custom(c: CustomAttribute): SchemaAttributeType {
  const bounds = c.min || c.max;
  return {
    Name: c.name, AttributeDataType: c.type, Mutable: c.mutable, Required: false,
    ...(bounds && c.type === 'String' ? { StringAttributeConstraints: { MinLength: c.min || undefined, MaxLength: c.max || undefined } } : {}),
    ...(bounds && c.type === 'Number' ? { NumberAttributeConstraints: { MinValue: c.min || undefined, MaxValue: c.max || undefined } } : {}),
  };
}

/** smsRole is the role that text messages are sent with. */
export function smsRole(d: Draft, account: string): string {
  return d.smsRoleKind === 'existing' ? d.smsRoleArn.trim() : `arn:aws:iam::${account}:role/service-role/${d.smsRoleName.trim()}`;
}

function sms(d: Draft, account: string, region: string) {
  return smsNeeded(d) ? { SnsCallerArn: smsRole(d, account), ExternalId: d.externalId, SnsRegion: region } : undefined;
}

export interface Place {
  account: string;
  region: string;
}

/** poolRequest is the pool itself. */
export function poolRequest(d: Draft, { account, region }: Place): CreateUserPoolCommandInput {
  const toVerify = verified(d);
  const names = usernames(d).filter((n) => n !== 'username');
  const aliases = d.signIn.includes('username')
    ? [...d.signIn.filter((n) => n !== 'username'), ...(d.preferredUsername ? (['preferred_username'] as const) : [])]
    : [];
  const required = [...new Set([...implied(d), ...d.required])];
  const recovery = d.recoveryEnabled ? mechanisms[d.recovery] : [{ Name: 'admin_only' as const, Priority: 1 }];
  return {
    PoolName: d.poolName.trim(),
    ...(names.length > 0 ? { UsernameAttributes: names } : {}),
    ...(aliases.length > 0 ? { AliasAttributes: aliases } : {}),
    UsernameConfiguration: { CaseSensitive: d.caseSensitive },
    Policies: {
      PasswordPolicy: d.passwordMode === 'default'
        ? { MinimumLength: 8, RequireLowercase: true, RequireNumbers: true, RequireSymbols: true, RequireUppercase: true, TemporaryPasswordValidityDays: 7 }
        : {
            MinimumLength: Number(d.minimumLength), TemporaryPasswordValidityDays: Number(d.temporaryDays),
            ...Object.fromEntries(passwordChoices.map((c) => [c.value, d.passwordRules.includes(c.value)])),
          },
    },
    ...(recovery ? { AccountRecoverySetting: { RecoveryMechanisms: recovery } } : {}),
    ...(d.devices === 'never' ? {} : { DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: d.devices === 'opt-in' } }),
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: !d.selfRegistration },
    ...(toVerify.length > 0 ? { AutoVerifiedAttributes: toVerify } : {}),
    ...(toVerify.length > 0 && d.keepOriginal ? { UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: toVerify } } : {}),
    ...(required.length + d.custom.length > 0
      ? { Schema: [...required.map((Name) => ({ Name, Required: true, Mutable: true })), ...d.custom.map(custom)] }
      : {}),
    EmailConfiguration: d.emailProvider === 'ses'
      ? { EmailSendingAccount: 'DEVELOPER', SourceArn: d.sesArn.trim(), From: d.from.trim() || undefined, ReplyToEmailAddress: d.replyTo.trim() || undefined }
      : { EmailSendingAccount: 'COGNITO_DEFAULT', ReplyToEmailAddress: d.replyTo.trim() || undefined },
    SmsConfiguration: sms(d, account, region),
    ...(d.tags.length > 0 ? { UserPoolTags: Object.fromEntries(d.tags.map((t) => [t.key, t.value])) } : {}),
  };
}

/** mfaRequest is the second factors of the pool; undefined for none. */
export function mfaRequest(d: Draft, UserPoolId: string, { account, region }: Place): SetUserPoolMfaConfigCommandInput | undefined {
  if (d.mfa === 'OFF') return undefined;
  return {
    UserPoolId,
    MfaConfiguration: d.mfa,
    ...(d.mfaMethods.includes('totp') ? { SoftwareTokenMfaConfiguration: { Enabled: true } } : {}),
    ...(d.mfaMethods.includes('sms') ? { SmsMfaConfiguration: { SmsConfiguration: sms(d, account, region) } } : {}),
  };
}

/** clientRequest is the first app client; undefined for none. */
export function clientRequest(d: Draft, UserPoolId: string): CreateUserPoolClientCommandInput | undefined {
  if (!d.withClient) return undefined;
  const list = (lines: string[]) => lines.map((l) => l.trim()).filter(Boolean);
  return {
    UserPoolId,
    ClientName: d.clientName.trim(),
    GenerateSecret: d.secret,
    ExplicitAuthFlows: d.flows as CreateUserPoolClientCommandInput['ExplicitAuthFlows'],
    AuthSessionValidity: Number(d.sessionMinutes),
    RefreshTokenValidity: Number(d.refreshDays),
    AccessTokenValidity: Number(d.accessMinutes),
    IdTokenValidity: Number(d.idMinutes),
    TokenValidityUnits: { RefreshToken: 'days', AccessToken: 'minutes', IdToken: 'minutes' },
    PreventUserExistenceErrors: d.preventExistenceErrors ? 'ENABLED' : 'LEGACY',
    EnableTokenRevocation: d.revocation,
    ...(d.hosted
      ? {
          AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'], AllowedOAuthScopes: d.scopes,
          CallbackURLs: list(d.callbacks), LogoutURLs: list(d.logouts), SupportedIdentityProviders: ['COGNITO'],
        }
      : {}),
    ...(d.limitAttributes ? { ReadAttributes: d.read, WriteAttributes: d.write } : {}),
  };
}

/**
 * create makes the pool and what belongs to it. If a part fails, the pool that
 * nobody used yet goes again, so that the draft can be mended and tried anew.
 */
export async function create(d: Draft, place: Place): Promise<string> {
  const { UserPool } = await call('CreateUserPool', poolRequest(d, place));
  const id = UserPool?.Id ?? '';
  try {
    const mfa = mfaRequest(d, id, place);
    if (mfa) await call('SetUserPoolMfaConfig', mfa);
    const client = clientRequest(d, id);
    if (client) await call('CreateUserPoolClient', client);
    if (d.domain.trim()) await call('CreateUserPoolDomain', { UserPoolId: id, Domain: d.domain.trim() });
  } catch (e) {
    // The first error is the one to show.
    await call('DeleteUserPool', { UserPoolId: id }).catch(() => undefined);
    throw e;
  }
  return id;
}
