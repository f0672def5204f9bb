// The pages of what a pool is set up with.
export function poolPages({ poolId, webId, jobId }) {
  const pool = `/pools/${poolId}`;
  return [
    { name: 'pool-overview', path: pool },
    { name: 'clients', path: `${pool}/clients` },
    { name: 'client', path: `${pool}/clients/${webId}` },
    { name: 'client-create', path: `${pool}/clients/create` },
    { name: 'client-edit', path: `${pool}/clients/${webId}/edit` },
    { name: 'resource-servers', path: `${pool}/resource-servers` },
    { name: 'resource-server', path: `${pool}/resource-servers/${encodeURIComponent('https://photos.example.com')}` },
    { name: 'resource-server-create', path: `${pool}/resource-servers/-/create` },
    { name: 'domain', path: `${pool}/domain` },
    { name: 'branding', path: `${pool}/branding?client=${webId}` },
    { name: 'branding-buttons', path: `${pool}/branding?client=${webId}`, open: (page) => page.getByRole('tab', { name: 'Buttons' }).click() },
    {
      name: 'branding-ways', path: `${pool}/branding?client=${webId}`,
      async open(page) {
        await page.getByRole('tab', { name: 'Ways to sign in' }).click();
        await page.getByRole('button', { name: 'Add identity provider' }).click();
        await page.getByRole('button', { name: 'Add acceptance' }).click();
      },
    },
    {
      name: 'branding-provider', path: `${pool}/branding?client=${webId}`,
      async open(page) {
        await page.getByRole('tab', { name: 'Buttons' }).click();
        await page.getByRole('button', { name: /Buttons with colours of their own/ }).click();
        await page.getByRole('option', { name: 'Google' }).click();
        await page.getByRole('button', { name: 'Remove the colours of Google' }).scrollIntoViewIfNeeded();
      },
    },
    { name: 'branding-page', path: `${pool}/branding?client=${webId}`, open: (page) => page.getByRole('tab', { name: 'Page', exact: true }).click() },
    { name: 'branding-images', path: `${pool}/branding?client=${webId}`, open: (page) => page.getByRole('tab', { name: 'Images' }).click() },
    { name: 'branding-classic-all', path: `${pool}/branding?client=ALL&tab=classic` },
    { name: 'branding-classic', path: `${pool}/branding?client=${webId}&tab=classic` },
    { name: 'branding-terms', path: `${pool}/branding?client=${webId}&tab=terms` },
    { name: 'imports', path: `${pool}/imports` },
    { name: 'import', path: `${pool}/imports/${jobId}` },
    { name: 'import-create', path: `${pool}/imports/create` },
    { name: 'providers', path: `${pool}/providers` },
    { name: 'provider', path: `${pool}/providers/Google` },
    { name: 'provider-create', path: `${pool}/providers/-/create` },
    { name: 'devices', path: `${pool}/devices` },
    { name: 'messaging', path: `${pool}/messaging` },
    { name: 'triggers', path: `${pool}/triggers` },
    {
      name: 'trigger-test', path: `${pool}/triggers`,
      async open(page) {
        await page.getByRole('button', { name: 'Test Verify auth challenge response' }).click();
        await page.getByRole('button', { name: 'Send test event' }).click();
        await page.getByText('The request would fail').waitFor();
      },
    },
    { name: 'log-delivery', path: `${pool}/log-delivery` },
    { name: 'limits', path: `${pool}/limits` },
    { name: 'tags', path: `${pool}/tags` },
    { name: 'settings', path: `${pool}/settings` },
    { name: 'replica-add', path: `${pool}/settings`, open: (page) => page.getByRole('button', { name: 'Add replica' }).click() },
  ];
}
