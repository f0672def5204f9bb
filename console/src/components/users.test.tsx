import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { ApiError } from '../api';
import { FlashProvider } from '../flash';
import { requestOf } from '../pages/pool/create-user';
import { customAttributes } from '../pages/pool/sign-up';
import { updatable } from '../pool-settings';
import { filter, signsInWith } from '../users';
import { attributeOf } from './add-attribute';
import { blame, notWhole } from './blame';
import { TextField } from './fields';
import { GroupDialog } from './group-dialog';
import { recoveryOf } from './recovery-section';
import { checkRisk, draftOf, marksOf, riskOf } from './risk-draft';
import { Section } from './section';
import { useForm } from './use-form';
import { useTokenPages } from './token-pages';
import { useChosen } from './use-chosen';
import { UserStatus } from './user-status';

afterEach(() => {
  cleanup();
  window.history.replaceState(null, '');
});

test('a search value cannot end the condition', () => {
  expect(filter('name', '^=', 'a"b\\c')).toBe('name ^= "a\\"b\\\\c"');
});

test('who signs in with what', () => {
  expect(signsInWith({})).toBe('username');
  expect(signsInWith({ UsernameAttributes: ['email'] })).toBe('email');
  expect(signsInWith({ UsernameAttributes: ['email', 'phone_number'] })).toBe('either');
});

test('a new user of a pool without user names is named by the address', () => {
  const v = { username: '', email: 'a@b.example', emailVerified: true, phone: '', phoneVerified: false, invitation: 'both', own: 'generate', password: 'x', force: false, metadata: [], validation: [], rows: [{ name: 'name', value: 'Ada' }] };
  expect(requestOf('p', { UsernameAttributes: ['email'] }, v)).toEqual({
    UserPoolId: 'p', Username: 'a@b.example', TemporaryPassword: undefined, ForceAliasCreation: undefined, DesiredDeliveryMediums: ['EMAIL', 'SMS'],
    UserAttributes: [{ Name: 'name', Value: 'Ada' }, { Name: 'email', Value: 'a@b.example' }, { Name: 'email_verified', Value: 'true' }],
  });
  expect(requestOf('p', {}, { ...v, username: 'ada', invitation: 'none', own: 'set' })).toMatchObject({ Username: 'ada', MessageAction: 'SUPPRESS', TemporaryPassword: 'x' });
});

test('an exception belongs to the field that it names', () => {
  const fields = { name: 'GroupExistsException', length: 'minimumLength', note: ['group', /remark/] };
  const of = (name: string, text: string) => Object.keys(blame(new ApiError(name, text, 400), fields));
  expect(of('GroupExistsException', 'A group with the name already exists.')).toEqual(['name']);
  expect(blame(new ApiError('InvalidParameterException', "Value at 'policies.minimumLength' failed", 400), fields)).toEqual({ length: "Value at 'policies.minimumLength' failed" });
  expect(of('InvalidParameterException', "Value 'a group' at 'minimumLengths' failed")).toEqual([]);
  expect(of('InvalidParameterException', 'The remark and the MinimumLength are wrong')).toEqual(['length', 'note']);
  expect(of('AccessDeniedException', 'no minimumLength')).toEqual([]);
  expect(of('InvalidParameterException', 'something else')).toEqual([]);
});

test('a number is a whole number', () => {
  expect(notWhole(' 12 ')).toBeUndefined();
  for (const text of ['', '-1', '1.5', 'many']) expect(notWhole(text)).toBe('Enter a whole number.');
});

test('a group keeps what the service does not take away', () => {
  render(<FlashProvider><GroupDialog poolId="p" group={{ GroupName: 'g', Description: 'd' }} close={() => {}} saved={() => {}} /></FlashProvider>);
  fireEvent.change(screen.getByDisplayValue('d'), { target: { value: '' } });
  expect(screen.getByText('It can be changed, but not be taken away again.')).toBeDefined();
});

test('an update says all that a pool is', () => {
  const said = updatable({ Name: 'n', AdminCreateUserConfig: { AllowAdminCreateUserOnly: true, UnusedAccountValidityDays: 7 }, MfaConfiguration: 'ON', UserPoolTags: { a: 'b' } });
  expect(said).toMatchObject({ PoolName: 'n', MfaConfiguration: 'ON', UserPoolTags: { a: 'b' } });
  expect(said.AdminCreateUserConfig).toEqual({ AllowAdminCreateUserOnly: true, InviteMessageTemplate: undefined });
});

test('recovery is known by its order', () => {
  expect(recoveryOf(undefined)).toBe('sms-email-mfa');
  expect(recoveryOf([{ Name: 'verified_email', Priority: 2 }, { Name: 'verified_phone_number', Priority: 1 }])).toBe('sms-email');
  expect(recoveryOf([{ Name: 'admin_only', Priority: 1 }])).toBe('none');
});

test('a risk configuration comes back as it was', () => {
  const risk = {
    CompromisedCredentialsRiskConfiguration: { EventFilter: ['SIGN_IN' as const], Actions: { EventAction: 'BLOCK' as const } },
    AccountTakeoverRiskConfiguration: {
      Actions: { LowAction: { EventAction: 'NO_ACTION' as const, Notify: true }, HighAction: { EventAction: 'BLOCK' as const, Notify: false } },
      NotifyConfiguration: { SourceArn: 'arn', From: 'a@b.example', ReplyTo: undefined, BlockEmail: { Subject: 's', HtmlBody: 'h', TextBody: 't' } },
    },
    RiskExceptionConfiguration: { BlockedIPRangeList: ['192.0.2.0/24'], SkippedIPRangeList: [] },
  };
  expect(riskOf(draftOf(risk))).toEqual(risk);
  const none = riskOf(draftOf({}));
  expect(Object.values(none).filter(Boolean)).toEqual([]);
  const words = { block: { subject: '', html: '<p>x</p>', text: '' }, pass: { subject: '', html: '', text: '' }, mfa: { subject: '', html: '', text: '' } };
  expect(Object.keys(checkRisk({ ...draftOf(risk), source: '', mails: words })).filter((k) => checkRisk({ ...draftOf(risk), source: '', mails: words })[k])).toEqual(['source', 'block.subject']);
});

