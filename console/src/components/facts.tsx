import KeyValuePairs, { type KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs';

export type Fact = KeyValuePairsProps.Item;

interface FactsProps {
  columns: number;
  items: readonly Fact[];
}

/** Facts are names with values, in as many columns as leave each value readable. */
export function Facts({ columns, items }: FactsProps) {
  return <KeyValuePairs columns={columns} minColumnWidth={190} items={items} />;
}
