import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { call } from '../api';
import { fieldErrors, fieldOf, type Fields } from '../field-error';
import { useFlash } from '../flash';
import { useUnsaved } from '../router';
import { Dialog } from './dialog';
import { SelectField, TextField } from './fields';

const types = ['String', 'Number', 'Boolean', 'DateTime'].map((value) => ({ value, label: value }));

const fields: Fields = {
  max: { words: ['maxLength', 'maxValue', 'max value', 'max length'] },
  min: { words: ['minLength', 'minValue'] },
  name: { words: ['name', 'custom:'] },
};

const empty = { name: '', type: 'String', min: '', max: '', mutable: true };

/** attributeOf makes of what was typed what the service is asked. */
export function attributeOf(v: typeof empty): SchemaAttributeType {
  const min = v.min.trim() || undefined;
  const max = v.max.trim() || undefined;
  return {
    Name: v.name,
    AttributeDataType: v.type as 'String',
    Mutable: v.mutable,
    ...(v.type === 'String' && (min || max) ? { StringAttributeConstraints: { MinLength: min, MaxLength: max } } : {}),
    ...(v.type === 'Number' && (min || max) ? { NumberAttributeConstraints: { MinValue: min, MaxValue: max } } : {}),
  };
}

/** AddAttribute adds an attribute of the pool's own. */
export function AddAttribute({ poolId, close, added }: { poolId: string; close: () => void; added: () => void }) {
  const flash = useFlash();
  const [v, setV] = useState(empty);
  useUnsaved(JSON.stringify(v) !== JSON.stringify(empty));
  const set = (part: Partial<typeof empty>) => setV({ ...v, ...part });
  const run = async () => {
    await call('AddCustomAttributes', { UserPoolId: poolId, CustomAttributes: [attributeOf(v)] });
    flash.success(`Attribute "custom:${v.name}" has been added.`);
    added();
  };
  const bounded = v.type === 'String' || v.type === 'Number';
  const of = v.type === 'String' ? 'length' : 'value';
  return (
    <Dialog title="Add custom attribute" action="Add" disabled={v.name === ''} run={run} close={close} owns={(e) => fieldOf(e, fields) !== undefined}>
      {(error) => {
        const errors = fieldErrors(error, fields);
        return (
          <>
            <TextField label="Name" hint="Up to 20 characters. Apps use it with “custom:” before it." value={v.name} change={(name) => set({ name })} error={errors.name} />
            <SelectField label="Type" choices={types} value={v.type} change={(type) => set({ type, min: '', max: '' })} />
            {bounded && <TextField label={`Least ${of}`} numeric value={v.min} change={(min) => set({ min })} error={errors.min} />}
            {bounded && <TextField label={`Greatest ${of}`} numeric value={v.max} change={(max) => set({ max })} error={errors.max} />}
            <Checkbox checked={v.mutable} onChange={(e) => set({ mutable: e.detail.checked })} description="Otherwise it keeps the value it is given when the user is created.">Can be changed</Checkbox>
          </>
        );
      }}
    </Dialog>
  );
}
