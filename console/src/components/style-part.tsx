import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { ChecksField, SelectField, TextField } from './fields';
import { OrderField } from './order-field';
import type { StyleField, StylePart } from './style-fields';
import { StyleProviders } from './style-providers';
import { get, list, regrouped, type Settings } from './style-settings';

interface StylePartProps {
  part: StylePart;
  settings: Settings;
  /** standard are the values of what is not set. */
  standard: Settings;
  /** providers are the names of the pool's identity providers. */
  providers: string[];
  set: (path: string, value: unknown) => void;
}

/** StylePartFields are the fields of one part of a style. */
export function StylePartFields({ part, ...style }: StylePartProps) {
  return (
    <div className="style-fields">
      {part.fields.some((f) => f.kind === 'colour') && <Box color="text-body-secondary">Of two colours the first is for light pages, the second for dark ones.</Box>}
      {part.fields.map((field) => <StyleFieldInput key={field.path} field={field} {...style} />)}
    </div>
  );
}

/** StyleFieldInput is one setting of a style. */
export function StyleFieldInput({ field, settings, standard, providers, set }: Omit<StylePartProps, 'part'> & { field: StyleField }) {
  const { path, label, kind, choices = [], hint, item = '', columns = [] } = field;
  const value = get(settings, path);
  const normal = get(standard, path);
  switch (kind) {
    case 'colour':
      return (
        <FormField label={label} stretch>
          <div className="colour-pair">
            {(['lightMode', 'darkMode'] as const).map((mode) => {
              const at = path.replace('MODE', mode);
              return <Colour key={mode} label={`${label}, ${mode === 'lightMode' ? 'light' : 'dark'}`} value={String(get(settings, at) ?? '')} normal={String(get(standard, at) ?? '')} set={(v) => set(at, v)} />;
            })}
          </div>
        </FormField>
      );
    case 'switch':
      return <Checkbox checked={(value ?? normal) === true} onChange={(e) => set(path, e.detail.checked)}>{label}</Checkbox>;
    case 'checks':
      return <ChecksField label={label} choices={choices} value={((value ?? normal ?? []) as string[])} change={(v) => set(path, v)} />;
    case 'choice':
      return <SelectField label={label} value={String(value ?? normal ?? '')} choices={choices} change={(v) => set(path, v)} />;
    case 'pixels':
      return <TextField label={`${label} (pixels)`} numeric placeholder={String(normal ?? '')} value={String(value ?? '')} change={(v) => set(path, v === '' || Number.isNaN(Number(v)) ? '' : Number(v))} />;
    case 'methods': {
      const groups = list(value ?? normal).map(list);
      return <OrderField label={label} hint={hint} item={item} columns={columns} rows={groups.flat() as Settings[]} fresh={{ display: 'BUTTON', type: 'FEDERATED' }} change={(rows) => set(path, regrouped(rows, groups.map((g) => g.length)))} />;
    }
    case 'names':
      return (
        <OrderField
          label={label} hint={hint} item={item} columns={[{ key: 'name', label: 'Name', choices: providers.length > 0 ? providers.map((name) => ({ value: name, label: name })) : undefined }]} fresh={{ name: '' }}
          rows={list(value ?? normal).map((name) => ({ name }))} change={(rows) => set(path, rows.map((r) => r.name))}
        />
      );
    case 'rows':
      return <OrderField label={label} hint={hint} item={item} columns={columns} rows={list(value ?? normal) as Settings[]} fresh={Object.fromEntries(columns.map((c) => [c.key, '']))} change={(rows) => set(path, rows)} />;
    case 'providers':
      return <StyleProviders label={label} custom={(value ?? {}) as Record<string, Settings>} standard={(get(standard, 'components.idpButton.standard') ?? {}) as Settings} providers={providers} change={(custom) => set(path, custom)} />;
    default:
      return <TextField label={label} placeholder={String(normal ?? '')} value={String(value ?? '')} change={(v) => set(path, v)} />;
  }
}

interface ColourProps {
  label: string;
  value: string;
  normal: string;
  set: (value: string) => void;
}

const hex = /^[0-9a-f]{6}([0-9a-f]{2})?$/i;

/** Colour is red, green, blue and how opaque it is, as settings write it: RRGGBBAA. */
function Colour({ label, value, normal, set }: ColourProps) {
  const shown = hex.test(value) ? value : normal;
  return (
    <div className="colour">
      <input type="color" aria-label={`${label}: pick`} value={`#${shown.slice(0, 6) || 'ffffff'}`} onChange={(e) => set(e.target.value.slice(1) + (shown.slice(6) || 'ff'))} />
      <Input value={value} placeholder={normal || 'RRGGBBAA'} invalid={value !== '' && !hex.test(value)} ariaLabel={label} spellcheck={false} autoComplete={false} onChange={(e) => set(e.detail.value.replace(/^#/, ''))} />
    </div>
  );
}