test('a range that is refused is marked in its list', () => {
  const refused = 'Invalid IP range 10.0.0.1. IP ranges must be in CIDR notation.';
  expect(marksOf('192.0.2.0/24 10.0.0.1').some((m) => m.test(refused))).toBe(true);
  expect(marksOf('10.0.0.100, 10a0b0c1').some((m) => m.test(refused))).toBe(false);
});

test('bounds of a custom attribute go where its type has them', () => {
  const v = { name: 'n', type: 'Number', min: '1', max: '', mutable: false, developer: false };
  expect(attributeOf(v)).toEqual({ Name: 'n', AttributeDataType: 'Number', Mutable: false, NumberAttributeConstraints: { MinValue: '1', MaxValue: undefined } });
  expect(attributeOf({ ...v, type: 'Boolean' })).toEqual({ Name: 'n', AttributeDataType: 'Boolean', Mutable: false });
  expect(customAttributes([{ Name: 'email' }, { Name: 'custom:n' }]).map((a) => a.Name)).toEqual(['custom:n']);
});

test('the status is told in words', () => {
  render(<UserStatus status="FORCE_CHANGE_PASSWORD" />);
  expect(screen.getByText('Force change password')).toBeDefined();
});

function Named({ save }: { save: (d: { name: string }) => Promise<void> }) {
  const form = useForm({ saved: { name: 'a' }, done: 'Saved.', names: { name: 'name' }, save });
  return (
    <Section title="Things" form={form}>
      <TextField label="name" value={form.draft.name} change={(name) => form.change({ name })} error={form.errors.name} />
    </Section>
  );
}

test('a section keeps what was typed when saving fails', async () => {
  const save = vi.fn().mockRejectedValueOnce(new ApiError('InvalidParameterException', 'The name is taken.', 400));
  render(<FlashProvider><Named save={save} /></FlashProvider>);
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'b' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save changes: Things' }));
  await screen.findByText('The name is taken.');
  expect((screen.getByRole('textbox') as HTMLInputElement).value).toBe('b');
  fireEvent.click(screen.getByRole('button', { name: 'Discard changes: Things' }));
  expect((screen.getByRole('textbox') as HTMLInputElement).value).toBe('a');
});

function Counted({ read }: { read: (token: string | undefined) => Promise<{ items: number[]; next?: string }> }) {
  const pages = useTokenPages<number>(read, []);
  return (
    <>
      <p>{pages.items.join(',')} of page {pages.page}, {pages.known} known</p>
      <button onClick={() => pages.open(pages.page + 1)}>on</button>
      <button onClick={() => pages.open(1)}>first</button>
    </>
  );
}

test('pages are reached by the token of the page before', async () => {
  const read = vi.fn(async (token: string | undefined) => (token === 't2' ? { items: [3] } : { items: [1, 2], next: 't2' }));
  render(<Counted read={read} />);
  await screen.findByText('1,2 of page 1, 2 known');
  fireEvent.click(screen.getByText('on'));
  await screen.findByText('3 of page 2, 2 known');
  fireEvent.click(screen.getByText('first'));
  await waitFor(() => screen.getByText('1,2 of page 1, 2 known'));
  expect(read.mock.calls.map((c) => c[0])).toEqual([undefined, 't2', undefined]);
});

test('whoever comes back finds the page that was left, or the first one if that is gone', async () => {
  let stale = false;
  const read = vi.fn(async (token: string | undefined) => {
    if (token && stale) throw new ApiError('InvalidParameterException', 'Invalid pagination token', 400);
    return token ? { items: [3], next: 't3' } : { items: [1, 2], next: 't2' };
  });
  const first = render(<Counted read={read} />);
  await screen.findByText('1,2 of page 1, 2 known');
  fireEvent.click(screen.getByText('on'));
  await screen.findByText('3 of page 2, 3 known');
  first.unmount();
  const second = render(<Counted read={read} />);
  await screen.findByText('3 of page 2, 3 known');
  expect(read.mock.calls.map((c) => c[0])).toEqual([undefined, 't2', 't2']);
  second.unmount();
  stale = true;
  render(<Counted read={read} />);
  await screen.findByText('1,2 of page 1, 2 known');
});

function Chosen({ items }: { items: { id: string; state: string }[] }) {
  const [chosen, choose] = useChosen(items, (i) => i.id);
  return <button onClick={() => choose(items[0])}>{chosen ? chosen.state : 'none'}</button>;
}

test('what was chosen is as the list has it now, and nothing once the list shows others', () => {
  const { rerender } = render(<Chosen items={[{ id: 'a', state: 'old' }]} />);
  fireEvent.click(screen.getByText('none'));
  rerender(<Chosen items={[{ id: 'b', state: 'other' }, { id: 'a', state: 'new' }]} />);
  expect(screen.getByRole('button').textContent).toBe('new');
  rerender(<Chosen items={[{ id: 'b', state: 'other' }]} />);
  expect(screen.getByRole('button').textContent).toBe('none');
});
