const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86400], ['month', 30 * 86400], ['week', 7 * 86400], ['day', 86400], ['hour', 3600], ['minute', 60],
];

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'long' });

/** ago says how long ago a moment was, "1 minute ago". */
export function ago(moment: Date, now = new Date()): string {
  const seconds = (moment.getTime() - now.getTime()) / 1000;
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return seconds > 1 ? 'in a moment' : 'just now';
}

/** Time shows how long ago a moment was, and when exactly on hover. */
export function Time({ value }: { value: Date | string | undefined }) {
  if (!value) return <>-</>;
  const moment = typeof value === 'string' ? new Date(value) : value;
  return (
    <time dateTime={moment.toISOString()} title={exact.format(moment)}>
      {ago(moment)}
    </time>
  );
}

/** at writes a moment in full, in the reader's zone. */
export function at(value: Date | string): string {
  return exact.format(typeof value === 'string' ? new Date(value) : value);
}
