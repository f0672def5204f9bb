// Walks through what an application does with amazon-cognito-identity-js:
// sign-up, SRP, a temporary password, an authenticator that the pool requires,
// attributes, passwords, refresh and sign-out. It prints what happened as
// JSON.

import { AuthenticationDetails, CognitoRefreshToken, CognitoUser, CognitoUserAttribute, CognitoUserPool } from 'amazon-cognito-identity-js';
import { totp } from './totp.mjs';

const { ENDPOINT, POOL_ID, CLIENT_ID, STRICT_POOL_ID, STRICT_CLIENT_ID } = process.env;
const password = 'Correct-Horse-7';
const bob = 'bob@example.com';

const poolOf = (UserPoolId, ClientId) => new CognitoUserPool({ UserPoolId, ClientId, endpoint: ENDPOINT });
const pool = poolOf(POOL_ID, CLIENT_ID);
const userOf = (Username, Pool = pool) => new CognitoUser({ Username, Pool });

// code is the newest code that an address was sent.
async function code(to) {
  const messages = await (await fetch(`${ENDPOINT}/outbox?to=${encodeURIComponent(to)}`)).json();
  return messages.find(({ Code }) => Code).Code;
}

// node makes a promise of a method whose callback takes an error and a result;
// handlers one of a method that takes an object of callbacks.
const node = (call) => new Promise((resolve, reject) => call((error, result) => (error ? reject(error) : resolve(result))));
const handlers = (call, more = {}) => new Promise((resolve, reject) => call({ onSuccess: resolve, onFailure: reject, ...more }));
const failure = (promise) => promise.then(() => 'no error', (error) => `${error.code}: ${error.message}`);
const attributes = (values) => Object.entries(values).map(([Name, Value]) => new CognitoUserAttribute({ Name, Value }));

// signIn signs a user in with SRP; more are the callbacks for challenges.
const signIn = (user, secret, more = () => ({})) => new Promise((resolve, reject) => {
  const callbacks = { onSuccess: resolve, onFailure: reject };
  Object.assign(callbacks, more(callbacks));
  user.authenticateUser(new AuthenticationDetails({ Username: user.getUsername(), Password: secret }), callbacks);
});
const out = {};

// Sign-up.
out.unknown = await failure(signIn(userOf(bob), password));
out.weak = await failure(node((cb) => pool.signUp(bob, 'weak', attributes({ email: bob, name: 'Bob' }), null, cb)));
const signUp = await node((cb) => pool.signUp(bob, password, attributes({ email: bob, name: 'Bob' }), null, cb));
out.signUp = { confirmed: signUp.userConfirmed, sentTo: signUp.codeDeliveryDetails.Destination };
out.twice = await failure(node((cb) => pool.signUp(bob, password, attributes({ email: bob, name: 'Bob' }), null, cb)));
out.unconfirmed = await failure(signIn(userOf(bob), password));
const user = userOf(bob);
await node((cb) => user.resendConfirmationCode(cb));
const other = String((Number(await code(bob)) + 1) % 1_000_000).padStart(6, '0');
out.mistyped = await failure(node((cb) => user.confirmRegistration(other, true, cb)));
out.confirmed = await node(async (cb) => user.confirmRegistration(await code(bob), true, cb));

// SRP, and what the tokens are good for.
out.wrong = await failure(signIn(userOf(bob), 'Wrong-Horse-7'));
const session = await signIn(user, password);
out.valid = session.isValid();
out.claims = (({ token_use, email, email_verified, name }) => ({ token_use, email, email_verified, name }))(session.getIdToken().decodePayload());
await node((cb) => user.updateAttributes(attributes({ nickname: 'Bobby', name: 'Robert' }), cb));
await node((cb) => user.deleteAttributes(['nickname'], cb));
const values = await node((cb) => user.getUserAttributes(cb));
out.attributes = Object.fromEntries(values.filter(({ Name }) => Name !== 'sub').map(({ Name, Value }) => [Name, Value]));

