import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import type { ReactNode } from 'react';
import type { Topic } from '../help';
import { Info } from '../help/panel';

interface FieldProps {
  label: string;
  description?: ReactNode;
  hint?: ReactNode;
  error?: string;
}

interface HelpedProps extends FieldProps {
  /** topic is the help about it. */
  topic?: Topic;
}

interface TextProps extends FieldProps {
  value: string;
  change: (value: string) => void;
  placeholder?: string;
  disabled?: boolean;
  numeric?: boolean;
  secret?: boolean;
  /** beside is what can be done with the value. */
  beside?: ReactNode;
}

/** TextField is one line of text. */
export function TextField({ label, description, hint, error, value, change, placeholder, disabled, numeric, secret, beside }: TextProps) {
  return (
    <FormField label={label} description={description} constraintText={hint} errorText={error} secondaryControl={beside}>
      <Input
        value={value}
        disabled={disabled}
        placeholder={placeholder}
        inputMode={numeric ? 'numeric' : 'text'}
        type={secret ? 'password' : 'text'}
        autoComplete={false}
        spellcheck={false}
        onChange={(e) => change(e.detail.value)}
      />
    </FormField>
  );
}

interface AreaProps extends FieldProps {
  value: string;
  change: (value: string) => void;
  rows?: number;
  placeholder?: string;
}

/** AreaField is text of several lines. */
export function AreaField({ label, description, hint, error, value, change, rows = 4, placeholder }: AreaProps) {
  return (
    <FormField label={label} description={description} constraintText={hint} errorText={error} stretch>
      <Textarea value={value} rows={rows} placeholder={placeholder} spellcheck={false} onChange={(e) => change(e.detail.value)} />
    </FormField>
  );
}

export interface Choice<T extends string = string> {
  value: T;
  label: string;
  description?: string;
}

interface ChoiceProps<T extends string> extends HelpedProps {
  choices: readonly Choice<T>[];
  value: T;
  change: (value: T) => void;
  disabled?: boolean;
}

/** RadioField is a choice of a few. */
export function RadioField<T extends string>({ label, description, hint, error, topic, choices, value, change }: ChoiceProps<T>) {
  return (
    <FormField label={label} info={topic && <Info topic={topic} />} description={description} constraintText={hint} errorText={error}>
      <RadioGroup value={value} items={choices} onChange={(e) => change(e.detail.value as T)} />
    </FormField>
  );
}

/** SelectField is a choice of many. */
export function SelectField({ label, description, hint, error, topic, choices, value, change, disabled }: ChoiceProps<string>) {
  return (
    <FormField label={label} info={topic && <Info topic={topic} />} description={description} constraintText={hint} errorText={error}>
      <Select
        selectedOption={choices.find((c) => c.value === value) ?? null}
        options={choices}
        disabled={disabled}
        placeholder="Choose"
        onChange={(e) => change(e.detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}

interface ChecksProps<T extends string> extends HelpedProps {
  choices: readonly Choice<T>[];
  value: readonly T[];
  change: (value: T[]) => void;
}

/** ChecksField is any number of a few. */
export function ChecksField<T extends string>({ label, description, hint, error, topic, choices, value, change }: ChecksProps<T>) {
  return (
    <FormField label={label} info={topic && <Info topic={topic} />} description={description} constraintText={hint} errorText={error}>
      <div role="group" aria-label={label}>
        <SpaceBetween size="xs">
          {choices.map((c) => (
            <Checkbox
              key={c.value}
              checked={value.includes(c.value)}
              description={c.description}
              onChange={(e) => change(choices.map((o) => o.value).filter((v) => (v === c.value ? e.detail.checked : value.includes(v))))}
            >
              {c.label}
            </Checkbox>
          ))}
        </SpaceBetween>
      </div>
    </FormField>
  );
}

interface ListProps extends FieldProps {
  /** item names one of them, "Callback URL". */
  item: string;
  values: string[];
  change: (values: string[]) => void;
  placeholder?: string;
  most?: number;
}

/** ListField is texts that grow and shrink in number. */
export function ListField({ label, description, hint, error, item, values, change, placeholder, most = 100 }: ListProps) {
  return (
    <FormField label={label} description={description} constraintText={hint} errorText={error}>
      <SpaceBetween size="xs">
        {values.map((value, i) => (
          <div className="list-row" key={i}>
            <Input
              value={value}
              ariaLabel={`${item} ${i + 1}`}
              placeholder={placeholder}
              spellcheck={false}
              autoComplete={false}
              onChange={(e) => change(values.map((v, at) => (at === i ? e.detail.value : v)))}
            />
            <Button formAction="none" iconName="remove" variant="icon" ariaLabel={`Remove ${item} ${i + 1}`} onClick={() => change(values.filter((_, at) => at !== i))} />
          </div>
        ))}
        <Button formAction="none" iconName="add-plus" disabled={values.length >= most} onClick={() => change([...values, ''])}>{`Add ${item}`}</Button>
      </SpaceBetween>
    </FormField>
  );
}
