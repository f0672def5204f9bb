import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { furnishPool } from './furnish-pool.mjs';
import { furnishUsers } from './user-pages.mjs';

// Things to look at: pools as an application would have them.
export async function furnish(server) {
  const { UserPool } = await server.call('CreateUserPool', { PoolName: 'employee-app-pool', AutoVerifiedAttributes: ['email'], UserPoolTags: { team: 'people' }, LambdaConfig: { VerifyAuthChallengeResponse: 'arn:aws:lambda:us-east-1:000000000000:function:judge' } });
  await server.call('CreateUserPool', { PoolName: 'my-users-pool' });
  await server.call('CreateUserPool', { PoolName: 'whizlabs', UsernameAttributes: ['email'] });
  const { UserPoolClient } = await server.call('CreateUserPoolClient', { UserPoolId: UserPool.Id, ClientName: 'employee-app', ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] });
  for (const name of ['ada', 'grace', 'linus']) {
    await server.call('SignUp', { ClientId: UserPoolClient.ClientId, Username: name, Password: 'Correct-horse-1', UserAttributes: [{ Name: 'email', Value: `${name}@example.com` }] });
  }
  await server.call('AdminConfirmSignUp', { UserPoolId: UserPool.Id, Username: 'ada' });
  const { AuthenticationResult } = await server.call('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: UserPoolClient.ClientId, AuthParameters: { USERNAME: 'ada', PASSWORD: 'Correct-horse-1' } });
  return { ...(await furnishPool(server, UserPool.Id)), ...(await furnishUsers(server, UserPool.Id)), clientId: UserPoolClient.ClientId, accessToken: AuthenticationResult.AccessToken, poolId: UserPool.Id };
}

/** furnishProduction gives a server that checks signatures, and reaches nobody who takes mail, a message to tell of. */
export async function furnishProduction(server) {
  const sdk = new CognitoIdentityProvider({ endpoint: server.url, region: 'us-east-1', credentials: { accessKeyId: server.key.id, secretAccessKey: server.key.secret }, maxAttempts: 1 });
  const { UserPool } = await sdk.createUserPool({ PoolName: 'shop', AutoVerifiedAttributes: ['email'] });
  const { UserPoolClient } = await sdk.createUserPoolClient({ UserPoolId: UserPool.Id, ClientName: 'web' });
  const signUp = sdk.signUp({ ClientId: UserPoolClient.ClientId, Username: 'ann', Password: 'Correct-horse-1', UserAttributes: [{ Name: 'email', Value: 'ann@example.com' }] });
  await signUp.catch((e) => {
    if (e.name !== 'CodeDeliveryFailureException') throw e;
  });
  return { signIn: () => server.run('console-link', '-console-url', server.console).trim() };
}
