import { ApiError } from './api';

/** Fields says by what marks an error belongs to a field of a form. */
export type Fields = Record<string, { exceptions?: string[]; words?: (string | RegExp)[] }>;

/**
 * fieldOf returns the field that an error is about, or undefined if it is about
 * none or about the whole.
 */
export function fieldOf(error: ApiError | undefined, fields: Fields): string | undefined {
  if (!error || error.forbidden || error.signedOut || error.status === 0) return undefined;
  const entries = Object.entries(fields);
  const byName = entries.find(([, marks]) => marks.exceptions?.includes(error.name));
  if (byName) return byName[0];
  const text = error.message.toLowerCase();
  const byWord = entries.find(([, marks]) => marks.words?.some((w) => (typeof w === 'string' ? text.includes(w.toLowerCase()) : w.test(error.message))));
  return byWord?.[0];
}

/** fieldErrors returns the text of an error for the field it is about, and nothing for the others. */
export function fieldErrors(error: ApiError | undefined, fields: Fields): Record<string, string | undefined> {
  const field = fieldOf(error, fields);
  return field && error ? { [field]: error.message } : {};
}

/** whole reads a number that somebody typed, or says that it is none. */
export function whole(text: string, what: string): number {
  if (/^\s*\d{1,9}\s*$/.test(text)) return Number(text);
  throw new ApiError('InvalidParameterException', `${what} has to be a whole number.`, 400);
}
