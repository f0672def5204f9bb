import type { ApiError } from '../api';

/** Errors has what is wrong with a field, by the field's name. */
export type Errors = Record<string, string | undefined>;

/**
 * A Mark tells that an answer is about a field: a pattern of its text, an
 * exception ("GroupExistsException"), or a member as the service calls it.
 */
export type Mark = string | RegExp;

/** Names has the marks of the fields of a form. */
export type Names = Record<string, Mark | Mark[]>;

/**
 * blame returns the text of an answer at the fields that it is about: those whose
 * exception it is, or else those that it names. The service quotes members with a
 * path, or mentions them.
 */
export function blame(error: ApiError, names: Names): Errors {
  if (error.forbidden || error.signedOut || error.status === 0) return {};
  const quoted = [...error.message.matchAll(/ at '([\w.]+)'/g)].map((m) => (m[1] ?? '').toLowerCase());
  const mentioned = (mark: Mark) => {
    if (mark instanceof RegExp) return mark.test(error.message);
    if (quoted.length > 0) return quoted.some((path) => path.split('.').includes(mark.toLowerCase()));
    return new RegExp(`(?<!\\w)${mark.replace(/[^\w]/g, '\\$&')}(?!\\w)`, 'i').test(error.message);
  };
  const fields = (hit: (mark: Mark) => boolean) => Object.keys(names).filter((field) => [names[field] ?? []].flat().some(hit));
  const thrown = fields((mark) => mark === error.name);
  return Object.fromEntries((thrown.length > 0 ? thrown : fields(mentioned)).map((field) => [field, error.message]));
}

/** notWhole says what is wrong with a number that somebody typed. */
export function notWhole(text: string): string | undefined {
  return /^\s*\d{1,9}\s*$/.test(text) ? undefined : 'Enter a whole number.';
}
