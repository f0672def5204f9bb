import type { UserPoolClientDescription, UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider';
import { call } from '../api';
import { all } from './all';

/** listClients returns the app clients of a pool. */
export function listClients(poolId: string): Promise<UserPoolClientDescription[]> {
  return all(async (NextToken: string | undefined) => {
    const page = await call('ListUserPoolClients', { UserPoolId: poolId, MaxResults: 60, NextToken });
    return { items: page.UserPoolClients, next: page.NextToken };
  });
}

/** describeClient returns an app client as it is now. */
export async function describeClient(poolId: string, clientId: string): Promise<UserPoolClientType> {
  const { UserPoolClient } = await call('DescribeUserPoolClient', { UserPoolId: poolId, ClientId: clientId });
  return UserPoolClient ?? {};
}
