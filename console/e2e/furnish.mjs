// Things to look at: pools as an application would have them.
export async function furnish(server) {
  const { UserPool } = await server.call('CreateUserPool', { PoolName: 'employee-app-pool', AutoVerifiedAttributes: ['email'], UserPoolTags: { team: 'people' } });
  await server.call('CreateUserPool', { PoolName: 'my-users-pool' });
  await server.call('CreateUserPool', { PoolName: 'whizlabs', UsernameAttributes: ['email'] });
  return { poolId: UserPool.Id };
}
