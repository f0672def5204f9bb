import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { TriggerTest } from './trigger-test';
import { indented } from './trigger-sources';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** serve answers the console's calls by the end of their path, and collects what they said. */
function serve(answers: Record<string, { status?: number; body: unknown }>) {
  const asked: { path: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const path = url.split('/').pop() ?? '';
    asked.push({ path, body: JSON.parse(String(init.body)) });
    const { status = 200, body } = answers[path] ?? { body: {} };
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  });
  return asked;
}

test('an event is sent as it was composed, or as it was changed', async () => {
  const asked = serve({
    event: { body: { Event: '{"userName":"somebody"}' } },
    test: { body: { Event: '{"userName":"somebody"}', Answer: 'no JSON', Exception: 'InvalidLambdaResponseException', Message: 'Unrecognizable lambda output', Calls: 3, MS: 12.4 } },
  });
  render(<TriggerTest poolId="p" trigger="PreAuthentication" label="Pre authentication" close={() => {}} />);
  const event = await waitFor(() => screen.getByDisplayValue(/"userName": "somebody"/));
  fireEvent.click(screen.getByText('Send test event'));
  await screen.findByText('The request would fail (12 ms, 3 calls)');
  expect(screen.getByText('Unrecognizable lambda output')).toBeDefined();
  expect(screen.getByLabelText('Answer').textContent).toBe('no JSON');
  expect(asked).toEqual([
    { path: 'event', body: { Trigger: 'PreAuthentication', Username: '' } },
    { path: 'test', body: { Trigger: 'PreAuthentication', Username: '', Event: '' } },
  ]);
  fireEvent.change(event, { target: { value: '{}' } });
  fireEvent.click(screen.getByText('Send test event'));
  await waitFor(() => expect(asked[2]).toEqual({ path: 'test', body: { Trigger: 'PreAuthentication', Username: '', Event: '{}' } }));
});

test('what forbids an event is shown', async () => {
  serve({
    event: { status: 403, body: { __type: 'AccessDeniedException', message: 'reader may not' } },
    test: { status: 403, body: { __type: 'AccessDeniedException', message: 'reader may not test' } },
  });
  render(<TriggerTest poolId="p" trigger="PreSignUp" label="Pre sign-up" close={() => {}} />);
  await screen.findByText('reader may not');
  expect(screen.getByText('PreSignUp_SignUp')).toBeDefined();
  fireEvent.click(screen.getByText('Send test event'));
  await screen.findByText('reader may not test');
});

test('JSON is shown on lines of its own', () => {
  expect(indented('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(indented('not JSON')).toBe('not JSON');
});
