import type { AttributeType, UserPoolType, UserType } from '@aws-sdk/client-cognito-identity-provider';

/** attribute returns the value of a user's attribute. */
export function attribute(attributes: AttributeType[] | undefined, name: string): string | undefined {
  return attributes?.find((a) => a.Name === name)?.Value;
}

/** searchable are the attributes that ListUsers filters by. */
export const searchable: { value: string; label: string; choices?: string[] }[] = [
  { value: 'username', label: 'User name' },
  { value: 'email', label: 'Email address' },
  { value: 'phone_number', label: 'Phone number' },
  { value: 'name', label: 'Name' },
  { value: 'given_name', label: 'Given name' },
  { value: 'family_name', label: 'Family name' },
  { value: 'preferred_username', label: 'Preferred user name' },
  { value: 'sub', label: 'User ID (sub)' },
  { value: 'cognito:user_status', label: 'Confirmation status', choices: ['UNCONFIRMED', 'CONFIRMED', 'RESET_REQUIRED', 'FORCE_CHANGE_PASSWORD', 'EXTERNAL_PROVIDER', 'ARCHIVED', 'COMPROMISED', 'UNKNOWN'] },
  { value: 'status', label: 'Status', choices: ['Enabled', 'Disabled'] },
];

/** filter writes a condition as ListUsers reads it. */
export function filter(name: string, operator: string, value: string): string {
  return `${name} ${operator} "${value.replace(/["\\]/g, '\\$&')}"`;
}

const statuses: Record<string, string> = {
  UNCONFIRMED: 'Unconfirmed',
  CONFIRMED: 'Confirmed',
  RESET_REQUIRED: 'Password reset required',
  FORCE_CHANGE_PASSWORD: 'Force change password',
  EXTERNAL_PROVIDER: 'External provider',
  ARCHIVED: 'Archived',
  COMPROMISED: 'Compromised',
  UNKNOWN: 'Unknown',
};

/** statusText is what the console calls a user's status. */
export function statusText(status: string | undefined): string {
  return statuses[status ?? ''] ?? status ?? '-';
}

/** signsInWith says how the people of a pool name themselves when they sign in. */
export function signsInWith(pool: UserPoolType): 'username' | 'email' | 'phone_number' | 'either' {
  const names = pool.UsernameAttributes ?? [];
  if (names.length > 1) return 'either';
  return names[0] === 'email' || names[0] === 'phone_number' ? names[0] : 'username';
}

/** displayName is the name under which people know a user. */
export function displayName(user: UserType): string {
  return attribute(user.Attributes, 'email') ?? attribute(user.Attributes, 'phone_number') ?? user.Username ?? '';
}
