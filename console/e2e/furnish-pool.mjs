// What a pool that an application uses has besides users.
export async function furnishPool(server, UserPoolId) {
  const { UserPoolClient } = await server.call('CreateUserPoolClient', {
    UserPoolId, ClientName: 'staff-web', GenerateSecret: true, SupportedIdentityProviders: ['COGNITO'],
    AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid', 'email'],
    CallbackURLs: ['https://staff.example.com/callback'], LogoutURLs: ['https://staff.example.com/'],
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  });
  await server.call('CreateResourceServer', {
    UserPoolId, Identifier: 'https://photos.example.com', Name: 'Photos', Scopes: [{ ScopeName: 'read', ScopeDescription: 'See photos' }, { ScopeName: 'write', ScopeDescription: 'Add photos' }],
  });
  await server.call('CreateIdentityProvider', {
    UserPoolId, ProviderName: 'Google', ProviderType: 'Google', ProviderDetails: { client_id: 'cognate.apps.example.com', client_secret: 'x', authorize_scopes: 'openid email' },
    AttributeMapping: { email: 'email', username: 'sub' },
  });
  await server.call('CreateUserPoolDomain', { UserPoolId, Domain: 'employees' });
  await server.call('CreateManagedLoginBranding', {
    UserPoolId, ClientId: UserPoolClient.ClientId, Settings: { categories: { global: { colorSchemeMode: 'DYNAMIC' } } },
    Assets: [{ Category: 'FORM_LOGO', ColorMode: 'LIGHT', Extension: 'PNG', Bytes: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==' }],
  });
  await server.call('CreateTerms', {
    UserPoolId, ClientId: UserPoolClient.ClientId, TermsName: 'terms-of-use', TermsSource: 'LINK', Enforcement: 'NONE',
    Links: { 'cognito:default': 'https://example.com/terms', 'cognito:german': 'https://example.com/agb' },
  });
  await server.call('SetUICustomization', { UserPoolId, ClientId: UserPoolClient.ClientId, CSS: '.submitButton-customizable { background-color: #7b1fa2; }' });
  const { UserImportJob } = await server.call('CreateUserImportJob', { UserPoolId, JobName: 'everyone', CloudWatchLogsRoleArn: 'arn:aws:iam::000000000000:role/import' });
  const { CSVHeader } = await server.call('GetCSVHeader', { UserPoolId });
  const rows = [['grace2', 'grace2@example.com', 'true'], ['ada', 'ada@example.com', 'true'], ['nobody', 'not an address', 'false']];
  const column = { 'cognito:username': 0, email: 1, email_verified: 2, phone_number_verified: 3, 'cognito:mfa_enabled': 3 };
  const lines = [CSVHeader, ...rows.map((row) => CSVHeader.map((name) => (name in column ? (row[column[name]] ?? 'false') : '')))];
  await fetch(UserImportJob.PreSignedUrl, { method: 'PUT', body: lines.map((line) => line.join(',')).join('\n') + '\n' });
  await server.call('StartUserImportJob', { UserPoolId, JobId: UserImportJob.JobId });
  return { webId: UserPoolClient.ClientId, jobId: UserImportJob.JobId };
}
