import { expect, test } from 'vitest';
import { ago } from './time';

const now = new Date('2026-06-01T12:00:00Z');
const seconds = (n: number) => new Date(now.getTime() + n * 1000);

test.each([
  [0, 'just now'], [-59, 'just now'], [-60, '1 minute ago'], [-3599, '59 minutes ago'], [-7200, '2 hours ago'],
  [-3 * 86400, '3 days ago'], [-40 * 86400, '1 month ago'], [-800 * 86400, '2 years ago'], [30, 'in a moment'], [12 * 3600, 'in 12 hours'],
])('%d seconds', (n, text) => expect(ago(seconds(n), now)).toBe(text));
