import type { ProviderDescription } from '@aws-sdk/client-cognito-identity-provider';
import { call } from '../api';
import { all } from './all';

/** listProviders returns the identity providers of a pool. */
export function listProviders(poolId: string): Promise<ProviderDescription[]> {
  return all(async (NextToken: string | undefined) => {
    const page = await call('ListIdentityProviders', { UserPoolId: poolId, MaxResults: 60, NextToken });
    return { items: page.Providers, next: page.NextToken };
  });
}
