// Walks through what an application does with Amplify: sign-up, sign-in by SRP
// and by choice, remembered devices, an authenticator, attributes, passwords,
// refresh and sign-out. It prints the steps that Amplify says come next, as
// JSON.

import { Amplify } from '@aws-amplify/core';
import * as auth from '@aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from '@aws-amplify/auth/cognito';
import { totp } from './totp.mjs';

// Amplify names devices after the browser, which Node 20 has no sign of.
globalThis.navigator ??= { userAgent: 'Test' };

const { ENDPOINT, POOL_ID, CLIENT_ID } = process.env;
const password = 'Correct-Horse-7';

const storage = new Map();
cognitoUserPoolsTokenProvider.setKeyValueStorage({
  setItem: async (name, value) => { storage.set(name, value); },
  getItem: async (name) => storage.get(name) ?? null,
  removeItem: async (name) => { storage.delete(name); },
  clear: async () => { storage.clear(); },
});
// What the configure of the package aws-amplify does, for the two packages that
// it is made of here.
const Auth = { Cognito: { userPoolId: POOL_ID, userPoolClientId: CLIENT_ID, userPoolEndpoint: ENDPOINT } };
cognitoUserPoolsTokenProvider.setAuthConfig(Auth);
Amplify.configure({ Auth }, { Auth: { tokenProvider: cognitoUserPoolsTokenProvider } });

// code is the newest code that an address was sent.
async function code(to) {
  const messages = await (await fetch(`${ENDPOINT}/outbox?to=${encodeURIComponent(to)}`)).json();
  return messages.find(({ Code }) => Code).Code;
}

const step = (result) => result.nextStep.signInStep ?? result.nextStep.signUpStep ?? result.nextStep.resetPasswordStep;
const deviceKey = async (options) => (await auth.fetchAuthSession(options)).tokens.accessToken.payload.device_key;
const failure = (promise) => promise.then(() => 'no error', (error) => error.name);
const out = {};

// Sign-up, and sign-in with SRP from a device that is remembered.
const bob = 'bob@example.com';
out.signUp = [step(await auth.signUp({ username: bob, password, options: { userAttributes: { email: bob } } }))];
out.signUp.push(step(await auth.confirmSignUp({ username: bob, confirmationCode: await code(bob) })));
out.wrong = await failure(auth.signIn({ username: bob, password: 'Wrong-Horse-7' }));
out.srp = step(await auth.signIn({ username: bob, password }));
out.device = await deviceKey();
out.devices = (await auth.fetchDevices()).map(({ id }) => id);
out.refreshed = await deviceKey({ forceRefresh: true });

// Attributes and passwords.
await auth.updateUserAttributes({ userAttributes: { name: 'Bob' } });
out.attributes = await auth.fetchUserAttributes();
delete out.attributes.sub;
await auth.updatePassword({ oldPassword: password, newPassword: `${password}!` });

// An authenticator, which the remembered device spares.
const { sharedSecret } = await auth.setUpTOTP();
await auth.verifyTOTPSetup({ code: totp(sharedSecret, -1) });
await auth.updateMFAPreference({ totp: 'PREFERRED' });
out.preference = await auth.fetchMFAPreference();
await auth.signOut({ global: true });
out.spared = step(await auth.signIn({ username: bob, password: `${password}!` }));
out.sparedDevice = await deviceKey();
await auth.forgetDevice();
await auth.signOut();
const asked = await auth.signIn({ username: bob, password: `${password}!` });
out.asked = [step(asked), step(await auth.confirmSignIn({ challengeResponse: totp(sharedSecret, 0) }))];
await auth.signOut();

// A forgotten password.
out.reset = [step(await auth.resetPassword({ username: bob }))];
await auth.confirmResetPassword({ username: bob, confirmationCode: await code(bob), newPassword: password });

// Sign-in by choice, without a second factor.
const carol = 'carol@example.com';
await auth.signUp({ username: carol, password, options: { userAttributes: { email: carol } } });
await auth.confirmSignUp({ username: carol, confirmationCode: await code(carol) });
const choice = await auth.signIn({ username: carol, options: { authFlowType: 'USER_AUTH' } });
out.choice = [step(choice)];
out.available = choice.nextStep.availableChallenges;
out.choice.push(step(await auth.confirmSignIn({ challengeResponse: 'PASSWORD' })));
out.choice.push(step(await auth.confirmSignIn({ challengeResponse: password })));
await auth.signOut();
out.preferred = [step(await auth.signIn({ username: carol, options: { authFlowType: 'USER_AUTH', preferredChallenge: 'EMAIL_OTP' } }))];
out.preferred.push(step(await auth.confirmSignIn({ challengeResponse: await code(carol) })));
await auth.signOut();
out.preferredSRP = step(await auth.signIn({ username: carol, password, options: { authFlowType: 'USER_AUTH', preferredChallenge: 'PASSWORD_SRP' } }));
await auth.deleteUser();

// Sign-up without a password, which signs in by itself.
const dave = 'dave@example.com';
out.passwordless = [step(await auth.signUp({
  username: dave, options: { userAttributes: { email: dave }, autoSignIn: { authFlowType: 'USER_AUTH' } },
}))];
out.passwordless.push(step(await auth.confirmSignUp({ username: dave, confirmationCode: await code(dave) })));
out.passwordless.push(step(await auth.autoSignIn()));
out.current = (await auth.getCurrentUser()).signInDetails.loginId;

// Amplify keeps timers for an automatic sign-in.
process.stdout.write(JSON.stringify(out), () => process.exit());
