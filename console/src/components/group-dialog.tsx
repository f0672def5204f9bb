import type { GroupType } from '@aws-sdk/client-cognito-identity-provider';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { call } from '../api';
import { fieldErrors, fieldOf, whole, type Fields } from '../field-error';
import { useFlash } from '../flash';
import { useUnsaved } from '../router';
import { Dialog } from './dialog';

const fields: Fields = {
  precedence: { words: ['precedence'] },
  role: { words: ['role'] },
  description: { words: ['description'] },
  name: { exceptions: ['GroupExistsException'], words: ['group name', "'groupName'"] },
};

/** GroupDialog makes a group or changes one. */
export function GroupDialog({ poolId, group, close, saved }: { poolId: string; group?: GroupType; close: () => void; saved: () => void }) {
  const flash = useFlash();
  const before = { name: group?.GroupName ?? '', description: group?.Description ?? '', role: group?.RoleArn ?? '', precedence: group?.Precedence?.toString() ?? '' };
  const [v, setV] = useState(before);
  useUnsaved(JSON.stringify(v) !== JSON.stringify(before));
  const set = (part: Partial<typeof v>) => setV({ ...v, ...part });
  // UpdateGroup takes what is empty for what it need not change.
  const lost = (name: 'description' | 'role' | 'precedence') => (before[name] !== '' && v[name] === '' ? 'It can be changed, but not be taken away again.' : undefined);
  const kept = !lost('description') && !lost('role') && !lost('precedence');
  const run = async () => {
    const request = {
      UserPoolId: poolId, GroupName: v.name, Description: v.description || undefined, RoleArn: v.role || undefined,
      Precedence: v.precedence === '' ? undefined : whole(v.precedence, 'Precedence'),
    };
    if (group) await call('UpdateGroup', request);
    else await call('CreateGroup', request);
    flash.success(`Group "${v.name}" has been ${group ? 'saved' : 'created'}.`);
    saved();
  };
  return (
    <Dialog title={group ? 'Edit group' : 'Create group'} action={group ? 'Save changes' : 'Create group'} disabled={v.name === '' || !kept} run={run} close={close} owns={(e) => fieldOf(e, fields) !== undefined}>
      {(error) => {
        const errors = fieldErrors(error, fields);
        return (
          <>
            <FormField label="Group name" description={group && 'It can’t be changed.'} errorText={errors.name}>
              <Input value={v.name} readOnly={Boolean(group)} onChange={(e) => set({ name: e.detail.value })} autoComplete={false} spellcheck={false} />
            </FormField>
            <FormField label={<>Description<i> - optional</i></>} errorText={lost('description') ?? errors.description}>
              <Textarea value={v.description} onChange={(e) => set({ description: e.detail.value })} rows={3} />
            </FormField>
            <FormField label={<>IAM role<i> - optional</i></>} description="The role of the members in identity pools." errorText={lost('role') ?? errors.role} constraintText="The ARN of a role.">
              <Input value={v.role} onChange={(e) => set({ role: e.detail.value })} placeholder="arn:aws:iam::123456789012:role/name" autoComplete={false} spellcheck={false} />
            </FormField>
            <FormField label={<>Precedence<i> - optional</i></>} description="Of several groups of a user, the role of the one with the lowest number counts." errorText={lost('precedence') ?? errors.precedence} constraintText="A whole number from 0.">
              <Input type="number" value={v.precedence} onChange={(e) => set({ precedence: e.detail.value })} />
            </FormField>
          </>
        );
      }}
    </Dialog>
  );
}
