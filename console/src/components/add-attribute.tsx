import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import Checkbox from '@cloudscape-design/components/checkbox';
import { call } from '../api';
import { useFlash } from '../flash';
import { Dialog } from './dialog';
import { SelectField, TextField } from './fields';
import { useForm } from './use-form';

const types = ['String', 'Number', 'Boolean', 'DateTime'].map((value) => ({ value, label: value }));

const empty = { name: '', type: 'String', min: '', max: '', mutable: true, developer: false };

/** attributeOf makes of what was typed what the service is asked. */
export function attributeOf(v: typeof empty): SchemaAttributeType {
  const min = v.min.trim() || undefined;
  const max = v.max.trim() || undefined;
  return {
    Name: v.name,
    AttributeDataType: v.type as 'String',
    Mutable: v.mutable,
    DeveloperOnlyAttribute: v.developer || undefined,
    ...(v.type === 'String' && (min || max) ? { StringAttributeConstraints: { MinLength: min, MaxLength: max } } : {}),
    ...(v.type === 'Number' && (min || max) ? { NumberAttributeConstraints: { MinValue: min, MaxValue: max } } : {}),
  };
}

/** AddAttribute adds an attribute of the pool's own. */
export function AddAttribute({ poolId, close, added }: { poolId: string; close: () => void; added: () => void }) {
  const flash = useFlash();
  const form = useForm({
    saved: empty,
    names: { max: /maxLength|maxValue|max value|max length/i, min: /minLength|minValue/i, name: /\.name'|^(?!.*(max|min)).*(name|custom:)/i },
    save: async (d) => {
      await call('AddCustomAttributes', { UserPoolId: poolId, CustomAttributes: [attributeOf(d)] });
      flash.success(`Attribute "custom:${d.name}" has been added.`);
      close();
      added();
    },
  });
  const { draft: v, change, errors } = form;
  const bounded = v.type === 'String' || v.type === 'Number';
  const of = v.type === 'String' ? 'length' : 'value';
  return (
    <Dialog title="Add custom attribute" action="Add" disabled={v.name === ''} form={form} close={close}>
      <TextField label="Name" hint="Up to 20 characters. Apps use it with “custom:” before it." value={v.name} change={(name) => change({ name })} error={errors.name} />
      <SelectField label="Type" choices={types} value={v.type} change={(type) => change({ type, min: '', max: '' })} />
      {bounded && <TextField label={`Least ${of}`} numeric value={v.min} change={(min) => change({ min })} error={errors.min} />}
      {bounded && <TextField label={`Greatest ${of}`} numeric value={v.max} change={(max) => change({ max })} error={errors.max} />}
      <Checkbox checked={v.mutable} onChange={(e) => change({ mutable: e.detail.checked })} description="Otherwise it keeps the value it is given when the user is created.">Can be changed</Checkbox>
      <Checkbox checked={v.developer} onChange={(e) => change({ developer: e.detail.checked })} description="Only administrators read and write it; apps use it with “dev:custom:” before it. Attribute permissions of app clients do the same better.">For administrators only</Checkbox>
    </Dialog>
  );
}
