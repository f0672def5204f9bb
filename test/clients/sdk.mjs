// Administers and signs in with the AWS SDK for JavaScript: types, paginators,
// exceptions and challenges. It prints what happened as JSON.

import * as cognito from '@aws-sdk/client-cognito-identity-provider';
import { totp } from './totp.mjs';

const { ENDPOINT } = process.env;
const options = { endpoint: ENDPOINT, region: 'us-east-1' };
const admin = new cognito.CognitoIdentityProvider({ ...options, credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'example' } });
// What users call needs no credentials, and must not look for any.
const user = new cognito.CognitoIdentityProvider({ ...options, credentials: async () => { throw new Error('signed'); } });
const password = 'Correct-Horse-7';
const out = {};

const { UserPool } = await admin.createUserPool({ PoolName: 'sdk', AutoVerifiedAttributes: ['email'], UserPoolTags: { team: 'blue' } });
const UserPoolId = UserPool.Id;
out.created = UserPool.CreationDate instanceof Date && Math.abs(Date.now() - UserPool.CreationDate) < 60_000;
out.tags = (await admin.listTagsForResource({ ResourceArn: UserPool.Arn })).Tags;
const { UserPoolClient } = await admin.createUserPoolClient({
  UserPoolId, ClientName: 'app', ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
});
const { ClientId } = UserPoolClient;
await admin.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true } });

// Pages.
for (const n of [1, 2, 3, 4, 5]) {
  const { User } = await admin.adminCreateUser({ UserPoolId, Username: `user${n}`, MessageAction: 'SUPPRESS', UserAttributes: [{ Name: 'email', Value: `${n}@example.com` }] });
  out.status = User.UserStatus;
  await admin.adminSetUserPassword({ UserPoolId, Username: `user${n}`, Password: password, Permanent: true });
}
out.pages = [];
const names = new Set();
for await (const page of cognito.paginateListUsers({ client: admin, pageSize: 2 }, { UserPoolId })) {
  out.pages.push(page.Users.length);
  for (const { Username } of page.Users) names.add(Username);
}
out.users = names.size;
out.found = (await admin.listUsers({ UserPoolId, Filter: 'email = "3@example.com"', AttributesToGet: ['email'] })).Users.map(({ Username }) => Username);

// Exceptions are the SDK's own classes.
try {
  await admin.adminCreateUser({ UserPoolId, Username: 'user1' });
} catch (error) {
  out.exists = [error instanceof cognito.UsernameExistsException, error.message, error.$metadata.httpStatusCode, Boolean(error.$metadata.requestId)];
}
try {
  await user.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'user1', PASSWORD: 'wrong' } });
} catch (error) {
  out.refused = [error instanceof cognito.NotAuthorizedException, error.message];
}
try {
  await admin.createUserPool({ PoolName: '' });
} catch (error) {
  out.invalid = [error instanceof cognito.InvalidParameterException, error.$metadata.attempts];
}

// Sign-in with an authenticator, refresh, revocation.
const signIn = () => user.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'user1', PASSWORD: password } });
const { AuthenticationResult: first } = await signIn();
const { SecretCode } = await user.associateSoftwareToken({ AccessToken: first.AccessToken });
out.authenticator = (await user.verifySoftwareToken({ AccessToken: first.AccessToken, UserCode: totp(SecretCode, -1) })).Status;
await user.setUserMFAPreference({ AccessToken: first.AccessToken, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } });
const { ChallengeName, Session } = await signIn();
const { AuthenticationResult: tokens } = await user.respondToAuthChallenge({
  ClientId, ChallengeName, Session, ChallengeResponses: { USERNAME: 'user1', SOFTWARE_TOKEN_MFA_CODE: totp(SecretCode, 0) },
});
out.tokens = [ChallengeName, tokens.TokenType, tokens.ExpiresIn];
out.me = (await user.getUser({ AccessToken: tokens.AccessToken })).UserMFASettingList;
const refresh = () => user.initiateAuth({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: tokens.RefreshToken } });
out.refreshed = Boolean((await refresh()).AuthenticationResult.IdToken);
await user.revokeToken({ ClientId, Token: tokens.RefreshToken });
out.revoked = await refresh().then(() => 'no error', (error) => error.message);

// As an administrator.
const { AuthenticationResult: theirs } = await admin.adminInitiateAuth({
  UserPoolId, ClientId, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'user2', PASSWORD: password },
});
await admin.adminUserGlobalSignOut({ UserPoolId, Username: 'user2' });
out.signedOut = await user.getUser({ AccessToken: theirs.AccessToken }).then(() => 'no error', (error) => error.message);
await admin.deleteUserPool({ UserPoolId });
out.deleted = await admin.describeUserPool({ UserPoolId }).then(() => 'no error', (error) => error.name);

process.stdout.write(JSON.stringify(out));
