import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useEffect, useRef } from 'react';
import type { Choice } from './fields';

export interface Column {
  key: string;
  label: string;
  /** choices are what the member may be; without any, it is a text. */
  choices?: readonly Choice[];
}

type Row = Record<string, unknown>;

interface OrderProps {
  label: string;
  description?: string;
  hint?: string;
  /** item names one of the rows, "provider". */
  item: string;
  columns: readonly Column[];
  rows: readonly Row[];
  change: (rows: Row[]) => void;
  /** fresh is what a row that is added begins with. */
  fresh: Row;
}

const optionsOf = (column: Column, value: string) =>
  column.choices?.some((c) => c.value === value) || value === '' ? (column.choices ?? []) : [...(column.choices ?? []), { value, label: value }];

/** OrderField is a list whose order counts: rows are added, changed, moved and removed. */
export function OrderField({ label, description, hint, item, columns, rows, change, fresh }: OrderProps) {
  const host = useRef<HTMLDivElement>(null);
  // A row that moves takes the focus along.
  const moved = useRef<string[]>([]);
  useEffect(() => {
    const names = moved.current;
    moved.current = [];
    for (const name of names) {
      const button = host.current?.querySelector<HTMLButtonElement>(`button[aria-label="${CSS.escape(name)}"]:not([disabled], [aria-disabled="true"])`);
      if (button) return button.focus();
    }
  });
  const move = (from: number, to: number) => {
    const others = rows.filter((_, i) => i !== from);
    const ways = [`Move ${item} ${to + 1} up`, `Move ${item} ${to + 1} down`];
    moved.current = to < from ? ways : ways.reverse();
    change([...others.slice(0, to), rows[from] as Row, ...others.slice(to)]);
  };
  const set = (at: number, key: string, value: string) => change(rows.map((row, i) => (i === at ? { ...row, [key]: value } : row)));
  return (
    <FormField label={label} description={description} constraintText={hint} stretch>
      <div className="stack order" ref={host} role="group" aria-label={label}>
        {rows.map((row, i) => (
          <div className="order-row" key={i}>
            <div className="order-values">
              {columns.map((column) => {
                const value = String(row[column.key] ?? '');
                const name = `${item.charAt(0).toUpperCase()}${item.slice(1)} ${i + 1}${columns.length > 1 ? `: ${column.label.toLowerCase()}` : ''}`;
                const options = optionsOf(column, value);
                return column.choices ? (
                  <Select key={column.key} ariaLabel={name} placeholder={column.label} options={options} selectedOption={options.find((o) => o.value === value) ?? null} onChange={(e) => set(i, column.key, e.detail.selectedOption.value ?? '')} />
                ) : (
                  <Input key={column.key} ariaLabel={name} placeholder={column.label} value={value} spellcheck={false} autoComplete={false} onChange={(e) => set(i, column.key, e.detail.value)} />
                );
              })}
            </div>
            <div className="order-buttons">
              <Button formAction="none" variant="icon" iconName="angle-up" ariaLabel={`Move ${item} ${i + 1} up`} disabled={i === 0} onClick={() => move(i, i - 1)} />
              <Button formAction="none" variant="icon" iconName="angle-down" ariaLabel={`Move ${item} ${i + 1} down`} disabled={i === rows.length - 1} onClick={() => move(i, i + 1)} />
              <Button formAction="none" variant="icon" iconName="remove" ariaLabel={`Remove ${item} ${i + 1}`} onClick={() => change(rows.filter((_, at) => at !== i))} />
            </div>
          </div>
        ))}
        <div><Button formAction="none" iconName="add-plus" onClick={() => change([...rows, fresh])}>{`Add ${item}`}</Button></div>
      </div>
    </FormField>
  );
}
