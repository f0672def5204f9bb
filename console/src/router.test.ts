import { expect, test } from 'vitest';
import { match, segment } from './router';

test('every name has an address', () => {
  for (const name of ['alice', 'a/b c', '%2e', '.', '..', '...', '~', '~.', '~~..', '?', '#', 'Ä', '-']) {
    const address = new URL(`https://example.com/users/${segment(name)}`);
    expect(match('/users/:username', address.pathname), name).toEqual({ username: name });
  }
});

test('addresses fit patterns', () => {
  expect(match('/pools', '/pools')).toEqual({});
  expect(match('/pools/:poolId/users/:username', '/pools/us-east-1_A/users/a%2Fb%20c')).toEqual({ poolId: 'us-east-1_A', username: 'a/b c' });
  expect(match('/pools/:poolId', '/pools')).toBeUndefined();
  expect(match('/pools/:poolId', '/pools/')).toBeUndefined();
  expect(match('/pools/:poolId', '/keys/x')).toBeUndefined();
  expect(match('/pools/:poolId', '/pools/%E0%A4%A')).toBeUndefined();
});
