import { expect, test } from 'vitest';
import { match } from './router';

test('addresses fit patterns', () => {
  expect(match('/pools', '/pools')).toEqual({});
  expect(match('/pools/:poolId/users/:username', '/pools/us-east-1_A/users/a%2Fb%20c')).toEqual({ poolId: 'us-east-1_A', username: 'a/b c' });
  expect(match('/pools/:poolId', '/pools')).toBeUndefined();
  expect(match('/pools/:poolId', '/pools/')).toBeUndefined();
  expect(match('/pools/:poolId', '/keys/x')).toBeUndefined();
  expect(match('/pools/:poolId', '/pools/%E0%A4%A')).toBeUndefined();
});
