import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Tabs from '@cloudscape-design/components/tabs';
import type { AssetType, ManagedLoginBrandingType, ProviderDescription } from '@aws-sdk/client-cognito-identity-provider';
import { useCallback, useState } from 'react';
import { call } from '../api';
import { Confirm } from '../confirm';
import { useFlash } from '../flash';
import { Info } from '../help/panel';
import { asError, useLoad } from '../load';
import { EditForm } from './edit-form';
import { AreaField, RadioField } from './fields';
import { source, type PickedImage } from './images';
import { LoginPreview } from './login-preview';
import { listProviders } from './providers';
import { Settled } from './settled';
import { shownBy, styleParts } from './style-fields';
import { StyleImages, type StyleImage } from './style-images';
import { StylePartFields } from './style-part';
import { saveStyle } from './style-save';
import { parsed, put, starter, type Settings } from './style-settings';
import { useForm } from './use-form';

// Who may not see the providers can name them all the same.
function noneIfForbidden(e: unknown): ProviderDescription[] {
  if (asError(e).forbidden) return [];
  throw e;
}

interface Props {
  poolId: string;
  clientId: string;
}

interface Style {
  now: ManagedLoginBrandingType | null;
  /** standard are the settings as pages are made by them, with what is not set. */
  standard: Settings;
  /** providers are the names of the pool's identity providers. */
  providers: string[];
}

/** StyleForm asks how the managed login pages of a client look. */
export function StyleForm(props: Props) {
  const { poolId: UserPoolId, clientId: ClientId } = props;
  const style = useLoad(async (): Promise<Style> => {
    const providers = (await listProviders(UserPoolId).catch(noneIfForbidden)).map((p) => p.ProviderName ?? '');
    try {
      const [now, merged] = await Promise.all([false, true].map((ReturnMergedResources) => call('DescribeManagedLoginBrandingByClient', { UserPoolId, ClientId, ReturnMergedResources })));
      return { now: now?.ManagedLoginBranding ?? null, standard: (merged?.ManagedLoginBranding?.Settings ?? {}) as Settings, providers };
    } catch (e) {
      if (asError(e).missing) return { now: null, standard: {}, providers };
      throw e;
    }
  }, [UserPoolId, ClientId]);
  return <Settled loaded={style} what="The style could not be read">{(s) => <Editor {...props} {...s} reload={style.reload} />}</Settled>;
}

function Editor({ poolId, clientId, now, standard, providers, reload }: Props & Style & { reload: () => void }) {
  const flash = useFlash();
  const [deleting, setDeleting] = useState(false);
  const form = useForm<{ own: boolean; settings: string; images: StyleImage[] }>({
    saved: {
      own: !now?.UseCognitoProvidedValues,
      settings: JSON.stringify(now?.Settings ?? starter, undefined, 2),
      images: (now?.Assets ?? []).map((a) => ({ category: a.Category ?? '', mode: a.ColorMode ?? '', resource: a.ResourceId ?? '', extension: a.Extension as PickedImage['extension'], bytes: a.Bytes as unknown as string })),
    },
    done: 'The style has been saved.',
    names: { settings: /settings/i, images: /asset/i },
    check: (d) => ({ settings: d.own && !parsed(d.settings) ? 'The settings are not a JSON object.' : undefined }),
    save: async (d) => {
      const Assets = d.images.map((i) => ({ Category: i.category, ColorMode: i.mode, Extension: i.extension, ResourceId: i.resource || undefined, Bytes: i.bytes as unknown as Uint8Array })) as AssetType[];
      await saveStyle(poolId, clientId, now, d.own ? { Settings: parsed(d.settings) as ManagedLoginBrandingType['Settings'], Assets } : { UseCognitoProvidedValues: true });
      reload();
    },
  });
  const { draft, change, errors } = form;
  const image = useCallback(
    (category: string, mode: string) => {
      const found = draft.images.find((i) => i.category === category && (i.mode === mode || i.mode === 'DYNAMIC'));
      return found && source(found);
    },
    [draft.images],
  );
  const settings = parsed(draft.settings);
  const set = (path: string, value: unknown) => settings && change({ settings: JSON.stringify(put(settings, path, value), undefined, 2) });
  const pick = (images: StyleImage[]) => {
    const added = images.find((i) => !draft.images.includes(i));
    const path = added && shownBy(added.category);
    change({ images, ...(path && settings && { settings: JSON.stringify(put(settings, path, true), undefined, 2) }) });
  };
  const tabs = [
    ...(settings ? styleParts.map((part) => ({ id: part.id, label: part.label, content: <StylePartFields part={part} settings={settings} standard={standard} providers={providers} set={set} /> })) : []),
    { id: 'images', label: 'Images', content: <StyleImages images={draft.images} change={pick} error={errors.images} /> },
    { id: 'json', label: 'JSON', content: <AreaField label="Settings (JSON)" description="All of the style; what is left out is the default." rows={20} value={draft.settings} change={(text) => change({ settings: text })} error={errors.settings} /> },
  ];
  const [open, setOpen] = useState('general');
  const shown = errors.settings ? 'json' : errors.images ? 'images' : open;
  const looks = { ClientID: clientId, Managed: true, CSS: '', Settings: draft.own ? draft.settings : '', Images: draft.own ? draft.images.map((i) => ({ Category: i.category, ColorMode: i.mode })) : [] };
  return (
    <>
      <EditForm form={form} always={!now} action={now ? 'Save style' : 'Create style'}>
        <Container header={<Header variant="h2" info={<Info topic="managedStyle" />} description="Settings and images for the managed login pages of this client." actions={now && <Button formAction="none" onClick={() => setDeleting(true)}>Delete style</Button>}>Managed login style</Header>}>
          <div className="stack">
            <RadioField
              label="Look"
              value={draft.own ? 'own' : 'provided'}
              change={(value) => change({ own: value === 'own' })}
              choices={[{ value: 'provided', label: 'The one that comes with Cognate' }, { value: 'own', label: 'Your own' }]}
            />
            <div className="side-by-side">
              {draft.own && <Tabs ariaLabel="Parts of the style" activeTabId={shown} onChange={(e) => setOpen(e.detail.activeTabId)} tabs={tabs} />}
              <LoginPreview poolId={poolId} image={image} draft={looks} />
            </div>
          </div>
        </Container>
      </EditForm>
      {deleting && (
        <Confirm
          title="Delete this style?"
          action="Delete"
          close={() => setDeleting(false)}
          run={async () => {
            await call('DeleteManagedLoginBranding', { UserPoolId: poolId, ManagedLoginBrandingId: now?.ManagedLoginBrandingId });
            flash.success('The style has been deleted.');
            setDeleting(false);
            reload();
          }}
        >
          By a domain that has managed login, the client’s login pages are no longer available.
        </Confirm>
      )}
    </>
  );
}
