import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { call } from '../api';
import { all } from './all';
import type { Surroundings } from './client-form';
import { listProviders } from './providers';

const standardScopes = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'];

/** surroundings gathers what of a pool an app client can be given. */
export async function surroundings(pool: UserPoolType): Promise<Surroundings> {
  const UserPoolId = pool.Id;
  const [servers, providers] = await Promise.all([
    all(async (NextToken: string | undefined) => {
      const page = await call('ListResourceServers', { UserPoolId, MaxResults: 50, NextToken });
      return { items: page.ResourceServers, next: page.NextToken };
    }),
    listProviders(UserPoolId ?? ''),
  ]);
  const own = servers.flatMap((s) => (s.Scopes ?? []).map((scope) => `${s.Identifier}/${scope.ScopeName}`));
  return {
    attributes: (pool.SchemaAttributes ?? []).map((a) => a.Name ?? '').filter((name) => name && name !== 'sub').sort(),
    providers: ['COGNITO', ...providers.map((p) => p.ProviderName ?? '')],
    scopes: [...standardScopes, ...own],
  };
}
