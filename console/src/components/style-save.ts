import type { AssetType, ManagedLoginBrandingType } from '@aws-sdk/client-cognito-identity-provider';
import { call } from '../api';

/** Look is what a style says: its settings and images, or that it is the service's own. */
export type Look = Pick<ManagedLoginBrandingType, 'UseCognitoProvidedValues' | 'Settings' | 'Assets'>;

const placeOf = (a: AssetType) => `${a.Category} ${a.ColorMode} ${a.ResourceId ?? ''}`;

/** saveStyle gives the login pages of a client a look. */
export async function saveStyle(UserPoolId: string, ClientId: string, now: ManagedLoginBrandingType | null, next: Look): Promise<void> {
  const create = (look: Look) => call('CreateManagedLoginBranding', { UserPoolId, ClientId, ...look });
  if (!now) {
    await create(next);
    return;
  }
  const id = { UserPoolId, ManagedLoginBrandingId: now.ManagedLoginBrandingId };
  const kept = new Set((next.Assets ?? []).map(placeOf));
  if (next.UseCognitoProvidedValues || (now.Assets ?? []).every((a) => kept.has(placeOf(a)))) {
    await call('UpdateManagedLoginBranding', { ...id, ...next });
    return;
  }
  // An update takes no image away: the style is made anew.
  await call('DeleteManagedLoginBranding', id);
  try {
    await create(next);
  } catch (e) {
    await create(now.UseCognitoProvidedValues ? { UseCognitoProvidedValues: true } : { Settings: now.Settings, Assets: now.Assets });
    throw e;
  }
}
