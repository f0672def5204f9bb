// Registers a passkey in a real browser and signs in with it, as an
// application's page does. It reads what to do from the environment and prints
// what happened as JSON.

import { addAuthenticator, withPage } from './browser.mjs';

const { ENDPOINT, CLIENT_ID, USERNAME, ACCESS_TOKEN } = process.env;

// call calls an operation from the page, so that the browser's rules about
// origins hold; exceptions come back as values.
function call(page, operation, input) {
  return page.evaluate(async ({ endpoint, operation, input }) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation}` },
      body: JSON.stringify(input),
    });
    const text = await response.text();
    return text === '' ? {} : JSON.parse(text);
  }, { endpoint: ENDPOINT, operation, input });
}

// create and get call the browser's WebAuthn, whose errors come back by name.
const create = (page, options) => page.evaluate(async (options) => {
  try {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    return { credential: (await navigator.credentials.create({ publicKey })).toJSON() };
  } catch (error) {
    return { error: error.name };
  }
}, options);

const get = (page, options) => page.evaluate(async (options) => {
  try {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    return { credential: (await navigator.credentials.get({ publicKey })).toJSON() };
  } catch (error) {
    return { error: error.name };
  }
}, options);

async function register(page) {
  const begun = await call(page, 'StartWebAuthnRegistration', { AccessToken: ACCESS_TOKEN });
  const { credential, error } = await create(page, begun.CredentialCreationOptions);
  if (error) return error;
  return call(page, 'CompleteWebAuthnRegistration', { AccessToken: ACCESS_TOKEN, Credential: credential });
}

// begin asks to sign in with a passkey, and answer answers with what the
// browser made of it.
const begin = (page) => call(page, 'InitiateAuth', {
  ClientId: CLIENT_ID, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME, PREFERRED_CHALLENGE: 'WEB_AUTHN' },
});

const answer = (page, session, credential) => call(page, 'RespondToAuthChallenge', {
  ClientId: CLIENT_ID, ChallengeName: 'WEB_AUTHN', Session: session,
  ChallengeResponses: { USERNAME, CREDENTIAL: JSON.stringify(credential) },
});

const result = await withPage(async (page) => {
  const authenticator = await addAuthenticator(page);
  const out = {};

  out.registered = await register(page);
  out.again = await register(page);
  out.listed = (await call(page, 'ListWebAuthnCredentials', { AccessToken: ACCESS_TOKEN })).Credentials;
  out.held = (await authenticator.credentials()).map(({ isResidentCredential, rpId, signCount }) => ({ isResidentCredential, rpId, signCount }));

  const copy = await authenticator.credentials();
  out.signIns = [];
  for (let i = 0; i < 2; i++) {
    const asked = await begin(page);
    const { credential, error } = await get(page, JSON.parse(asked.ChallengeParameters.CREDENTIAL_REQUEST_OPTIONS));
    out.signIns.push({ challenge: asked.ChallengeName, error, answer: await answer(page, asked.Session, credential) });
  }

  // A copy of the passkey from before counts from where it was.
  await authenticator.clear();
  for (const credential of copy) await authenticator.add(credential);
  const asked = await begin(page);
  const copied = await get(page, JSON.parse(asked.ChallengeParameters.CREDENTIAL_REQUEST_OPTIONS));
  out.copied = await answer(page, asked.Session, copied.credential);

  // Without its passkey an authenticator has nothing to answer with.
  await authenticator.clear();
  const without = await begin(page);
  out.without = (await get(page, { ...JSON.parse(without.ChallengeParameters.CREDENTIAL_REQUEST_OPTIONS), timeout: 1000 })).error;
  return out;
});

process.stdout.write(JSON.stringify(result));
