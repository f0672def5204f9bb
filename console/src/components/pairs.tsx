import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Input from '@cloudscape-design/components/input';

interface Pair {
  name: string;
  value: string;
}

/** Pairs are names with values, one pair a row. */
export function Pairs({ what, pairs, change }: { what: string; pairs: Pair[]; change: (pairs: Pair[]) => void }) {
  const put = (at: number, part: Partial<Pair>) => change(pairs.map((p, i) => (i === at ? { ...p, ...part } : p)));
  return (
    <AttributeEditor
      items={pairs}
      empty={`No ${what}`}
      addButtonText={`Add ${what}`}
      removeButtonText="Remove"
      removeButtonAriaLabel={(p) => `Remove ${p.name || what}`}
      onAddButtonClick={() => change([...pairs, { name: '', value: '' }])}
      onRemoveButtonClick={(e) => change(pairs.filter((_, i) => i !== e.detail.itemIndex))}
      definition={[
        { label: 'Name', control: (p, i) => <Input value={p.name} spellcheck={false} onChange={(e) => put(i, { name: e.detail.value })} /> },
        { label: 'Value', control: (p, i) => <Input value={p.value} spellcheck={false} onChange={(e) => put(i, { value: e.detail.value })} /> },
      ]}
    />
  );
}
