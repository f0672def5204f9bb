import type { Choice } from './fields';

/** passwordChoices are what passwords can be made to contain. */
export const passwordChoices = [
  { value: 'RequireNumbers', label: 'Contains at least 1 number' },
  { value: 'RequireSymbols', label: 'Contains at least 1 special character' },
  { value: 'RequireUppercase', label: 'Contains at least 1 uppercase letter' },
  { value: 'RequireLowercase', label: 'Contains at least 1 lowercase letter' },
] as const;

/** mfaChoices are whether users have a second factor. */
export const mfaChoices: Choice<'ON' | 'OPTIONAL' | 'OFF'>[] = [
  { value: 'ON', label: 'Require MFA - Recommended', description: 'Every user needs a second factor to sign in.' },
  { value: 'OPTIONAL', label: 'Optional MFA', description: 'Users sign in with one factor and may add a second one.' },
  { value: 'OFF', label: 'No MFA', description: 'Users sign in with one factor only. This protects them least.' },
];
