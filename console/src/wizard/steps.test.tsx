import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { AppStep } from './app';
import { newDraft, type Draft } from './draft';
import { MessagesStep } from './messages';
import type { StepProps } from './parts';
import { Review } from './review';
import { SecurityStep } from './security';
import { SignInStep } from './sign-in';
import { SignUpStep } from './sign-up';

afterEach(cleanup);

/** show renders a step over a draft that it can change. */
function show(Step: (props: StepProps) => React.ReactNode, members: Partial<Draft> = {}, errors = {}) {
  const latest: { draft: Draft } = { draft: { ...newDraft(), ...members } };
  function Host() {
    const [draft, setDraft] = useState(latest.draft);
    latest.draft = draft;
    return <Step draft={draft} errors={errors} change={(m) => setDraft({ ...draft, ...m })} />;
  }
  render(<Host />);
  return latest;
}

const box = (name: RegExp) => screen.getByRole('checkbox', { name });
const radio = (name: string) => screen.getByRole('radio', { name });

test('a preferred user name is asked for beside a user name only', () => {
  const latest = show(SignInStep, { signIn: ['username'], preferredUsername: true });
  fireEvent.click(box(/^User name /));
  expect(latest.draft).toMatchObject({ signIn: [], preferredUsername: false });
  expect(screen.queryByText(/preferred user name/)).toBeNull();
  fireEvent.click(box(/^Email /));
  fireEvent.click(box(/^Phone number /));
  expect(latest.draft.signIn).toEqual(['email', 'phone_number']);
});

test('errors stand beside their field', () => {
  show(SignInStep, {}, { signIn: 'Choose one.' });
  expect(screen.getByText('Choose one.')).toBeDefined();
});

test('MFA that is switched on has a method', () => {
  const latest = show(SecurityStep, { mfa: 'OFF', mfaMethods: [] });
  expect(screen.queryByText('MFA methods')).toBeNull();
  fireEvent.click(radio('Optional MFA'));
  expect(latest.draft).toMatchObject({ mfa: 'OPTIONAL', mfaMethods: ['totp'] });
  fireEvent.click(radio('Custom'));
  expect(screen.getByText('A number of characters from 6 to 99.')).toBeDefined();
});

test('all five ways of recovery can be chosen', () => {
  const latest = show(SecurityStep);
  fireEvent.click(radio('SMS if available, otherwise email, and allow a user to reset their password via SMS if they are also using it for MFA'));
  expect(latest.draft.recovery).toBe('sms-email-mfa');
  fireEvent.click(box(/^Enable self-service account recovery/));
  expect(screen.queryByRole('radio', { name: 'SMS only' })).toBeNull();
});

test('custom attributes come and go', () => {
  const latest = show(SignUpStep, { signIn: ['email'] });
  expect(screen.getByText('email')).toBeDefined();
  fireEvent.click(screen.getByText('Add custom attribute'));
  fireEvent.click(screen.getByText('Add custom attribute'));
  expect(latest.draft.custom).toHaveLength(2);
  fireEvent.click(screen.getAllByText('Remove')[0] as HTMLElement);
  expect(latest.draft.custom).toHaveLength(1);
});

test('text messages are asked about only where some are sent', () => {
  show(MessagesStep);
  expect(screen.queryByText('IAM role selection')).toBeNull();
  cleanup();
  show(MessagesStep, { verify: 'phone_number' });
  expect(screen.getByText('IAM role selection')).toBeDefined();
});

test('the type of an app fills in what is common', () => {
  const latest = show(AppStep);
  fireEvent.click(radio('Confidential client'));
  expect(latest.draft).toMatchObject({ appType: 'confidential', secret: true });
  fireEvent.click(box(/^Create an app client together with the pool/));
  expect(screen.queryByText('App type')).toBeNull();
});

test('the review shows what was typed as text and leads back', () => {
  const steps: number[] = [];
  render(<Review draft={{ ...newDraft(), poolName: '<script>alert(1)</script>' }} account="1" edit={(s) => steps.push(s)} />);
  expect(screen.getByText('<script>alert(1)</script>')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Edit step 3: Configure sign-up experience' }));
  expect(steps).toEqual([2]);
});
