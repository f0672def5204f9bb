// The pages of what a pool is set up with.
export function poolPages({ poolId, webId }) {
  const pool = `/pools/${poolId}`;
  return [
    { name: 'pool-overview', path: pool },
    { name: 'clients', path: `${pool}/clients` },
    { name: 'client', path: `${pool}/clients/${webId}` },
    { name: 'client-create', path: `${pool}/clients/create` },
    { name: 'client-edit', path: `${pool}/clients/${webId}/edit` },
    { name: 'tags', path: `${pool}/tags` },
    { name: 'settings', path: `${pool}/settings` },
  ];
}
