import type { AssetType, ManagedLoginBrandingType } from '@aws-sdk/client-cognito-identity-provider';
import { call } from '../api';

/** Look is what a style says: its settings and images, or that it is the service's own. */
export type Look = Pick<ManagedLoginBrandingType, 'UseCognitoProvidedValues' | 'Settings' | 'Assets'>;

// How much of images, in characters of base64, goes into one request: the service takes two megabytes.
const room = 1_500_000;

const placeOf = (a: AssetType) => `${a.Category} ${a.ColorMode} ${a.ResourceId ?? ''}`;

// Bytes are text here: what the service answered or what was picked.
const contentOf = (a: AssetType) => `${a.Extension} ${String(a.Bytes ?? '')}`;

/** parcels divides a look among requests, each of which the service takes. */
function parcels({ Assets = [], ...first }: Look): Look[] {
  const all: (Look & { Assets: AssetType[] })[] = [{ ...first, Assets: [] }];
  let filled = 0;
  for (const asset of Assets) {
    const size = contentOf(asset).length;
    if (filled > 0 && filled + size > room) {
      all.push({ Assets: [] });
      filled = 0;
    }
    filled += size;
    all.at(-1)?.Assets.push(asset);
  }
  return all;
}

/** saveStyle gives the login pages of a client a look. A style that is there keeps its id. */
export async function saveStyle(UserPoolId: string, ClientId: string, now: ManagedLoginBrandingType | null, next: Look): Promise<void> {
  const update = async (ManagedLoginBrandingId: string | undefined, looks: Look[]) => {
    for (const look of looks) await call('UpdateManagedLoginBranding', { UserPoolId, ManagedLoginBrandingId, ...look });
  };
  if (next.UseCognitoProvidedValues) {
    if (now) await update(now.ManagedLoginBrandingId, [next]);
    else await call('CreateManagedLoginBranding', { UserPoolId, ClientId, ...next });
    return;
  }
  if (!now) {
    const [first, ...rest] = parcels(next);
    const made = (await call('CreateManagedLoginBranding', { UserPoolId, ClientId, ...first })).ManagedLoginBranding?.ManagedLoginBrandingId;
    try {
      await update(made, rest);
    } catch (e) {
      await call('DeleteManagedLoginBranding', { UserPoolId, ManagedLoginBrandingId: made });
      throw e;
    }
    return;
  }
  const id = now.ManagedLoginBrandingId;
  const [had, kept] = [now.Assets ?? [], next.Assets ?? []];
  const places = new Set(kept.map(placeOf));
  if (had.every((a) => places.has(placeOf(a)))) {
    const same = new Map(had.map((a) => [placeOf(a), contentOf(a)]));
    await update(id, parcels({ ...next, Assets: kept.filter((a) => same.get(placeOf(a)) !== contentOf(a)) }));
    return;
  }
  // An update takes no single image away: the style gives up all it has, and takes on what is left.
  await update(id, [{ UseCognitoProvidedValues: true }]);
  try {
    await update(id, parcels(next));
  } catch (e) {
    await update(id, parcels({ Settings: now.Settings, Assets: had }));
    throw e;
  }
}
