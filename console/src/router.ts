// Addresses below /console: which one is open, going to another, and asking
// before what was typed gets lost.
import { useEffect, useSyncExternalStore } from 'react';

export const base = '/console';

const changed = new Set<() => void>();
const guards = new Set<() => boolean>();

function notify(): void {
  changed.forEach((f) => f());
}

/** leaving asks, where something is unsaved, whether it may be lost. */
function leaving(): boolean {
  return ![...guards].some((dirty) => dirty()) || window.confirm('What you changed on this page is not saved. Leave it anyway?');
}

/** current is the open address without the base: path, query and fragment. */
function current(): string {
  const { pathname, search } = window.location;
  return (pathname.slice(base.length) || '/') + search;
}

let shown = '';

window.addEventListener('popstate', () => {
  if (current() !== shown && !leaving()) {
    window.history.pushState(null, '', base + shown);
    return;
  }
  shown = current();
  notify();
});

window.addEventListener('beforeunload', (e) => {
  if ([...guards].some((dirty) => dirty())) e.preventDefault();
});

/** navigate opens an address of the console, such as "/pools". */
export function navigate(to: string, how: { replace?: boolean; saved?: boolean } = {}): void {
  if (!how.saved && !leaving()) return;
  if (how.replace) window.history.replaceState(null, '', base + to);
  else window.history.pushState(null, '', base + to);
  shown = current();
  window.scrollTo(0, 0);
  notify();
}

/** href is the address for links that a browser may also open elsewhere. */
export function href(to: string): string {
  return base + to;
}

/** follow is for onFollow of Cloudscape's links: it stays within the page. */
export function follow(e: { preventDefault(): void; detail: { href?: string; external?: boolean } }): void {
  const to = e.detail.href;
  if (!to?.startsWith(base + '/') || e.detail.external) return;
  e.preventDefault();
  navigate(to.slice(base.length));
}

export interface Location {
  path: string;
  query: URLSearchParams;
}

/** useLocation returns the open address and follows its changes. */
export function useLocation(): Location {
  const text = useSyncExternalStore((f) => {
    changed.add(f);
    return () => changed.delete(f);
  }, current);
  shown = text;
  const [path = '/', query = ''] = text.split('?');
  return { path: path.length > 1 ? path.replace(/\/$/, '') : path, query: new URLSearchParams(query) };
}

/** setQuery changes members of the open address's query; an empty one goes. */
export function setQuery(members: Record<string, string>): void {
  const [path = '/', query = ''] = current().split('?');
  const q = new URLSearchParams(query);
  for (const [k, v] of Object.entries(members)) {
    if (v) q.set(k, v);
    else q.delete(k);
  }
  const text = q.toString();
  window.history.replaceState(null, '', base + path + (text ? '?' + text : ''));
  shown = current();
  notify();
}

/**
 * segment writes a name as one segment of an address, which match reads back.
 * Browsers take "." and ".." out of an address, however they are written: such
 * names, and those that would read like them, get a "~" before them.
 */
export function segment(name: string): string {
  const text = encodeURIComponent(name);
  return /^(~|\.\.?$)/.test(text) ? '~' + text : text;
}

/** remember keeps something with the open address, for whoever comes back to it. */
export function remember(name: string, value: unknown): void {
  window.history.replaceState({ ...(window.history.state as object | null), [name]: value }, '');
}

/** recall returns what was kept with the open address. */
export function recall<T>(name: string): T | undefined {
  return (window.history.state as Record<string, T> | null)?.[name];
}

/** match returns the members of a path that fits a pattern such as "/pools/:poolId". */
export function match(pattern: string, path: string): Record<string, string> | undefined {
  const want = pattern.split('/');
  const have = path.split('/');
  if (want.length !== have.length) return undefined;
  const members: Record<string, string> = {};
  for (const [i, part] of want.entries()) {
    const value = have[i] ?? '';
    if (part.startsWith(':')) {
      if (!value) return undefined;
      try {
        members[part.slice(1)] = decodeURIComponent(value.replace(/^~/, ''));
      } catch {
        return undefined;
      }
    } else if (part !== value) return undefined;
  }
  return members;
}

/** useUnsaved makes the console ask before a page with changes is left. */
export function useUnsaved(dirty: boolean): void {
  useEffect(() => {
    const guard = () => dirty;
    guards.add(guard);
    return () => void guards.delete(guard);
  }, [dirty]);
}
