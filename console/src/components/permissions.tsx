import Checkbox from '@cloudscape-design/components/checkbox';
import Table from '@cloudscape-design/components/table';

interface PermissionsProps {
  attributes: string[];
  read: string[];
  write: string[];
  change: (which: 'read' | 'write', chosen: string[]) => void;
}

/** Permissions say which attributes of its users an app client may read and write. */
export function Permissions({ attributes, read, write, change }: PermissionsProps) {
  const box = (which: 'read' | 'write', chosen: string[], verb: string) => (name: string) => (
    <Checkbox
      ariaLabel={`${verb} ${name}`}
      checked={chosen.includes(name)}
      onChange={(e) => change(which, attributes.filter((a) => (a === name ? e.detail.checked : chosen.includes(a))))}
    />
  );
  return (
    <Table
      variant="embedded"
      items={attributes}
      ariaLabels={{ tableLabel: 'Attribute permissions' }}
      columnDefinitions={[
        { id: 'name', header: 'Attribute', isRowHeader: true, cell: (a) => a },
        { id: 'read', header: 'Read', cell: box('read', read, 'Read') },
        { id: 'write', header: 'Write', cell: box('write', write, 'Write') },
      ]}
    />
  );
}
