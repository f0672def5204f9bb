import type { GroupType } from '@aws-sdk/client-cognito-identity-provider';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Textarea from '@cloudscape-design/components/textarea';
import { call } from '../api';
import { useFlash } from '../flash';
import { notWhole } from './blame';
import { Dialog } from './dialog';
import { useForm } from './use-form';

/** GroupDialog makes a group or changes one. */
export function GroupDialog({ poolId, group, close, saved }: { poolId: string; group?: GroupType; close: () => void; saved: () => void }) {
  const flash = useFlash();
  const before = { name: group?.GroupName ?? '', description: group?.Description ?? '', role: group?.RoleArn ?? '', precedence: group?.Precedence?.toString() ?? '' };
  // UpdateGroup takes what is empty for what it need not change.
  const lost = (d: typeof before, name: 'description' | 'role' | 'precedence') => (before[name] !== '' && d[name] === '' ? 'It can be changed, but not be taken away again.' : undefined);
  const form = useForm({
    saved: before,
    check: (d) => ({ precedence: d.precedence === '' ? undefined : notWhole(d.precedence) }),
    names: { precedence: /precedence/i, role: /role/i, description: /description/i, name: ['GroupExistsException', /group name|'groupName'/i] },
    save: async (d) => {
      const request = {
        UserPoolId: poolId, GroupName: d.name, Description: d.description || undefined, RoleArn: d.role || undefined,
        Precedence: d.precedence === '' ? undefined : Number(d.precedence),
      };
      if (group) await call('UpdateGroup', request);
      else await call('CreateGroup', request);
      flash.success(`Group "${d.name}" has been ${group ? 'saved' : 'created'}.`);
      close();
      saved();
    },
  });
  const { draft: v, change, errors } = form;
  const kept = !lost(v, 'description') && !lost(v, 'role') && !lost(v, 'precedence');
  return (
    <Dialog title={group ? 'Edit group' : 'Create group'} action={group ? 'Save changes' : 'Create group'} disabled={v.name === '' || !kept} form={form} close={close}>
      <FormField label="Group name" description={group && 'It can’t be changed.'} errorText={errors.name}>
        <Input value={v.name} readOnly={Boolean(group)} onChange={(e) => change({ name: e.detail.value })} autoComplete={false} spellcheck={false} />
      </FormField>
      <FormField label={<>Description<i> - optional</i></>} errorText={lost(v, 'description') ?? errors.description}>
        <Textarea value={v.description} onChange={(e) => change({ description: e.detail.value })} rows={3} />
      </FormField>
      <FormField label={<>IAM role<i> - optional</i></>} description="The role of the members in identity pools." errorText={lost(v, 'role') ?? errors.role} constraintText="The ARN of a role.">
        <Input value={v.role} onChange={(e) => change({ role: e.detail.value })} placeholder="arn:aws:iam::123456789012:role/name" autoComplete={false} spellcheck={false} />
      </FormField>
      <FormField label={<>Precedence<i> - optional</i></>} description="Of several groups of a user, the role of the one with the lowest number counts." errorText={lost(v, 'precedence') ?? errors.precedence} constraintText="A whole number from 0.">
        <Input type="number" value={v.precedence} onChange={(e) => change({ precedence: e.detail.value })} />
      </FormField>
    </Dialog>
  );
}
