import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { providerFields } from './style-fields';
import { StyleFieldInput } from './style-part';
import { put, type Settings } from './style-settings';

interface StyleProvidersProps {
  label: string;
  /** custom are the colours of each provider's button, by its name. */
  custom: Record<string, Settings>;
  /** standard are the colours of the others. */
  standard: Settings;
  providers: string[];
  change: (custom: Record<string, Settings>) => void;
}

/** StyleProviders gives the buttons of identity providers colours of their own. */
export function StyleProviders({ label, custom, standard, providers, change }: StyleProvidersProps) {
  const free = providers.filter((name) => !(name in custom));
  return (
    <div className="stack">
      <FormField label={label} constraintText={providers.length === 0 ? 'This pool has no identity provider yet.' : undefined} stretch>
        <Select
          placeholder="Choose an identity provider"
          selectedOption={null}
          disabled={free.length === 0}
          options={free.map((name) => ({ value: name, label: name }))}
          onChange={(e) => change({ ...custom, [e.detail.selectedOption.value ?? '']: {} })}
        />
      </FormField>
      {Object.entries(custom).map(([name, own]) => (
        <ExpandableSection key={name} headerText={name} defaultExpanded={Object.keys(own).length === 0} headerActions={<Button formAction="none" variant="inline-link" ariaLabel={`Remove the colours of ${name}`} onClick={() => change(Object.fromEntries(Object.entries(custom).filter(([other]) => other !== name)))}>Remove</Button>}>
          <div className="stack">
            <Box color="text-body-secondary">What is empty is as on the other buttons.</Box>
            {providerFields.map((field) => (
              <StyleFieldInput key={field.path} field={{ ...field, label: `${name}, ${field.label.toLowerCase()}` }} settings={own} standard={standard} providers={[]} set={(path, value) => change({ ...custom, [name]: put(own, path, value) })} />
            ))}
          </div>
        </ExpandableSection>
      ))}
    </div>
  );
}
