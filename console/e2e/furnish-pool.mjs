// What a pool that an application uses has besides users.
export async function furnishPool(server, UserPoolId) {
  const { UserPoolClient } = await server.call('CreateUserPoolClient', {
    UserPoolId, ClientName: 'staff-web', GenerateSecret: true, SupportedIdentityProviders: ['COGNITO'],
    AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid', 'email'],
    CallbackURLs: ['https://staff.example.com/callback'], LogoutURLs: ['https://staff.example.com/'],
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  });
  return { webId: UserPoolClient.ClientId };
}
