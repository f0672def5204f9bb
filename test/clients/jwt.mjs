// Verifies tokens with aws-jwt-verify, as a backend does. The library fetches
// keys over HTTPS alone, so it is given them. It prints what it says of each
// token, as JSON.

import { CognitoJwtVerifier, JwtRsaVerifier } from 'aws-jwt-verify';

const { ENDPOINT, ISSUER, POOL_ID, CLIENT_ID, ACCESS_TOKEN, ID_TOKEN } = process.env;
const jwks = await (await fetch(`${ENDPOINT}/${POOL_ID}/.well-known/jwks.json`)).json();

// verifier is the library's for Cognito itself, or where tokens name another
// issuer, its general one.
function verifier(tokenUse, clientId = CLIENT_ID) {
  const made = ISSUER === ''
    ? CognitoJwtVerifier.create({ userPoolId: POOL_ID, tokenUse, clientId })
    : JwtRsaVerifier.create({
      issuer: ISSUER, audience: tokenUse === 'id' ? clientId : null,
      customJwtCheck: ({ payload }) => {
        if (payload.token_use !== tokenUse) throw new Error('token use');
        if (tokenUse === 'access' && payload.client_id !== clientId) throw new Error('client id');
      },
    });
  made.cacheJwks(jwks);
  return made;
}

const verify = (token, ...options) => verifier(...options).verify(token).then((payload) => payload.sub, (error) => error.name);

const tampered = `${ACCESS_TOKEN.slice(0, -8)}AAAAAAAA`;
process.stdout.write(JSON.stringify({
  access: await verify(ACCESS_TOKEN, 'access'),
  id: await verify(ID_TOKEN, 'id'),
  refused: [
    await verify(ID_TOKEN, 'access'), await verify(ACCESS_TOKEN, 'id'),
    await verify(ACCESS_TOKEN, 'access', 'another'), await verify(tampered, 'access'),
  ],
}));
