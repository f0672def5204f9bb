import { call } from './api';
import { Confirm } from './confirm';
import { useFlash } from './flash';

/** DeletePool asks for the pool's name and deletes it. */
export function DeletePool({ id, name, close, deleted }: { id: string; name: string; close: () => void; deleted: () => void }) {
  const flash = useFlash();
  const run = async () => {
    await call('DeleteUserPool', { UserPoolId: id });
    flash.success(`User pool "${name}" has been deleted.`);
    deleted();
  };
  return (
    <Confirm title={`Delete user pool "${name}"?`} word={name} action="Delete" run={run} close={close}>
      All its users, groups, app clients and settings are deleted with it. This can’t be undone.
    </Confirm>
  );
}
