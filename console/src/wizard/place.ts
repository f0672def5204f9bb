import type { ApiError } from '../api';
import { blame, type Errors, type Names } from '../components/blame';

// What the service calls the fields of each step.
const steps: Names[] = [
  { signIn: ['usernameAttributes', 'aliasAttributes'] },
  { minimumLength: 'minimumLength', temporaryDays: 'temporaryPasswordValidityDays' },
  {},
  { sesArn: 'sourceArn', from: /\.from'/, replyTo: 'replyToEmailAddress', smsRoleArn: 'snsCallerArn' },
  {
    poolName: 'poolName', clientName: 'clientName', domain: / at 'domain'|^Domain /i, callback0: 'callbackURLs', logout0: 'logoutURLs',
    refreshDays: 'refreshTokenValidity', accessMinutes: 'accessTokenValidity', idMinutes: 'idTokenValidity',
  },
];

/** placeOf returns the step that has to be mended and the errors of its fields, if the service names one. */
export function placeOf(error: ApiError): { step: number; errors: Errors } | undefined {
  const found = steps.map((names) => blame(error, names));
  const step = found.findIndex((errors) => Object.keys(errors).length > 0);
  return step < 0 ? undefined : { step, errors: found[step] ?? {} };
}
