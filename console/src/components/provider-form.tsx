import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Autosuggest from '@cloudscape-design/components/autosuggest';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import type { IdentityProviderType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { call } from '../api';
import { useFlash } from '../flash';
import { Info } from '../help/panel';
import { navigate } from '../router';
import { levelNames } from './acr';
import { EditForm } from './edit-form';
import { AreaField, ListField, RadioField, SelectField, TextField } from './fields';
import { kinds, social, type Detail, type Kind } from './provider-kinds';
import { useForm } from './use-form';

interface Pair {
  attribute: string;
  claim: string;
}

interface Draft {
  type: string;
  name: string;
  details: Record<string, string>;
  mapping: Pair[];
  identifiers: string[];
  acr: Record<string, string>;
}

const kindOf = (type: string): Kind => kinds.find((k) => k.type === type) ?? (kinds[0] as Kind);

function draftOf(p: IdentityProviderType | undefined): Draft {
  const type = p?.ProviderType ?? 'OIDC';
  const initial = Object.fromEntries(kindOf(type).details.flatMap((d) => (d.initial ? [[d.name, d.initial]] : [])));
  return {
    type,
    name: p?.ProviderName ?? '',
    details: p ? (p.ProviderDetails ?? {}) : initial,
    mapping: Object.entries(p?.AttributeMapping ?? {}).map(([attribute, claim]) => ({ attribute, claim })),
    identifiers: p?.IdpIdentifiers ?? [],
    acr: p?.AcrMapping ?? {},
  };
}

/** ProviderForm makes or changes an identity provider. */
export function ProviderForm({ pool, provider, reload }: { pool: UserPoolType; provider?: IdentityProviderType; reload?: () => void }) {
  const flash = useFlash();
  const UserPoolId = pool.Id;
  const list = `/pools/${UserPoolId}/providers`;
  const form = useForm<Draft>({
    saved: draftOf(provider),
    names: {
      name: /providerName|provider name|already exists/i, mapping: /attribute mapping|attributeMapping/i, identifiers: /idpIdentifiers|identifier/i, acr: /acrMapping/i,
      ...Object.fromEntries(kinds.flatMap((k) => k.details.map((d) => [d.name, new RegExp(`\\b${d.name}\\b|\\b${d.name.replaceAll('_', '')}\\b`, 'i')]))),
    },
    check: (d) => ({ name: social(d.type) || d.name.trim() ? undefined : 'Enter a name.' }),
    save: async (d) => {
      const given = new Set(kindOf(d.type).details.map((detail) => detail.name));
      const ProviderDetails = Object.fromEntries(Object.entries(d.details).filter(([name, value]) => value.trim() && (provider !== undefined || given.has(name))));
      const AttributeMapping = Object.fromEntries(d.mapping.filter((m) => m.attribute && m.claim).map((m) => [m.attribute, m.claim]));
      const common = {
        UserPoolId, ProviderName: social(d.type) ? d.type : d.name.trim(), ProviderDetails, AttributeMapping, IdpIdentifiers: d.identifiers.filter(Boolean),
        AcrMapping: Object.fromEntries(Object.entries(d.acr).filter(([, value]) => value.trim())),
      };
      if (provider) await call('UpdateIdentityProvider', common);
      else await call('CreateIdentityProvider', { ...common, ProviderType: kindOf(d.type).type });
      flash.success(`Identity provider "${common.ProviderName}" has been ${provider ? 'saved' : 'added'}.`);
      if (reload) reload();
      else navigate(list, { saved: true });
    },
  });
  const { draft, change, errors } = form;
  const kind = kindOf(draft.type);
  const put = (name: string, value: string) => change({ details: { ...draft.details, [name]: value } });
  return (
    <EditForm form={form} always={!provider} action={provider ? 'Save changes' : 'Add identity provider'} cancel={provider ? undefined : () => navigate(list)}>
      <Container header={<Header variant="h2">Provider</Header>}>
        <div className="stack">
          {!provider && (
            <RadioField
              label="Type"
              value={draft.type}
              choices={kinds.map((k) => ({ value: k.type, label: k.label, description: k.description }))}
              change={(type) => change({ ...draftOf({ ProviderType: kindOf(type).type }), name: draft.name, details: Object.fromEntries(kindOf(type).details.flatMap((d) => (d.initial ? [[d.name, d.initial]] : []))) })}
            />
          )}
          {!social(draft.type) && <TextField label="Provider name" hint="It can’t be changed later." disabled={Boolean(provider)} value={draft.name} change={(name) => change({ name })} error={errors.name} />}
          {social(draft.type) && errors.name && <FormField errorText={errors.name} />}
          {kind.details.map((d) => <DetailField key={d.name} detail={d} value={draft.details[d.name] ?? ''} change={(value) => put(d.name, value)} error={errors[d.name]} />)}
          {!social(draft.type) && <ListField label="Identifiers" item="identifier" description="Names, such as domains of mail addresses, by which an app asks for this provider." values={draft.identifiers} change={(identifiers) => change({ identifiers })} error={errors.identifiers} most={50} />}
        </div>
      </Container>
      <Mapping pool={pool} kind={kind} pairs={draft.mapping} change={(mapping) => change({ mapping })} error={errors.mapping} />
      <ExpandableSection variant="container" headerText="Authentication context" headerDescription="Which values of the provider’s acr mean which level of the pool." defaultExpanded={Object.keys(draft.acr).length > 0}>
        <div className="stack">
          {levelNames.map((l, i) => <TextField key={l} label={`Level ${i + 1}`} value={draft.acr[l] ?? ''} change={(value) => change({ acr: { ...draft.acr, [l]: value } })} error={i === 0 ? errors.acr : undefined} />)}
        </div>
      </ExpandableSection>
    </EditForm>
  );
}

interface DetailProps {
  detail: Detail;
  value: string;
  change: (value: string) => void;
  error?: string;
}

function DetailField({ detail: { label, hint, secret, long, options }, value, change, error }: DetailProps) {
  if (options) return <SelectField label={label} value={value} choices={[{ value: '', label: 'Not set' }, ...options.map((o) => ({ value: o, label: o === 'true' ? 'Yes' : o === 'false' ? 'No' : o }))]} change={change} error={error} />;
  if (long) return <AreaField label={label} hint={hint} value={value} change={change} error={error} />;
  return <TextField label={label} hint={hint} secret={secret} value={value} change={change} error={error} />;
}

interface MappingProps {
  pool: UserPoolType;
  kind: Kind;
  pairs: Pair[];
  change: (pairs: Pair[]) => void;
  error?: string;
}

function Mapping({ pool, kind, pairs, change, error }: MappingProps) {
  const attributes = ['username', ...(pool.SchemaAttributes ?? []).map((a) => a.Name ?? '').filter((name) => name !== 'sub').sort()].map((value) => ({ value, label: value }));
  const put = (at: number, part: Partial<Pair>) => change(pairs.map((p, i) => (i === at ? { ...p, ...part } : p)));
  return (
    <Container header={<Header variant="h2" info={<Info topic="attributeMapping" />} description="Which attributes of a user come from the provider. They are written at every sign-in.">Attribute mapping</Header>}>
      <FormField errorText={error} stretch label="Attributes">
        <AttributeEditor
          items={pairs}
          empty="No attributes are mapped."
          addButtonText="Add attribute"
          removeButtonText="Remove"
          removeButtonAriaLabel={(p) => `Remove ${p.attribute}`}
          onAddButtonClick={() => change([...pairs, { attribute: '', claim: '' }])}
          onRemoveButtonClick={(e) => change(pairs.filter((_, i) => i !== e.detail.itemIndex))}
          definition={[
            { label: 'User pool attribute', control: (p, i) => <Select placeholder="Choose" filteringType="auto" options={attributes} selectedOption={attributes.find((a) => a.value === p.attribute) ?? null} onChange={(e) => put(i, { attribute: e.detail.selectedOption.value ?? '' })} /> },
            { label: 'Provider’s attribute', control: (p, i) => <Autosuggest value={p.claim} options={kind.claims.map((value) => ({ value }))} enteredTextLabel={(v) => `Use "${v}"`} onChange={(e) => put(i, { claim: e.detail.value })} ariaLabel="Provider’s attribute" /> },
          ]}
        />
      </FormField>
    </Container>
  );
}
