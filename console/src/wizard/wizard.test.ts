import { expect, test } from 'vitest';
import { ApiError } from '../api';
import { check, firstLacking } from './check';
import { placeOf } from './place';
import { newDraft, quickDraft, type Draft, type Recovery } from './draft';
import { clientRequest, mfaRequest, poolRequest } from './requests';

const place = { account: '123456789012', region: 'eu-west-1' };
const pool = (members: Partial<Draft>) => poolRequest({ ...quickDraft('p'), ...members }, place);

test('without a user name the address is the user name, and needed', () => {
  const r = pool({ signIn: ['email'], required: ['name'] });
  expect(r.UsernameAttributes).toEqual(['email']);
  expect(r.AliasAttributes).toBeUndefined();
  expect(r.Schema?.map((a) => a.Name)).toEqual(['email', 'name']);
});

test('two addresses for user names: neither is needed', () => {
  const r = pool({ signIn: ['email', 'phone_number'], required: [] });
  expect(r.UsernameAttributes).toEqual(['email', 'phone_number']);
  expect(r.Schema).toBeUndefined();
});

test('beside a user name the others are aliases', () => {
  const r = pool({ signIn: ['username', 'email', 'phone_number'], preferredUsername: true, caseSensitive: true });
  expect(r.UsernameAttributes).toBeUndefined();
  expect(r.AliasAttributes).toEqual(['email', 'phone_number', 'preferred_username']);
  expect(r.UsernameConfiguration).toEqual({ CaseSensitive: true });
});

test.each<[Recovery, string[] | undefined]>([
  ['email', ['verified_email']],
  ['sms', ['verified_phone_number']],
  ['email-sms', ['verified_email', 'verified_phone_number']],
  ['sms-email', ['verified_phone_number', 'verified_email']],
  ['sms-email-mfa', undefined],
])('recovery by %s', (recovery, want) => {
  const r = pool({ recovery, smsRoleName: 'r' });
  expect(r.AccountRecoverySetting?.RecoveryMechanisms?.map((m) => m.Name)).toEqual(want);
  expect(Boolean(r.SmsConfiguration)).toBe(recovery !== 'email');
});

test('no recovery is one by administrators only', () => {
  expect(pool({ recoveryEnabled: false }).AccountRecoverySetting?.RecoveryMechanisms).toEqual([{ Name: 'admin_only', Priority: 1 }]);
});

test('the role for text messages has the account of the server', () => {
  expect(pool({ verify: 'both', smsRoleName: 'r' }).SmsConfiguration).toMatchObject({ SnsCallerArn: 'arn:aws:iam::123456789012:role/service-role/r', SnsRegion: 'eu-west-1' });
  expect(pool({ verify: 'both', smsRoleKind: 'existing', smsRoleArn: ' arn:aws:iam::1:role/x ' }).SmsConfiguration?.SnsCallerArn).toBe('arn:aws:iam::1:role/x');
});

test('custom attributes have the bounds of their type', () => {
  const c = { name: 'a', min: '1', max: '', mutable: false };
  const r = pool({ required: [], custom: [{ ...c, type: 'String' }, { ...c, name: 'n', type: 'Number', max: '9' }, { ...c, name: 'b', type: 'Boolean', min: '' }] });
  expect(r.Schema).toEqual([
    { Name: 'a', AttributeDataType: 'String', Mutable: false, Required: false, StringAttributeConstraints: { MinLength: '1', MaxLength: undefined } },
    { Name: 'n', AttributeDataType: 'Number', Mutable: false, Required: false, NumberAttributeConstraints: { MinValue: '1', MaxValue: '9' } },
    { Name: 'b', AttributeDataType: 'Boolean', Mutable: false, Required: false },
  ]);
});

test('MFA has the methods that were chosen', () => {
  const d = { ...newDraft(), smsRoleName: 'r' };
  expect(mfaRequest({ ...d, mfa: 'OFF' }, 'id', place)).toBeUndefined();
  expect(mfaRequest({ ...d, mfa: 'OPTIONAL', mfaMethods: ['totp'] }, 'id', place)).toEqual({ UserPoolId: 'id', MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true } });
  expect(mfaRequest({ ...d, mfaMethods: ['sms'] }, 'id', place)?.SmsMfaConfiguration?.SmsConfiguration?.SnsCallerArn).toMatch(/r$/);
});

test('a client has redirections only for the hosted pages', () => {
  const d = { ...newDraft(), clientName: ' app ', callbacks: [' https://a/ ', ''] };
  expect(clientRequest({ ...d, withClient: false }, 'id')).toBeUndefined();
  expect(clientRequest(d, 'id')).toMatchObject({ ClientName: 'app', GenerateSecret: false, RefreshTokenValidity: 30, PreventUserExistenceErrors: 'ENABLED' });
  expect(clientRequest(d, 'id')?.CallbackURLs).toBeUndefined();
  expect(clientRequest({ ...d, hosted: true }, 'id')).toMatchObject({ CallbackURLs: ['https://a/'], AllowedOAuthFlows: ['code'], AllowedOAuthFlowsUserPoolClient: true });
  expect(clientRequest({ ...d, limitAttributes: true, read: ['email'], write: [] }, 'id')).toMatchObject({ ReadAttributes: ['email'], WriteAttributes: [] });
});

test('steps say what they lack', () => {
  expect(firstLacking(newDraft())).toBe(0);
  expect(firstLacking(quickDraft('p'))).toBe(-1);
  expect(firstLacking(quickDraft('a/b'))).toBe(4);
  const lacking = (step: number, members: Partial<Draft>) => Object.keys(check(step, { ...quickDraft('p'), ...members }));
  expect(lacking(1, { passwordMode: 'custom', minimumLength: '100', temporaryDays: 'x' })).toEqual(['minimumLength', 'temporaryDays']);
  expect(lacking(1, { mfa: 'ON', mfaMethods: ['sms'], recovery: 'sms' })).toEqual(['recovery']);
  expect(lacking(2, { custom: [{ name: 'a', type: 'String', min: '5', max: '4', mutable: true }, { name: 'a', type: 'String', min: '', max: '', mutable: true }] })).toEqual(['custom0max', 'custom1name']);
  expect(lacking(3, { emailProvider: 'ses', sesArn: 'x', from: 'nobody', replyTo: 'a@b', verify: 'both' })).toEqual(['sesArn', 'from', 'smsRoleName']);
  expect(lacking(4, { withClient: true, clientName: '', hosted: true, callbacks: ['http://example.com'], scopes: [], domain: '-' })).toEqual(['domain', 'clientName', 'callback0', 'scopes']);
  expect(lacking(4, { withClient: true, clientName: 'c', hosted: true, callbacks: ['http://localhost:3000/', 'app://home'] })).toEqual([]);
  expect(lacking(4, { tags: [{ key: 'a', value: '' }, { key: 'a', value: '' }, { key: '', value: '' }] })).toEqual(['tag1', 'tag2']);
});

test('an answer that names a member belongs to its field', () => {
  const error = (message: string) => new ApiError('InvalidParameterException', message, 400);
  expect(placeOf(error("1 validation error detected: Value 'x' at 'policies.passwordPolicy.minimumLength' failed"))).toMatchObject({ step: 1, errors: { minimumLength: expect.any(String) } });
  expect(placeOf(error("1 validation error detected: Value 'x' at 'poolName' failed"))?.step).toBe(4);
  expect(placeOf(error('Something else'))).toBeUndefined();
});
