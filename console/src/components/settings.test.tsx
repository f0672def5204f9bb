import { readFileSync } from 'node:fs';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { identitiesOf } from './identities';
import { RiskMails } from './risk-mails';
import { shownBy, styleParts } from './style-fields';
import { StylePartFields } from './style-part';
import { saveStyle } from './style-save';
import { checkTerms, linksOf } from './terms-form';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

// Settings that are lists or objects of their own have no field but the JSON.
const inJSON = ['categories.auth.authMethodOrder', 'categories.auth.federation.order', 'categories.signUp.acceptanceElements', 'components.idpButton.custom'];

function leaves(value: unknown, path: string): string[] {
  if (value && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 0)
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
  return [path];
}

test('every setting of the style document has a field', () => {
  const standard: unknown = JSON.parse(readFileSync('../internal/branding/default_settings.json', 'utf8'));
  const paths = styleParts.flatMap((p) => p.fields).flatMap((f) => (f.kind === 'colour' ? ['lightMode', 'darkMode'].map((mode) => f.path.replace('MODE', mode)) : [f.path]));
  expect(new Set(paths).size).toBe(paths.length);
  expect([...paths, ...inJSON].sort()).toEqual(leaves(standard, '').sort());
});

test('a colour is set for one mode, by its digits or its picker', () => {
  const set = vi.fn();
  const part = styleParts.find((p) => p.id === 'page');
  if (!part) throw new Error('no part');
  render(<StylePartFields part={part} settings={{}} standard={{ components: { pageBackground: { lightMode: { color: 'ffffff80' } } } }} set={set} />);
  fireEvent.change(screen.getByRole('textbox', { name: 'Page: background, dark' }), { target: { value: '#101010ff' } });
  fireEvent.change(screen.getByLabelText('Page: background, light: pick'), { target: { value: '#abcdef' } });
  expect(set.mock.calls).toEqual([
    ['components.pageBackground.darkMode.color', '101010ff'],
    ['components.pageBackground.lightMode.color', 'abcdef80'],
  ]);
});

function service(answer: (operation: string) => Response) {
  const calls: [string, Record<string, unknown>][] = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    const operation = (init.headers as Record<string, string>)['X-Amz-Target']?.split('.')[1] ?? '';
    calls.push([operation, JSON.parse(String(init.body)) as Record<string, unknown>]);
    return Promise.resolve(answer(operation));
  });
  return calls;
}

const asset = { Category: 'FORM_LOGO' as const, ColorMode: 'LIGHT' as const, Extension: 'PNG' as const };

test('a chosen image is shown from then on', () => {
  const paths = styleParts.flatMap((p) => p.fields).filter((f) => f.kind === 'switch').map((f) => f.path);
  for (const category of ['FORM_LOGO', 'FORM_BACKGROUND', 'PAGE_BACKGROUND', 'PAGE_HEADER_LOGO', 'PAGE_HEADER_BACKGROUND', 'PAGE_FOOTER_LOGO', 'PAGE_FOOTER_BACKGROUND']) expect(paths).toContain(shownBy(category));
  expect(shownBy('FAVICON_ICO')).toBeUndefined();
});

test('an image that is taken away goes, and comes back with the rest when that fails', async () => {
  const now = { ManagedLoginBrandingId: 'id', Settings: { a: 1 }, Assets: [asset] };
  const kept = service(() => new Response('{}'));
  await saveStyle('p', 'c', now, { Settings: { a: 2 }, Assets: [asset] });
  expect(kept.map(([name]) => name)).toEqual(['UpdateManagedLoginBranding']);
  const gone = service(() => new Response('{}'));
  await saveStyle('p', 'c', now, { Settings: { a: 2 }, Assets: [] });
  expect(gone.map(([name]) => name)).toEqual(['DeleteManagedLoginBranding', 'CreateManagedLoginBranding']);
  let refused = false;
  const failed = service((operation) => {
    if (operation !== 'CreateManagedLoginBranding' || refused) return new Response('{}');
    refused = true;
    return new Response('{"__type":"InvalidParameterException","message":"no"}', { status: 400 });
  });
  await expect(saveStyle('p', 'c', now, { Settings: { b: 1 }, Assets: [] })).rejects.toThrow('no');
  expect(failed.at(-1)).toEqual(['CreateManagedLoginBranding', { UserPoolId: 'p', ClientId: 'c', Settings: { a: 1 }, Assets: [asset] }]);
});

test('terms need a link for the languages without one', () => {
  expect(linksOf({ 'cognito:default': ' https://a ', 'cognito:german': '' })).toEqual({ 'cognito:default': 'https://a' });
  const checked = checkTerms({ a: { 'cognito:default': '', 'cognito:german': 'https://b' }, b: { 'cognito:default': '' } });
  expect([checked['a cognito:default'], checked['b cognito:default']]).toEqual(['Enter the document for all other languages, too.', undefined]);
});

test('identities are read from the attribute, whatever it holds', () => {
  expect(identitiesOf('[{"userId":"7","providerName":"Google","providerType":"Google","primary":"true","dateCreated":"1000"}]')).toEqual([
    { providerName: 'Google', userId: '7', providerType: 'Google', primary: true, created: new Date(1000) },
  ]);
  for (const text of [undefined, '', 'x', '{}']) expect(identitiesOf(text)).toEqual([]);
});

test('the words of a notification are shown as they will read, and as text', () => {
  const words = { block: { subject: 'Hello {username}', html: '<p>From {ip-address}<script>x()</script></p>', text: '' }, pass: { subject: '', html: '', text: '' }, mfa: { subject: '', html: '', text: '' } };
  const change = vi.fn();
  const { container } = render(<RiskMails words={words} from="" errors={{}} change={change} />);
  expect(container.querySelector('.mail')?.textContent).toBe('The server’s own senderHello jane.doeFrom 192.0.2.44');
  fireEvent.change(screen.getByRole('textbox', { name: 'Subject of the notification' }), { target: { value: 'S' } });
  expect(change.mock.calls[0]?.[0]).toMatchObject({ block: { subject: 'S', html: words.block.html } });
});
