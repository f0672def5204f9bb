import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';

export interface Row {
  name: string;
  value: string;
}

interface AttributeRowsProps {
  rows: Row[];
  /** choices are the attributes that may be chosen. */
  choices: SchemaAttributeType[];
  change: (rows: Row[]) => void;
  /** fixed rows can be neither removed nor renamed. */
  fixed?: (row: Row) => boolean;
  readOnly?: (row: Row) => string | undefined;
  errors?: Record<string, string | undefined>;
  empty?: string;
}

/** kindText says what values an attribute takes. */
export function kindText(a: SchemaAttributeType | undefined): string {
  if (!a) return '';
  const { StringAttributeConstraints: s, NumberAttributeConstraints: n } = a;
  const range = (min: string | undefined, max: string | undefined) => (min || max ? `, ${min ?? '…'} to ${max ?? '…'}` : '');
  switch (a.AttributeDataType) {
    case 'Number': return `Number${range(n?.MinValue, n?.MaxValue)}`;
    case 'Boolean': return 'true or false';
    case 'DateTime': return 'Date and time';
    default: return `Text${s?.MinLength || s?.MaxLength ? range(s.MinLength, s.MaxLength) + ' characters' : ''}`;
  }
}

/** AttributeRows edits attributes of a user, one a row. */
export function AttributeRows({ rows, choices, change, fixed = () => false, readOnly = () => undefined, errors = {}, empty = 'No attributes' }: AttributeRowsProps) {
  const schema = (name: string) => choices.find((c) => c.Name === name);
  const free = choices.filter((c) => !rows.some((r) => r.name === c.Name));
  const put = (at: number, part: Partial<Row>) => change(rows.map((r, i) => (i === at ? { ...r, ...part } : r)));
  return (
    <AttributeEditor
      items={rows}
      empty={empty}
      addButtonText="Add attribute"
      removeButtonText="Remove"
      removeButtonAriaLabel={(r) => `Remove ${r.name || 'attribute'}`}
      disableAddButton={free.length === 0}
      isItemRemovable={(r) => !fixed(r)}
      onAddButtonClick={() => change([...rows, { name: '', value: '' }])}
      onRemoveButtonClick={(e) => change(rows.filter((_, i) => i !== e.detail.itemIndex))}
      definition={[
        {
          label: 'Attribute name',
          control: (r, i) =>
            fixed(r) ? (
              <Input value={r.name} readOnly ariaLabel={`Attribute ${i + 1}`} />
            ) : (
              <Select
                selectedOption={r.name ? { value: r.name, label: r.name } : null}
                options={free.map((c) => ({ value: c.Name ?? '', label: c.Name ?? '', description: kindText(c) }))}
                placeholder="Choose an attribute"
                filteringType="auto"
                filteringAriaLabel="Find an attribute"
                expandToViewport
                ariaLabel={`Attribute ${i + 1}`}
                onChange={(e) => put(i, { name: e.detail.selectedOption.value ?? '' })}
              />
            ),
        },
        {
          label: 'Value',
          constraintText: (r) => readOnly(r) ?? kindText(schema(r.name)),
          errorText: (r) => errors[r.name],
          control: (r, i) => (
            <Input
              value={r.value}
              readOnly={readOnly(r) !== undefined}
              invalid={errors[r.name] !== undefined}
              ariaLabel={`Value of ${r.name || `attribute ${i + 1}`}`}
              autoComplete={false}
              spellcheck={false}
              onChange={(e) => put(i, { value: e.detail.value })}
            />
          ),
        },
      ]}
    />
  );
}