// Another address, which has to be verified.
await node((cb) => user.updateAttributes(attributes({ email: 'robert@example.com' }), cb));
await new Promise((resolve, reject) => user.getAttributeVerificationCode('email', { onFailure: reject, inputVerificationCode: resolve, onSuccess: resolve }));
out.verified = await handlers(async (cb) => user.verifyAttribute('email', await code('robert@example.com'), cb));

// Passwords.
out.notTheOld = await failure(node((cb) => user.changePassword('Wrong-Horse-7', `${password}!`, cb)));
out.changed = await node((cb) => user.changePassword(password, `${password}!`, cb));
out.old = await failure(signIn(userOf(bob), password));
const forgetful = userOf('robert@example.com');
const reset = await new Promise((resolve, reject) => forgetful.forgotPassword({ onFailure: reject, inputVerificationCode: resolve, onSuccess: resolve }));
out.reset = reset.CodeDeliveryDetails.Destination;
await handlers(async (cb) => forgetful.confirmPassword(await code('robert@example.com'), password, cb));

// Refresh and global sign-out: of two sessions, both end.
const again = userOf('robert@example.com');
const second = await signIn(again, password);
const refreshed = await node((cb) => again.refreshSession(second.getRefreshToken(), cb));
out.refreshed = refreshed.getAccessToken().getJwtToken() !== second.getAccessToken().getJwtToken();
await handlers((cb) => again.globalSignOut(cb));
out.signedOut = await failure(node((cb) => userOf(bob).refreshSession(new CognitoRefreshToken({ RefreshToken: second.getRefreshToken().getToken() }), cb)));

// A temporary password, with an attribute that is still missing.
out.temporary = [];
const carol = userOf('carol@example.com');
await signIn(carol, 'Temporary-Horse-7', (callbacks) => ({
  newPasswordRequired: (known, required) => {
    out.temporary.push(Object.keys(known).sort().join(), required.join());
    carol.completeNewPasswordChallenge(password, { name: 'Carol' }, callbacks);
  },
}));
out.temporary.push((await node((cb) => carol.getUserAttributes(cb))).find(({ Name }) => Name === 'name').Value);
await node((cb) => carol.deleteUser(cb));
out.deleted = await failure(signIn(userOf('carol@example.com'), password));

// A pool that requires an authenticator: one is set up while signing in.
const strict = poolOf(STRICT_POOL_ID, STRICT_CLIENT_ID);
const dave = 'dave@example.com';
await node((cb) => strict.signUp(dave, password, attributes({ email: dave, name: 'Dave' }), null, cb));
await node(async (cb) => userOf(dave, strict).confirmRegistration(await code(dave), true, cb));
let secret;
let used;
out.setup = [];
const newcomer = userOf(dave, strict);
await signIn(newcomer, password, (callbacks) => ({
  mfaSetup: (challenge) => {
    out.setup.push(challenge);
    newcomer.associateSoftwareToken({
      ...callbacks,
      associateSecretCode: (value) => {
        secret = value;
        newcomer.verifySoftwareToken(totp(secret, -1), 'phone', callbacks);
      },
    });
  },
}));
const regular = userOf(dave, strict);
await signIn(regular, password, (callbacks) => ({
  totpRequired: (challenge, parameters) => {
    out.setup.push(challenge, parameters.FRIENDLY_DEVICE_NAME);
    used = totp(secret, 0);
    regular.sendMFACode(used, callbacks, challenge);
  },
}));
out.setup.push((await node((cb) => regular.getUserData(cb, { bypassCache: true }))).PreferredMfaSetting);
const thief = userOf(dave, strict);
out.replayed = await failure(signIn(thief, password, (callbacks) => ({
  totpRequired: (challenge) => thief.sendMFACode(used, callbacks, challenge),
})));

process.stdout.write(JSON.stringify(out));
