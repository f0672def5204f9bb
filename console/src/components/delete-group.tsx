import { call } from '../api';
import { Confirm } from '../confirm';
import { useFlash } from '../flash';

/** DeleteGroup asks for the group's name and deletes it. */
export function DeleteGroup({ poolId, name, close, deleted }: { poolId: string; name: string; close: () => void; deleted: () => void }) {
  const flash = useFlash();
  const run = async () => {
    await call('DeleteGroup', { UserPoolId: poolId, GroupName: name });
    flash.success(`Group "${name}" has been deleted.`);
    deleted();
  };
  return (
    <Confirm title={`Delete group "${name}"?`} word={name} action="Delete" run={run} close={close}>
      Its members stay users of the pool. Tokens that were issued before still name the group until they expire.
    </Confirm>
  );
}
