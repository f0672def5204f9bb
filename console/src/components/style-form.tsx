import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { AssetType, ManagedLoginBrandingType } from '@aws-sdk/client-cognito-identity-provider';
import { useCallback, useState } from 'react';
import { call } from '../api';
import { Confirm } from '../confirm';
import { useFlash } from '../flash';
import { asError, useLoad } from '../load';
import { EditForm } from './edit-form';
import { AreaField, SelectField, TextField } from './fields';
import { ImageButton, source, type PickedImage } from './images';
import { LoginPreview } from './login-preview';
import { Settled } from './settled';
import { get, put, starter } from './style-settings';
import { useForm } from './use-form';

interface Props {
  poolId: string;
  clientId: string;
}

/** StyleForm asks how the managed login pages of a client look. */
export function StyleForm(props: Props) {
  const { poolId, clientId } = props;
  const now = useLoad(async (): Promise<ManagedLoginBrandingType | null> => {
    try {
      return (await call('DescribeManagedLoginBrandingByClient', { UserPoolId: poolId, ClientId: clientId })).ManagedLoginBranding ?? null;
    } catch (e) {
      if (asError(e).missing) return null;
      throw e;
    }
  }, [poolId, clientId]);
  return <Settled loaded={now} what="The style could not be read">{(s) => <Editor {...props} now={s} reload={now.reload} />}</Settled>;
}

interface Asset extends PickedImage {
  category: string;
  mode: string;
}

const categories = [
  { value: 'FORM_LOGO', label: 'Logo in the form' }, { value: 'PAGE_BACKGROUND', label: 'Background of the page' }, { value: 'PAGE_HEADER_LOGO', label: 'Logo in the header' },
  { value: 'PAGE_FOOTER_LOGO', label: 'Logo in the footer' }, { value: 'FAVICON_ICO', label: 'Icon of the page (ICO)' }, { value: 'FAVICON_SVG', label: 'Icon of the page (SVG)' },
];

const modes = [{ value: 'LIGHT', label: 'Light pages' }, { value: 'DARK', label: 'Dark pages' }, { value: 'DYNAMIC', label: 'Both' }];

const colours = [
  { path: 'components.primaryButton.lightMode.defaults.backgroundColor', label: 'Button, light' },
  { path: 'components.primaryButton.darkMode.defaults.backgroundColor', label: 'Button, dark' },
  { path: 'components.pageBackground.lightMode.color', label: 'Page, light' },
  { path: 'components.pageBackground.darkMode.color', label: 'Page, dark' },
];

function Editor({ poolId, clientId, now, reload }: Props & { now: ManagedLoginBrandingType | null; reload: () => void }) {
  const flash = useFlash();
  const [deleting, setDeleting] = useState(false);
  const [next, setNext] = useState({ category: 'FORM_LOGO', mode: 'LIGHT' });
  const form = useForm<{ settings: string; assets: Asset[] }>({
    saved: {
      settings: JSON.stringify(now?.Settings ?? starter, undefined, 2),
      assets: (now?.Assets ?? []).map((a) => ({ category: a.Category ?? '', mode: a.ColorMode ?? '', extension: a.Extension as PickedImage['extension'], bytes: a.Bytes as unknown as string })),
    },
    names: { settings: /settings/i, assets: /asset/i },
    check: (d) => ({ settings: parsed(d.settings) === undefined ? 'The settings are not valid JSON.' : undefined }),
    save: async (d) => {
      const Assets = d.assets.map((a) => ({ Category: a.category, ColorMode: a.mode, Extension: a.extension, Bytes: a.bytes as unknown as Uint8Array })) as AssetType[];
      const Settings = parsed(d.settings) as ManagedLoginBrandingType['Settings'];
      if (now) await call('UpdateManagedLoginBranding', { UserPoolId: poolId, ManagedLoginBrandingId: now.ManagedLoginBrandingId, Settings, Assets });
      else await call('CreateManagedLoginBranding', { UserPoolId: poolId, ClientId: clientId, Settings, Assets });
      flash.success('The style has been saved.');
      reload();
    },
  });
  const { draft, change, errors } = form;
  const image = useCallback(
    (category: string, mode: string) => {
      const found = draft.assets.find((a) => a.category === category && (a.mode === mode || a.mode === 'DYNAMIC'));
      return found && source(found);
    },
    [draft.assets],
  );
  const settings = parsed(draft.settings);
  const set = (path: string, value: unknown) => settings && change({ settings: JSON.stringify(put(settings, path, value), undefined, 2) });
  const text = (path: string) => String((settings && get(settings, path)) ?? '');
  return (
    <>
      <EditForm form={form} always={!now} action={now ? 'Save style' : 'Create style'}>
        <Container header={<Header variant="h2" description="Settings and images for the managed login pages of this client." actions={now && <Button formAction="none" onClick={() => setDeleting(true)}>Delete style</Button>}>Managed login style</Header>}>
          <div className="side-by-side">
            <div className="stack">
              <SelectField label="Colours" value={text('categories.global.colorSchemeMode') || 'LIGHT'} change={(v) => set('categories.global.colorSchemeMode', v)} choices={[{ value: 'LIGHT', label: 'Light' }, { value: 'DARK', label: 'Dark' }, { value: 'DYNAMIC', label: 'As the visitor’s system is' }]} />
              <SelectField label="Place of the form" value={text('categories.form.location.horizontal') || 'CENTER'} change={(v) => set('categories.form.location.horizontal', v)} choices={[{ value: 'START', label: 'Start' }, { value: 'CENTER', label: 'Centre' }, { value: 'END', label: 'End' }]} />
              <div className="side-by-side">
                {colours.map((c) => <TextField key={c.path} label={c.label} hint="RRGGBBAA" value={text(c.path)} change={(v) => set(c.path, v)} />)}
              </div>
              <AreaField label="Settings (JSON)" description="All of the style; what is left out is the default." rows={10} value={draft.settings} change={(value) => change({ settings: value })} error={errors.settings} />
              <SelectField label="Image" value={next.category} choices={categories} change={(category) => setNext({ ...next, category })} error={errors.assets} />
              <SelectField label="Shown on" value={next.mode} choices={modes} change={(mode) => setNext({ ...next, mode })} />
              <ImageButton label="Choose image" accept="image/png,image/jpeg,image/svg+xml,image/webp,image/x-icon" picked={(p) => change({ assets: [...draft.assets.filter((a) => a.category !== next.category || a.mode !== next.mode), { ...p, ...next }] })} />
              {draft.assets.map((a) => (
                <SpaceBetween key={a.category + a.mode} direction="horizontal" size="xs" alignItems="center">
                  <span>{categories.find((c) => c.value === a.category)?.label ?? a.category}, {modes.find((m) => m.value === a.mode)?.label.toLowerCase()}</span>
                  <Button formAction="none" variant="inline-link" ariaLabel={`Remove ${a.category} ${a.mode}`} onClick={() => change({ assets: draft.assets.filter((o) => o !== a) })}>Remove</Button>
                </SpaceBetween>
              ))}
            </div>
            <LoginPreview poolId={poolId} image={image} draft={{ ClientID: clientId, Managed: true, CSS: '', Settings: draft.settings, Images: draft.assets.map((a) => ({ Category: a.category, ColorMode: a.mode })) }} />
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

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
