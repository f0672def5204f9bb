import { afterEach, expect, test, vi } from 'vitest';
import { ApiError, call, encode, onSignedOut, own, ownBytes } from './api';

afterEach(() => vi.unstubAllGlobals());

function answer(status: number, body: string) {
  const fetch = vi.fn((_url: string, _init: RequestInit) => Promise.resolve(new Response(body, { status })));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

test('an operation is called as the API wants it, and moments come back as dates', async () => {
  const fetch = answer(200, '{"UserPool":{"Id":"x","CreationDate":1715100742.5,"EstimatedNumberOfUsers":3}}');
  const { UserPool } = await call('DescribeUserPool', { UserPoolId: 'x' });
  expect(UserPool?.CreationDate).toEqual(new Date(1715100742500));
  expect(UserPool?.EstimatedNumberOfUsers).toBe(3);
  const [url, init] = fetch.mock.calls[0] ?? [];
  expect(url).toBe('/console/api/idp');
  expect(init?.body).toBe('{"UserPoolId":"x"}');
  expect(init?.headers).toMatchObject({ 'X-Amz-Target': 'AWSCognitoIdentityProviderService.DescribeUserPool' });
});

test('an empty answer is an empty object', async () => {
  answer(200, '');
  expect(await call('DeleteUserPool', { UserPoolId: 'x' })).toEqual({});
});

test('exceptions keep the service’s text', async () => {
  answer(400, '{"__type":"ResourceNotFoundException","message":"User pool x does not exist."}');
  const error = await call('DescribeUserPool', { UserPoolId: 'x' }).catch((e: unknown) => e as ApiError);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ name: 'ResourceNotFoundException', message: 'User pool x does not exist.', status: 400, missing: true, forbidden: false });
});

test('whatever else answers is told by its status', async () => {
  answer(502, '<html>Bad gateway</html>');
  await expect(own('GET', 'server')).rejects.toMatchObject({ name: 'UnknownError', message: 'The server answered with status 502.' });
});

test('a lost connection says that nothing is lost', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(own('GET', 'server')).rejects.toMatchObject({ name: 'ConnectionLost', status: 0 });
});

test('the end of the session is told to whoever listens', async () => {
  answer(401, '{"__type":"ConsoleSessionExpired","message":"out"}');
  const f = vi.fn();
  const stop = onSignedOut(f);
  await own('GET', 'server').catch(() => undefined);
  stop();
  await own('GET', 'server').catch(() => undefined);
  expect(f).toHaveBeenCalledTimes(1);
});

test('a file is its bytes, and never the error that came instead', async () => {
  answer(200, 'GIF89a');
  expect(await ownBytes('pools/p/logo/c')).toEqual(new TextEncoder().encode('GIF89a'));
  answer(401, '{"__type":"ConsoleSessionExpired","message":"out"}');
  await expect(ownBytes('pools/p/logo/c')).rejects.toMatchObject({ name: 'ConsoleSessionExpired' });
});

test('dates and bytes are sent as the API wants them', () => {
  expect(encode({ a: new Date(1500), b: new Uint8Array([104, 105]), c: [{ d: new Date(0) }], e: null })).toEqual({ a: 1.5, b: 'aGk=', c: [{ d: 0 }], e: null });
});
