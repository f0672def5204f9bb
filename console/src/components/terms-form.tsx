import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { TermsType } from '@aws-sdk/client-cognito-identity-provider';
import { call } from '../api';
import { useFlash } from '../flash';
import { asError, useLoad } from '../load';
import { EditForm } from './edit-form';
import { TextField } from './fields';
import { Settled } from './settled';
import { useForm } from './use-form';

const documents = [
  { name: 'terms-of-use', label: 'Terms of use' },
  { name: 'privacy-policy', label: 'Privacy policy' },
] as const;

const language = 'cognito:default';

type Found = Partial<Record<string, TermsType>>;

async function readTerms(poolId: string, clientId: string): Promise<Found> {
  const found: Found = {};
  for (const { name } of documents) {
    try {
      found[name] = (await call('DescribeTermsByClient', { UserPoolId: poolId, ClientId: clientId, TermsName: name })).Terms;
    } catch (e) {
      if (!asError(e).missing) throw e;
    }
  }
  return found;
}

/** TermsForm asks for the legal documents that the sign-up page of a client leads to. */
export function TermsForm({ poolId, clientId }: { poolId: string; clientId: string }) {
  const terms = useLoad(() => readTerms(poolId, clientId), [poolId, clientId]);
  return <Settled loaded={terms} what="The terms could not be read">{(now) => <Editor poolId={poolId} clientId={clientId} now={now} reload={terms.reload} />}</Settled>;
}

function Editor({ poolId, clientId, now, reload }: { poolId: string; clientId: string; now: Found; reload: () => void }) {
  const flash = useFlash();
  const form = useForm<Record<string, string>>({
    saved: Object.fromEntries(documents.map(({ name }) => [name, now[name]?.Links?.[language] ?? ''])),
    save: async (d) => {
      for (const { name } of documents) {
        const had = now[name];
        const link = (d[name] ?? '').trim();
        if (link === (had?.Links?.[language] ?? '')) continue;
        if (!link) await call('DeleteTerms', { UserPoolId: poolId, TermsId: had?.TermsId });
        else if (had) await call('UpdateTerms', { UserPoolId: poolId, TermsId: had.TermsId, Links: { ...had.Links, [language]: link } });
        else await call('CreateTerms', { UserPoolId: poolId, ClientId: clientId, TermsName: name, TermsSource: 'LINK', Enforcement: 'NONE', Links: { [language]: link } });
      }
      flash.success('The terms have been saved.');
      reload();
    },
  });
  return (
    <EditForm form={form} action="Save terms">
      <Container header={<Header variant="h2" description="The login pages show the links where both are there.">Terms</Header>}>
        <div className="stack">
          {documents.map(({ name, label }) => (
            <TextField key={name} label={label} hint="The document’s address" placeholder={`https://example.com/${name}`} value={form.draft[name] ?? ''} change={(value) => form.change({ [name]: value })} error={form.errors[name]} />
          ))}
        </div>
      </Container>
    </EditForm>
  );
}
