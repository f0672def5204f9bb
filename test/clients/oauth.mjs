// Signs in through the login page with openid-client, as a web application
// with a secret, and with oauth4webapi, as a public one; refreshes, reads
// userInfo, revokes, signs out, and asks for tokens of a machine. Both libraries
// verify everything that the standards let them. It prints what happened as
// JSON.

import * as openid from 'openid-client';
import * as oauth from 'oauth4webapi';
import { Visitor } from './visitor.mjs';

const { ISSUER, PUBLIC_ID, WEB_ID, WEB_SECRET, MACHINE_ID, MACHINE_SECRET, PASSWORD } = process.env;
const callback = 'https://app.example.com/callback';
const issuer = new URL(ISSUER);
const failure = (promise) => promise.then(() => 'no error', (error) => error.error ?? error.code ?? error.message);
const payload = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
const out = {};

// A web application with a secret.
const config = await openid.discovery(issuer, WEB_ID, WEB_SECRET);
const visitor = new Visitor();
async function webSignIn(scope, more = {}) {
  const pkceCodeVerifier = openid.randomPKCECodeVerifier();
  const expectedState = openid.randomState();
  const expectedNonce = openid.randomNonce();
  const to = openid.buildAuthorizationUrl(config, {
    redirect_uri: callback, scope, state: expectedState, nonce: expectedNonce,
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier), code_challenge_method: 'S256', ...more,
  });
  const at = await visitor.signIn(to, 'alice', PASSWORD);
  return { at, checks: { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true } };
}
const { at, checks } = await webSignIn('openid email profile aws.cognito.signin.user.admin');
const web = await openid.authorizationCodeGrant(config, at, checks);
out.web = { scope: payload(web.access_token).scope, email: web.claims().email, use: web.claims().token_use, expires: web.expires_in };
const info = await openid.fetchUserInfo(config, web.access_token, web.claims().sub);
out.info = { email: info.email, username: info.username };
const renewed = await openid.refreshTokenGrant(config, web.refresh_token);
out.renewed = { sub: renewed.claims().sub === web.claims().sub, time: renewed.claims().auth_time === web.claims().auth_time, token: renewed.refresh_token ?? 'none' };

// The browser is still signed in; a wrong verifier and a second use are refused.
const silent = await webSignIn('openid', { prompt: 'none' });
out.wrongVerifier = await failure(openid.authorizationCodeGrant(config, silent.at, { ...silent.checks, pkceCodeVerifier: openid.randomPKCECodeVerifier() }));
const another = await webSignIn('openid');
out.silent = (await openid.authorizationCodeGrant(config, another.at, another.checks)).claims().sub === web.claims().sub;
out.usedCode = await failure(openid.authorizationCodeGrant(config, another.at, another.checks));
const unknown = await webSignIn('openid nonsense');
out.unknownScope = await failure(openid.authorizationCodeGrant(config, unknown.at, unknown.checks));

// Revocation, and the end of the browser's session.
await openid.tokenRevocation(config, web.refresh_token);
out.revoked = await failure(openid.refreshTokenGrant(config, web.refresh_token));
const end = openid.buildEndSessionUrl(config, { client_id: WEB_ID, logout_uri: 'https://app.example.com/bye' });
out.bye = (await visitor.open(end)).url.href;
out.gone = (await webSignIn('openid', { prompt: 'none' })).at.searchParams.get('error');

// A single-page application, without a secret.
const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer));
const spa = { client_id: PUBLIC_ID };
const verifier = oauth.generateRandomCodeVerifier();
const nonce = oauth.generateRandomNonce();
const state = oauth.generateRandomState();
const to = new URL(server.authorization_endpoint);
to.search = new URLSearchParams({
  client_id: PUBLIC_ID, redirect_uri: callback, response_type: 'code', scope: 'openid phone email', nonce, state,
  code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
});
const answer = oauth.validateAuthResponse(server, spa, await new Visitor().signIn(to, 'alice', PASSWORD), state);
const response = await oauth.authorizationCodeGrantRequest(server, spa, oauth.None(), answer, callback, verifier);
const tokens = await oauth.processAuthorizationCodeResponse(server, spa, response, { expectedNonce: nonce, requireIdToken: true });
await oauth.validateApplicationLevelSignature(server, response);
const { sub, email } = oauth.getValidatedIdTokenClaims(tokens);
const userInfo = await oauth.processUserInfoResponse(server, spa, sub, await oauth.userInfoRequest(server, spa, tokens.access_token));
out.spa = { email, same: userInfo.sub === web.claims().sub, expires: tokens.expires_in };
const refreshed = await oauth.processRefreshTokenResponse(server, spa, await oauth.refreshTokenGrantRequest(server, spa, oauth.None(), tokens.refresh_token));
out.refreshed = payload(refreshed.access_token).scope;
await oauth.processRevocationResponse(await oauth.revocationRequest(server, spa, oauth.None(), tokens.refresh_token));
// The service names no scheme in its challenge, so that libraries can't read it.
const stale = await oauth.userInfoRequest(server, spa, tokens.access_token);
out.stale = [stale.status, stale.headers.get('www-authenticate').includes('error="invalid_token"')];

// A machine, which authenticates in both ways that there are.
const machine = { client_id: MACHINE_ID };
async function machineToken(authentication, scope) {
  const given = await oauth.clientCredentialsGrantRequest(server, machine, authentication, scope ? { scope } : {});
  return oauth.processClientCredentialsResponse(server, machine, given);
}
const basic = await machineToken(oauth.ClientSecretBasic(MACHINE_SECRET), 'https://api/read');
out.machine = (({ scope, token_use, client_id }) => ({ scope, token_use, mine: client_id === MACHINE_ID }))(payload(basic.access_token));
out.everyScope = payload((await machineToken(oauth.ClientSecretPost(MACHINE_SECRET))).access_token).scope;
out.wrongSecret = await failure(machineToken(oauth.ClientSecretBasic('wrong'), 'https://api/read'));
out.foreignScope = await failure(machineToken(oauth.ClientSecretPost(MACHINE_SECRET), 'https://api/delete'));
const machineConfig = await openid.discovery(issuer, MACHINE_ID, undefined, openid.ClientSecretBasic(MACHINE_SECRET));
out.again = payload((await openid.clientCredentialsGrant(machineConfig, { scope: 'https://api/write' })).access_token).scope;

process.stdout.write(JSON.stringify(out));
