// Verifies tokens with aws-jwt-verify, which fetches the keys itself, and
// prints the claims, or the error's name, as JSON.

import { CognitoJwtVerifier, JwtRsaVerifier } from 'aws-jwt-verify';

const { ISSUER, POOL_ID, CLIENT_ID, ACCESS_TOKEN, ID_TOKEN, FOREIGN_TOKEN } = process.env;
const failure = (promise) => promise.then(() => 'no error', (error) => error.constructor.name);
const facts = ({ token_use, username, 'cognito:username': name, 'cognito:groups': groups, scope }) => ({ token_use, username: username ?? name, groups, scope });
const out = {};

if (ISSUER) {
  const verifier = JwtRsaVerifier.create({ issuer: ISSUER, audience: CLIENT_ID, jwksUri: `${ISSUER}/.well-known/jwks.json` });
  out.id = facts(await verifier.verify(ID_TOKEN));
  out.access = facts(await verifier.verify(ACCESS_TOKEN, { audience: null }));
  const [header, payload, signature] = ID_TOKEN.split('.');
  const other = Buffer.from(payload, 'base64url').toString().replace('alice', 'mallory');
  out.changed = await failure(verifier.verify([header, Buffer.from(other).toString('base64url'), signature].join('.')));
  out.swapped = await failure(verifier.verify([header, payload, ACCESS_TOKEN.split('.')[2]].join('.')));
  out.noAudience = await failure(verifier.verify(ACCESS_TOKEN));
  out.foreign = await failure(verifier.verify(FOREIGN_TOKEN));
} else {
  // The verifier for the cloud service takes the issuer from the pool's id.
  // Its keys are at an address that isn't ours, so it is given them.
  const verifier = CognitoJwtVerifier.create({ userPoolId: POOL_ID, clientId: CLIENT_ID, groups: 'editors' });
  verifier.cacheJwks(await (await fetch(`${process.env.ENDPOINT}/${POOL_ID}/.well-known/jwks.json`)).json());
  out.id = facts(await verifier.verify(ID_TOKEN, { tokenUse: 'id' }));
  out.access = facts(await verifier.verify(ACCESS_TOKEN, { tokenUse: 'access', scope: 'aws.cognito.signin.user.admin' }));
  out.use = await failure(verifier.verify(ID_TOKEN, { tokenUse: 'access' }));
  out.group = await failure(verifier.verify(ID_TOKEN, { tokenUse: 'id', groups: 'owners' }));
  out.foreign = await failure(verifier.verify(FOREIGN_TOKEN, { tokenUse: 'id' }));
}

process.stdout.write(JSON.stringify(out));
