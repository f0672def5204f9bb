// The pages about users, groups and how a pool signs people in and up.
export async function furnishUsers(server, poolId) {
  const call = (operation, input) => server.call(operation, { UserPoolId: poolId, ...input });
  const person = (Username, email, more = []) =>
    call('AdminCreateUser', { Username, MessageAction: 'SUPPRESS', TemporaryPassword: 'Passw0rd!x', UserAttributes: [{ Name: 'email', Value: email }, ...more] });
  await person('alice', 'alice@example.com', [{ Name: 'email_verified', Value: 'true' }, { Name: 'name', Value: '<script>alert(1)</script>' }, { Name: 'phone_number', Value: '+14325551212' }]);
  await call('AdminSetUserPassword', { Username: 'alice', Password: 'Passw0rd!y', Permanent: true });
  await person('<script>alert(document.domain)</script>', 'mallory@example.com');
  for (let n = 1; n <= 45; n++) await person(`user-${String(n).padStart(3, '0')}`, `user-${n}@example.com`);
  await call('AdminDisableUser', { Username: 'user-007' });
  await call('CreateGroup', { GroupName: 'admins', Description: 'Those who may do everything', Precedence: 1, RoleArn: 'arn:aws:iam::000000000000:role/admins' });
  await call('CreateGroup', { GroupName: '<b>bold</b>', Description: '<script>alert(2)</script>' });
  await call('AdminAddUserToGroup', { Username: 'alice', GroupName: 'admins' });
  await call('AdminLinkProviderForUser', {
    DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: 'alice' },
    SourceUser: { ProviderName: 'Google', ProviderAttributeName: 'Cognito_Subject', ProviderAttributeValue: '1029384756' },
  });
  // A pool that has everything about sessions and threats.
  const { UserPool } = await server.call('CreateUserPool', {
    PoolName: 'guarded-pool', UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' }, AliasAttributes: ['email'],
    Schema: [{ Name: 'badge', AttributeDataType: 'Number', Mutable: true, NumberAttributeConstraints: { MinValue: '1', MaxValue: '99999' } }],
  });
  const guarded = (operation, input) => server.call(operation, { UserPoolId: UserPool.Id, ...input });
  await guarded('SetUserPoolSessionConfiguration', { UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 3 } });
  const { UserPoolClient } = await guarded('CreateUserPoolClient', { ClientName: 'app', ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] });
  await guarded('AdminCreateUser', { Username: 'grace', MessageAction: 'SUPPRESS' });
  await guarded('AdminSetUserPassword', { Username: 'grace', Password: 'Correct-horse-1', Permanent: true });
  await server.call('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: UserPoolClient.ClientId, AuthParameters: { USERNAME: 'grace', PASSWORD: 'Correct-horse-1' } });
  return { guardedId: UserPool.Id, guardedClient: UserPoolClient.ClientId };
}

export function userPages({ poolId, guardedId, guardedClient }) {
  const pool = `/pools/${poolId}`;
  const tab = (id) => ({ name: `user-${id}`, path: `${pool}/users/alice?tab=${id}` });
  return [
    { name: 'users', path: `${pool}/users` },
    { name: 'users-search', path: `${pool}/users?attribute=email&operator=%5E%3D&value=user-1` },
    { name: 'create-user', path: `${pool}/users/-/create` },
    tab('attributes'), tab('groups'), tab('identities'), tab('mfa'), tab('devices'), tab('sessions'), tab('events'),
    {
      name: 'user-authenticator', path: `${pool}/users/alice?tab=mfa`,
      async open(page) {
        await page.getByRole('button', { name: 'Show QR code' }).click();
        await page.getByRole('textbox', { name: 'Secret code' }).fill('JBSWY3DPEHPK3PXP');
        await page.getByRole('img', { name: 'QR code to scan' }).waitFor();
      },
    },
    { name: 'user-hostile', path: `${pool}/users/${encodeURIComponent('<script>alert(document.domain)</script>')}` },
    {
      name: 'user-delete', path: `${pool}/users/alice`,
      async open(page) {
        await page.getByRole('button', { name: 'Actions' }).click();
        await page.getByRole('menuitem', { name: 'Delete user' }).click();
      },
    },
    { name: 'sign-in-experience', path: `${pool}/sign-in` },
    { name: 'sign-up-experience', path: `${pool}/sign-up` },
    { name: 'add-attribute', path: `${pool}/sign-up`, open: (page) => page.getByRole('button', { name: 'Add custom attribute' }).click() },
    { name: 'security', path: `${pool}/security` },
    { name: 'security-guarded', path: `/pools/${guardedId}/security` },
    {
      name: 'security-words', path: `/pools/${guardedId}/security`,
      async open(page) {
        await page.getByRole('checkbox', { name: 'Notify the user' }).last().check();
        await page.getByRole('button', { name: 'Words of the notifications' }).click();
        await page.getByRole('textbox', { name: 'Subject of the notification' }).fill('Was this you, {username}?');
        await page.getByRole('textbox', { name: 'Notification (HTML)' }).fill('<h1>Hello {username}</h1><p>Somebody signed in from {city}, {country}.</p>');
      },
    },
    { name: 'client-guarded', path: `/pools/${guardedId}/clients/${guardedClient}` },
    {
      name: 'link-identity', path: `${pool}/users/alice?tab=identities`,
      open: (page) => page.getByRole('button', { name: 'Link identity' }).click(),
    },
    { name: 'user-sessions-guarded', path: `/pools/${guardedId}/users/grace?tab=sessions` },
    { name: 'user-events-guarded', path: `/pools/${guardedId}/users/grace?tab=events` },
    { name: 'groups', path: `${pool}/groups` },
    { name: 'group', path: `${pool}/groups/admins` },
    {
      name: 'group-create', path: `${pool}/groups`,
      async open(page) {
        await page.getByRole('button', { name: 'Create group' }).first().click();
      },
    },
  ];
}
