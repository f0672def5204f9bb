import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { TermsType } from '@aws-sdk/client-cognito-identity-provider';
import type { ReactNode } from 'react';
import { call } from '../api';
import { asError, useLoad } from '../load';
import type { Errors } from './blame';
import { EditForm } from './edit-form';
import { SelectField, TextField } from './fields';
import { Settled } from './settled';
import { useForm } from './use-form';

const documents = [
  { name: 'terms-of-use', label: 'Terms of use' },
  { name: 'privacy-policy', label: 'Privacy policy' },
] as const;

const standard = 'cognito:default';

const languages = [
  ['english', 'English'], ['german', 'German'], ['french', 'French'], ['spanish', 'Spanish'], ['italian', 'Italian'], ['dutch', 'Dutch'], ['portuguese-brazil', 'Portuguese (Brazil)'],
  ['bahasa-indonesia', 'Indonesian'], ['japanese', 'Japanese'], ['korean', 'Korean'], ['chinese-simplified', 'Chinese (simplified)'], ['chinese-traditional', 'Chinese (traditional)'],
].map(([id = '', label = '']) => ({ value: `cognito:${id}`, label }));

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

/** Links are where a document is, by language. */
type Links = Record<string, string>;

/** linksOf are the links as the service takes them: without those that are empty. */
export function linksOf(links: Links): Links {
  return Object.fromEntries(Object.entries(links).map(([language, link]) => [language, link.trim()]).filter(([, link]) => link));
}

/** checkTerms finds documents that have no link for the languages that have none of their own. */
export function checkTerms(d: Record<string, Links>): Errors {
  return Object.fromEntries(
    Object.entries(d).map(([name, links]) => [`${name} ${standard}`, Object.keys(linksOf(links)).length > 0 && !links[standard]?.trim() ? 'Enter the document for all other languages, too.' : undefined]),
  );
}

function Editor({ poolId, clientId, now, reload }: { poolId: string; clientId: string; now: Found; reload: () => void }) {
  const saved = Object.fromEntries(documents.map(({ name }) => [name, { [standard]: '', ...now[name]?.Links }])) as Record<string, Links>;
  const form = useForm<Record<string, Links>>({
    saved,
    done: 'The terms have been saved.',
    check: checkTerms,
    // The service names the language; the document is the one whose links have it.
    names: (d) => Object.fromEntries(Object.entries(d).flatMap(([name, links]) => Object.keys(links).map((language) => [`${name} ${language}`, new RegExp(`link for ${language} `)]))),
    save: async (d) => {
      for (const { name } of documents) {
        const had = now[name];
        const Links = linksOf(d[name] ?? {});
        if (JSON.stringify(Links) === JSON.stringify(linksOf(saved[name] ?? {}))) continue;
        if (Object.keys(Links).length === 0) await call('DeleteTerms', { UserPoolId: poolId, TermsId: had?.TermsId });
        else if (had) await call('UpdateTerms', { UserPoolId: poolId, TermsId: had.TermsId, TermsName: name, TermsSource: 'LINK', Enforcement: 'NONE', Links });
        else await call('CreateTerms', { UserPoolId: poolId, ClientId: clientId, TermsName: name, TermsSource: 'LINK', Enforcement: 'NONE', Links });
      }
      reload();
    },
  });
  return (
    <EditForm form={form} action="Save terms">
      {documents.map(({ name, label }) => (
        <Document key={name} name={name} label={label} links={form.draft[name] ?? {}} change={(links) => form.change({ [name]: links })} errors={form.errors} />
      ))}
    </EditForm>
  );
}

interface DocumentProps {
  name: string;
  label: string;
  links: Links;
  change: (links: Links) => void;
  errors: Errors;
}

function Document({ name, label, links, change, errors }: DocumentProps) {
  const chosen = languages.filter((l) => l.value in links);
  const free = languages.filter((l) => !(l.value in links));
  const without = (language: string) => Object.fromEntries(Object.entries(links).filter(([l]) => l !== language));
  const field = (language: string, text: string, beside?: ReactNode) => (
    <TextField
      key={language}
      label={text}
      placeholder={`https://example.com/${name}`}
      value={links[language] ?? ''}
      change={(value) => change({ ...links, [language]: value })}
      error={errors[`${name} ${language}`]}
      beside={beside}
    />
  );
  return (
    <Container header={<Header variant="h2" description="The login pages show the links where both documents are there.">{label}</Header>}>
      <div className="stack">
        {field(standard, `${label}, all other languages`)}
        {chosen.map((l) =>
          field(l.value, `${label}, ${l.label}`, <Button formAction="none" iconName="remove" variant="icon" ariaLabel={`Remove ${label}, ${l.label}`} onClick={() => change(without(l.value))} />),
        )}
        {free.length > 0 && (
          <SelectField label={`${label}, another language`} value="" choices={free} change={(language) => change({ ...links, [language]: '' })} />
        )}
      </div>
    </Container>
  );
}
