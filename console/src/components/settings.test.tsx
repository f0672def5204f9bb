import { readFileSync } from 'node:fs';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { AssetType } from '@aws-sdk/client-cognito-identity-provider';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { identitiesOf } from './identities';
import { RiskMails } from './risk-mails';
import { shownBy, styleParts } from './style-fields';
import { StylePartFields } from './style-part';
import { saveStyle } from './style-save';
import { get, put, type Settings } from './style-settings';
import { checkTerms, linksOf } from './terms-form';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function leaves(value: unknown, path: string): string[] {
  if (value && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 0)
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
  return [path];
}

test('every setting of the style document has a field', () => {
  const standard: unknown = JSON.parse(readFileSync('../internal/branding/default_settings.json', 'utf8'));
  const paths = styleParts.flatMap((p) => p.fields).flatMap((f) => (f.kind === 'colour' ? ['lightMode', 'darkMode'].map((mode) => f.path.replace('MODE', mode)) : [f.path]));
  expect(new Set(paths).size).toBe(paths.length);
  expect([...paths].sort()).toEqual(leaves(standard, '').sort());
});

test('a colour is set for one mode, by its digits or its picker', () => {
  const set = vi.fn();
  const part = styleParts.find((p) => p.id === 'page');
  if (!part) throw new Error('no part');
  render(<StylePartFields part={part} settings={{}} standard={{ components: { pageBackground: { lightMode: { color: 'ffffff80' } } } }} providers={[]} set={set} />);
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

test('a chosen image is shown from then on', () => {
  const paths = styleParts.flatMap((p) => p.fields).filter((f) => f.kind === 'switch').map((f) => f.path);
  for (const category of ['FORM_LOGO', 'FORM_BACKGROUND', 'PAGE_BACKGROUND', 'PAGE_HEADER_LOGO', 'PAGE_HEADER_BACKGROUND', 'PAGE_FOOTER_LOGO', 'PAGE_FOOTER_BACKGROUND']) expect(paths).toContain(shownBy(category));
  expect(shownBy('FAVICON_ICO')).toBeUndefined();
});

const refusal = () => new Response('{"__type":"InvalidParameterException","message":"no"}', { status: 400 });
const image = (Category: string, Bytes: string) => ({ Category, ColorMode: 'LIGHT', Extension: 'PNG', Bytes }) as unknown as AssetType;
const now = { ManagedLoginBrandingId: 'id', Settings: { a: 1 }, Assets: [image('FORM_LOGO', 'AAAA'), image('PAGE_BACKGROUND', 'BBBB')] };
const [logo, background] = now.Assets as [AssetType, AssetType];

test('a style that is replaced keeps its id, and what did not change is not sent again', async () => {
  const calls = service(() => new Response('{}'));
  await saveStyle('p', 'c', now, { Settings: { a: 2 }, Assets: [logo, image('PAGE_BACKGROUND', 'CCCC')] });
  expect(calls).toEqual([['UpdateManagedLoginBranding', { UserPoolId: 'p', ManagedLoginBrandingId: 'id', Settings: { a: 2 }, Assets: [image('PAGE_BACKGROUND', 'CCCC')] }]]);
});

test('an image that is taken away goes, and comes back with the rest when that fails', async () => {
  const id = { UserPoolId: 'p', ManagedLoginBrandingId: 'id' };
  const gone = service(() => new Response('{}'));
  await saveStyle('p', 'c', now, { Settings: { a: 2 }, Assets: [background] });
  expect(gone).toEqual([
    ['UpdateManagedLoginBranding', { ...id, UseCognitoProvidedValues: true }],
    ['UpdateManagedLoginBranding', { ...id, Settings: { a: 2 }, Assets: [background] }],
  ]);
  const failed = service(() => (failed.length === 2 ? refusal() : new Response('{}')));
  await expect(saveStyle('p', 'c', now, { Settings: { b: 1 }, Assets: [] })).rejects.toThrow('no');
  expect(failed.at(-1)).toEqual(['UpdateManagedLoginBranding', { ...id, Settings: { a: 1 }, Assets: now.Assets }]);
});

test('a style larger than a request is made by several, or not at all', async () => {
  const large = ['FORM_LOGO', 'FORM_BACKGROUND', 'PAGE_BACKGROUND'].map((category) => image(category, 'A'.repeat(1_000_000)));
  const made = () => new Response('{"ManagedLoginBranding":{"ManagedLoginBrandingId":"new"}}');
  const calls = service(made);
  await saveStyle('p', 'c', null, { Settings: { a: 1 }, Assets: large });
  expect(calls.map(([name, input]) => [name, input.ManagedLoginBrandingId, (input.Assets as AssetType[]).map((a) => a.Category)])).toEqual([
    ['CreateManagedLoginBranding', undefined, ['FORM_LOGO']],
    ['UpdateManagedLoginBranding', 'new', ['FORM_BACKGROUND']],
    ['UpdateManagedLoginBranding', 'new', ['PAGE_BACKGROUND']],
  ]);
  const failed = service(() => (failed.length === 3 ? refusal() : made()));
  await expect(saveStyle('p', 'c', null, { Settings: { a: 1 }, Assets: large })).rejects.toThrow('no');
  expect(failed.at(-1)).toEqual(['DeleteManagedLoginBranding', { UserPoolId: 'p', ManagedLoginBrandingId: 'new' }]);
});

function Ways({ only, settings, providers = [] }: { only: RegExp; settings: Settings; providers?: string[] }) {
  const [now, setNow] = useState(settings);
  return (
    <>
      {styleParts.map((part) => ({ ...part, fields: part.fields.filter((f) => only.test(f.path)) })).map((part) => <StylePartFields key={part.id} part={part} settings={now} standard={{}} providers={providers} set={(path, value) => setNow(put(now, path, value))} />)}
      <output>{JSON.stringify(now)}</output>
    </>
  );
}

function named(name: string): Element {
  const found = document.querySelector(`[aria-label="${name}"]`);
  if (!found) throw new Error(`nothing is named ${name}`);
  return found;
}

const shown = () => JSON.parse(document.querySelector('output')?.textContent ?? '') as Settings;

const press = (name: string) => fireEvent.click(named(name));

test('the ways to sign in are moved, added and removed, and stay in their groups', () => {
  const [federated, password, other] = [{ display: 'BUTTON', type: 'FEDERATED' }, { display: 'INPUT', type: 'USERNAME_PASSWORD' }, { display: 'INPUT', type: 'OTHER', more: true }];
  render(<Ways only={/authMethodOrder/} settings={{ categories: { auth: { authMethodOrder: [[federated], [password, other]] } } }} />);
  const methods = () => get(shown(), 'categories.auth.authMethodOrder');
  press('Move way to sign in 3 up');
  expect(methods()).toEqual([[federated], [other, password]]);
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Move way to sign in 2 up');
  press('Move way to sign in 2 up');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Move way to sign in 1 down');
  press('Remove way to sign in 1');
  fireEvent.click(screen.getByText('Add way to sign in'));
  expect(methods()).toEqual([[federated], [password, federated]]);
});

test('providers have an order, and acceptances a row each', () => {
  render(<Ways only={/federation.order|acceptance/} settings={{ categories: { auth: { federation: { order: ['Google', 'Corp'] } } } }} />);
  press('Move identity provider 1 down');
  fireEvent.click(screen.getByText('Add identity provider'));
  fireEvent.change(named('Identity provider 3'), { target: { value: 'Other' } });
  expect(get(shown(), 'categories.auth.federation.order')).toEqual(['Corp', 'Google', 'Other']);
  fireEvent.click(screen.getByText('Add acceptance'));
  fireEvent.change(named('Acceptance 1: language'), { target: { value: 'de' } });
  expect(get(shown(), 'categories.signUp.acceptanceElements')).toEqual([{ textKey: 'de', enforcement: '' }]);
});

test('a provider’s button has colours of its own', () => {
  render(<Ways only={/custom$/} settings={{ components: { idpButton: { custom: { 'a.b': {} } } } }} providers={['a.b']} />);
  fireEvent.change(named('a.b, button: background, dark'), { target: { value: '112233ff' } });
  expect(shown()).toEqual({ components: { idpButton: { custom: { 'a.b': { darkMode: { defaults: { backgroundColor: '112233ff' } } } } } } });
  press('Remove the colours of a.b');
  expect(shown()).toEqual({ components: { idpButton: { custom: {} } } });
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
