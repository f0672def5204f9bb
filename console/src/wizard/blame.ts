// Which field of the wizard an answer of the service is about.
import type { ApiError } from '../api';
import type { Errors } from './check';

const fields: Record<string, [step: number, field: string]> = {
  usernameAttributes: [0, 'signIn'], aliasAttributes: [0, 'signIn'],
  minimumLength: [1, 'minimumLength'], temporaryPasswordValidityDays: [1, 'temporaryDays'],
  sourceArn: [3, 'sesArn'], from: [3, 'from'], replyToEmailAddress: [3, 'replyTo'], snsCallerArn: [3, 'smsRoleArn'],
  poolName: [4, 'poolName'], clientName: [4, 'clientName'], domain: [4, 'domain'], callbackURLs: [4, 'callback0'], logoutURLs: [4, 'logout0'],
  refreshTokenValidity: [4, 'refreshDays'], accessTokenValidity: [4, 'accessMinutes'], idTokenValidity: [4, 'idMinutes'],
};

/** blame returns the step that has to be mended and the error of its field, if the service names one. */
export function blame(error: ApiError): { step: number; errors: Errors } | undefined {
  for (const [, path] of error.message.matchAll(/ at '([\w.]+)'/g)) {
    const members = (path ?? '').split('.');
    const place = members.map((m) => fields[m]).find(Boolean);
    if (place) return { step: place[0], errors: { [place[1]]: error.message } };
  }
  if (/^Domain /i.test(error.message)) return { step: 4, errors: { domain: error.message } };
  return undefined;
}
