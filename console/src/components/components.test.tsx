import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { ApiError } from '../api';
import { FlashProvider } from '../flash';
import { Ask } from './ask';
import { asked, check, draftOf, names, newClient } from './client-draft';
import { blame } from './blame';
import { EditForm } from './edit-form';
import { ListField, TextField } from './fields';
import { harmless } from './harmless';
import { amplify, openID, terraform } from './snippets';
import { get, put } from './style-settings';
import { settingsOf } from './templates';
import { useForm } from './use-form';

afterEach(cleanup);

const at = { API: 'https://id.example.com', Issuer: 'https://id.example.com/p', Discovery: '', KeySet: '', Site: 'https://people.auth.id.example.com', Domains: [] };

test('a client is asked for as it was described', () => {
  const described = {
    ClientName: 'web', ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH' as const], AuthSessionValidity: 5, RefreshTokenValidity: 10, AccessTokenValidity: 20, IdTokenValidity: 30,
    TokenValidityUnits: { RefreshToken: 'days' as const, AccessToken: 'minutes' as const, IdToken: 'minutes' as const },
    RefreshTokenRotation: { Feature: 'ENABLED' as const, RetryGracePeriodSeconds: 10 }, EnableTokenRevocation: true, PreventUserExistenceErrors: 'LEGACY' as const,
    EnablePropagateAdditionalUserContextData: true, SupportedIdentityProviders: ['COGNITO'], AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code' as const],
    AllowedOAuthScopes: ['openid'], CallbackURLs: ['https://a'], LogoutURLs: ['https://b'], DefaultRedirectURI: 'https://a', ReadAttributes: ['email'], WriteAttributes: ['email'],
    AnalyticsConfiguration: { ApplicationId: 'id', ApplicationArn: undefined, RoleArn: 'arn', ExternalId: 'x', UserDataShared: true },
  };
  expect(asked(draftOf(described))).toEqual(described);
});

test('a new client without OAuth has nothing of it', () => {
  const input = asked({ ...newClient(), name: 'web', scopes: ['openid'], callbacks: [''] });
  expect(input.AllowedOAuthFlowsUserPoolClient).toBe(false);
  expect(input).not.toHaveProperty('CallbackURLs');
  expect(check({ ...newClient(), access: { count: 'x', unit: 'days' } })).toMatchObject({ name: 'Enter a name.', access: 'Enter a whole number.' });
});

test('an exception is blamed on the field that it names', () => {
  const error = new ApiError('InvalidParameterException', "1 validation error detected: Value '' at 'clientName' failed to satisfy constraint", 400);
  expect(Object.keys(blame(error, names))).toEqual(['name']);
  expect(blame(new ApiError('InvalidParameterException', 'Something else', 400), { name: 'clientName' })).toEqual({});
});

function Form({ save }: { save: (d: { name: string }) => Promise<void> }) {
  const form = useForm({ saved: { name: 'old' }, save, names: { name: 'poolName' } });
  return (
    <EditForm form={form}>
      <TextField label="Name" value={form.draft.name} change={(name) => form.change({ name })} error={form.errors.name} />
    </EditForm>
  );
}

test('a form keeps what was typed and says why it was not saved', async () => {
  const sent: string[] = [];
  const refuse = (d: { name: string }) => {
    sent.push(d.name);
    return Promise.reject(new ApiError('InvalidParameterException', "Value 'x' at 'poolName' is wrong", 400));
  };
  render(<FlashProvider><Form save={refuse} /></FlashProvider>);
  const input = screen.getByRole('textbox') as HTMLInputElement;
  fireEvent.change(input, { target: { value: '<script>' } });
  fireEvent.submit(screen.getByRole('textbox').closest('form') as HTMLFormElement);
  await screen.findByText("Value 'x' at 'poolName' is wrong");
  expect(document.activeElement).toBe(screen.getByRole('textbox'));
  expect(sent).toEqual(['<script>']);
  expect((screen.getByRole('textbox') as HTMLInputElement).value).toBe('<script>');
  fireEvent.click(screen.getByText('Discard changes'));
  expect((screen.getByRole('textbox') as HTMLInputElement).value).toBe('old');
});

test('a dialog has the focus in its first field, and is sent by it', async () => {
  const go = vi.fn();
  const close = vi.fn();
  const dialog = (disabled: boolean) => (
    <Ask title="Group" action="Create" busy={false} typed disabled={disabled} go={go} close={close}>
      <TextField label="Name" value="" change={() => {}} />
      <TextField label="Role" value="" change={() => {}} />
    </Ask>
  );
  const { rerender } = render(dialog(true));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' })));
  // A browser sends a form by Enter if its button says so, which stands outside.
  const form = document.activeElement?.closest('form');
  const button = screen.getByText('Create').closest('button');
  expect([button?.type, button?.getAttribute('form')]).toEqual(['submit', form?.id]);
  fireEvent.submit(form as HTMLFormElement);
  expect(go).not.toHaveBeenCalled();
  rerender(dialog(false));
  fireEvent.submit(form as HTMLFormElement);
  expect(go).toHaveBeenCalledTimes(1);
  expect(close).not.toHaveBeenCalled();
});

test('a list grows and shrinks', () => {
  let values = ['a'];
  const view = () => <ListField label="URLs" item="URL" values={values} change={(v) => { values = v; }} />;
  const { rerender } = render(view());
  fireEvent.click(screen.getByText('Add URL'));
  rerender(view());
  expect(values).toEqual(['a', '']);
  fireEvent.click(screen.getByLabelText('Remove URL 1'));
  expect(values).toEqual(['']);
});

test('a preview of a mail runs, loads and leads nowhere', () => {
  const host = document.createElement('div');
  host.append(harmless('<p onclick="x()" style="color: red">Hi <b>you</b><script>x()</script><img src="https://e/x.png" alt="logo"><a href="javascript:x()">go</a></p><form action="/"><input></form>'));
  expect(host.textContent).toBe('Hi you[logo]go');
  expect(host.querySelector('script, img, form, input, [onclick], [href]')).toBeNull();
});

test('configuration has what a program needs, and no expression of HCL', () => {
  const pool = { Id: 'us-east-1_abc', Name: '${file("/etc/passwd")}' };
  expect(terraform(pool, at)).toContain('"$${file(');
  expect(amplify(pool, { ClientId: 'c', AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'] }, at)).toContain('"domain": "people.auth.id.example.com"');
  expect(JSON.parse(openID({ ClientId: 'c' }, at))).toMatchObject({ client_id: 'c', token_endpoint_auth_method: 'none', issuer: at.Issuer });
});

test('settings of a style are read and written by path', () => {
  const changed = put({ a: { b: 1 }, c: 2 }, 'a.d.e', 'x');
  expect(changed).toEqual({ a: { b: 1, d: { e: 'x' } }, c: 2 });
  expect(get(changed, 'a.d.e')).toBe('x');
  expect(put(changed, 'a.d.e', '')).toEqual({ a: { b: 1, d: {} }, c: 2 });
});

test('empty templates are left to the service', () => {
  const set = settingsOf({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } }, { byLink: true, words: { code: { subject: 'S', body: '' } } });
  expect(set.VerificationMessageTemplate).toMatchObject({ DefaultEmailOption: 'CONFIRM_WITH_LINK', EmailSubject: 'S', EmailMessage: undefined });
  expect(set.AdminCreateUserConfig).toEqual({ AllowAdminCreateUserOnly: true, InviteMessageTemplate: undefined });
});
