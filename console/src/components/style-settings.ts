export type Settings = Record<string, unknown>;

/** starter is what a new style sets. */
export const starter: Settings = { categories: { global: { colorSchemeMode: 'DYNAMIC' } } };

/** parsed reads settings that somebody wrote; undefined where they are none. */
export function parsed(text: string): Settings | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value && typeof value === 'object' && !Array.isArray(value) ? (value as Settings) : undefined;
  } catch {
    return undefined;
  }
}

/** get returns what settings have at a path of keys. */
export function get(settings: Settings, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (at && typeof at === 'object' ? (at as Settings)[key] : undefined), settings);
}

/** put returns the settings with another value at a path of keys; "" takes it away. */
export function put(settings: Settings, path: string, value: unknown): Settings {
  const [key = '', ...rest] = path.split('.');
  if (rest.length > 0) {
    const inner = settings[key];
    return { ...settings, [key]: put(inner && typeof inner === 'object' ? (inner as Settings) : {}, rest.join('.'), value) };
  }
  const { [key]: _, ...others } = settings;
  return value === '' ? others : { ...settings, [key]: value };
}

/** list reads a value that should be a list. */
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** regrouped divides what was a list of lists again, by how long those lists were; the last one takes what is more. */
export function regrouped<T>(items: T[], sizes: number[]): T[][] {
  const groups: T[][] = [];
  let from = 0;
  for (const size of sizes.slice(0, -1)) {
    groups.push(items.slice(from, from + size));
    from += size;
  }
  return [...groups, items.slice(from)].filter((group) => group.length > 0);
}
