// The calls that pages make: the operations of the public API, with the types
// of its SDK, and the few of the console's own server.
import type { CognitoIdentityProvider, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

type Api = Omit<CognitoIdentityProvider, keyof CognitoIdentityProviderClient | `paginate${string}` | `waitUntil${string}`>;
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Fn = (...a: any[]) => any;
type Output<F extends Fn> =
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  Parameters<F> extends [any, any, infer CB] ? (CB extends (e: any, d?: infer O) => void ? O : never) : never;

/** Operations has the input and output of every operation, by name. */
export type Operations = {
  [K in keyof Api as Api[K] extends Fn ? Capitalize<K & string> : never]: Api[K] extends Fn
    ? { in: NonNullable<Parameters<Api[K]>[0]>; out: NonNullable<Output<Api[K]>> }
    : never;
};

/** ApiError is what the service answered instead: an exception with its text. */
export class ApiError extends Error {
  override readonly name: string;
  readonly status: number;

  constructor(name: string, message: string, status: number) {
    super(message);
    this.name = name;
    this.status = status;
  }

  /** forbidden says that the access key's policy does not allow the call. */
  get forbidden(): boolean {
    return this.name === 'AccessDeniedException';
  }

  /** signedOut says that the console's session is over. */
  get signedOut(): boolean {
    return this.name === 'ConsoleSessionExpired';
  }

  /** missing says that what the call is about is not there, or no longer. */
  get missing(): boolean {
    return this.name === 'ResourceNotFoundException' || this.name === 'UserNotFoundException';
  }
}

// Members that are moments: JSON has them as seconds since 1970.
const moments = new Set([
  'ClientSecretCreateDate', 'CompletionDate', 'CreateDate', 'CreatedAt', 'CreationDate', 'DeviceCreateDate',
  'DeviceLastAuthenticatedDate', 'DeviceLastModifiedDate', 'FeedbackDate', 'LastActiveDate', 'LastModifiedDate',
  'StartDate', 'UserCreateDate', 'UserLastModifiedDate',
]);

/** revive makes dates of the members that are moments. */
export function revive(this: unknown, key: string, value: unknown): unknown {
  return typeof value === 'number' && moments.has(key) ? new Date(value * 1000) : value;
}

/** encode makes what JSON has instead of dates and bytes. */
export function encode(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (value instanceof Uint8Array) return btoa(String.fromCharCode(...value));
  if (Array.isArray(value)) return value.map(encode);
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, encode(v)]));
  return value;
}

const listeners = new Set<() => void>();

/** onSignedOut calls f whenever a call finds that the session is over. */
export function onSignedOut(f: () => void): () => void {
  listeners.add(f);
  return () => void listeners.delete(f);
}

async function send<T>(url: string, init: RequestInit, read: (response: Response) => Promise<T>): Promise<T> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...init });
    if (response.ok) return await read(response);
    text = await response.text();
  } catch {
    throw new ApiError('ConnectionLost', 'The server can’t be reached. What you entered is still here; try again once the connection is back.', 0);
  }
  let name = 'UnknownError';
  let message = `The server answered with status ${response.status}.`;
  try {
    const body = JSON.parse(text) as { __type?: string; message?: string };
    name = body.__type ?? name;
    message = body.message ?? body.__type ?? message;
  } catch {
    // Whatever stands between answered in its own words.
  }
  const error = new ApiError(name, message, response.status);
  if (error.signedOut) listeners.forEach((f) => f());
  throw error;
}

const asText = (response: Response) => response.text();

/** call calls an operation of the public API. */
export async function call<K extends keyof Operations>(operation: K, input: Operations[K]['in'], signal?: AbortSignal): Promise<Operations[K]['out']> {
  const text = await send('/console/api/idp', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation}` },
    body: JSON.stringify(encode(input)),
    signal,
  }, asText);
  return (text ? JSON.parse(text, revive) : {}) as Operations[K]['out'];
}

/** own calls the console's own server, at a path below /console/api/. */
export async function own<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const text = await send(`/console/api/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  }, asText);
  return (text ? JSON.parse(text) : undefined) as T;
}

/** ownBytes reads a file of the console's own server, at a path below /console/api/. */
export async function ownBytes(path: string): Promise<Uint8Array> {
  return new Uint8Array(await send(`/console/api/${path}`, {}, (response) => response.arrayBuffer()));
}
