import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { UICustomizationType } from '@aws-sdk/client-cognito-identity-provider';
import { useCallback } from 'react';
import { call, ownBytes } from '../api';
import { Info } from '../help/panel';
import { useLoad } from '../load';
import { EditForm } from './edit-form';
import { AreaField } from './fields';
import { base64, ImageButton, source, type PickedImage } from './images';
import { LoginPreview } from './login-preview';
import { Settled } from './settled';
import { useForm } from './use-form';

interface Props {
  poolId: string;
  /** clientId is an app client, or ALL for those without a look of their own. */
  clientId: string;
  /** shown is the client whose sign-in page is shown. */
  shown: string;
  domain: boolean;
}

/** ClassicForm asks how the classic login pages of a client look. */
export function ClassicForm(props: Props) {
  const { poolId, clientId } = props;
  const now = useLoad(async () => (await call('GetUICustomization', { UserPoolId: poolId, ClientId: clientId })).UICustomization ?? {}, [poolId, clientId]);
  return <Settled loaded={now} what="The look could not be read">{(c) => <Editor {...props} now={c} reload={now.reload} />}</Settled>;
}

function Editor({ poolId, clientId, shown, domain, now, reload }: Props & { now: UICustomizationType; reload: () => void }) {
  const kept = now.ImageUrl && now.ClientId === clientId ? `pools/${poolId}/logo/${clientId}?${now.CSSVersion ?? ''}` : undefined;
  const form = useForm<{ css: string; logo: PickedImage | 'kept' | 'none' }>({
    saved: { css: now.ClientId === clientId ? (now.CSS ?? '') : '', logo: 'kept' },
    done: 'The look of the classic pages has been saved.',
    names: { css: /css/i, logo: /image/i },
    save: async (d) => {
      // Without an image the service takes away the one that it has.
      let ImageFile = typeof d.logo === 'string' ? undefined : d.logo.bytes;
      if (d.logo === 'kept' && kept) {
        ImageFile = base64(await ownBytes(kept));
      }
      await call('SetUICustomization', { UserPoolId: poolId, ClientId: clientId, CSS: d.css || undefined, ImageFile: ImageFile as never });
      reload();
    },
  });
  const { draft, change, errors } = form;
  const logo = draft.logo === 'kept' ? kept && `/console/api/${kept}` : draft.logo === 'none' ? undefined : source(draft.logo);
  const image = useCallback(() => logo, [logo]);
  return (
    <EditForm form={form} action="Save classic look">
      <Container header={<Header variant="h2" info={<Info topic="classicStyle" />} description={clientId === 'ALL' ? 'A style sheet and a logo for all app clients that have none of their own.' : 'A style sheet and a logo for the classic login pages.'}>Classic login pages</Header>}>
        <div className="stack">
          {!domain && <Alert type="warning" statusIconAriaLabel="Warning">The pool needs a domain before the look can be saved.</Alert>}
          <div className="side-by-side">
            <div className="stack">
              <AreaField label="CSS" hint="The classes that end in -customizable, such as .submitButton-customizable" rows={16} value={draft.css} change={(css) => change({ css })} error={errors.css} />
              <SpaceBetween direction="horizontal" size="xs">
                <ImageButton label="Choose logo" accept="image/png,image/jpeg" picked={(picked) => change({ logo: picked })} />
                <Button formAction="none" disabled={!logo} onClick={() => change({ logo: 'none' })}>Remove logo</Button>
              </SpaceBetween>
              {errors.logo && <div role="alert">{errors.logo}</div>}
            </div>
            <LoginPreview poolId={poolId} image={image} draft={{ ClientID: shown, Managed: false, CSS: draft.css, Settings: '', Images: logo ? [{ Category: 'FORM_LOGO', ColorMode: 'LIGHT' }] : [] }} />
          </div>
        </div>
      </Container>
    </EditForm>
  );
}
