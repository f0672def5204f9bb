import Button from '@cloudscape-design/components/button';
import Grid from '@cloudscape-design/components/grid';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useEffect, useState } from 'react';
import { searchable, statusText } from '../users';

export interface Search {
  attribute: string;
  operator: '=' | '^=';
  value: string;
}

const operators = [
  { value: '^=', label: 'starts with' },
  { value: '=', label: 'is' },
];

/** UserSearch asks for a condition that the service finds users by. */
export function UserSearch({ search, change }: { search: Search; change: (s: Search) => void }) {
  const [typed, setTyped] = useState(search);
  const { attribute, operator, value } = search;
  useEffect(() => setTyped({ attribute, operator, value }), [attribute, operator, value]);
  const names = searchable.map(({ value, label }) => ({ value, label }));
  const choices = searchable.find((s) => s.value === typed.attribute)?.choices;
  const choose = (next: string) => {
    const fixed = searchable.find((s) => s.value === next)?.choices;
    setTyped({ attribute: next, operator: fixed ? '=' : typed.operator, value: '' });
    if (search.value) change({ attribute: next, operator: fixed ? '=' : typed.operator, value: '' });
  };
  return (
    <form role="search" onSubmit={(e) => { e.preventDefault(); change(typed); }}>
      <Grid gridDefinition={[{ colspan: { default: 7, xxs: 3 } }, { colspan: { default: 5, xxs: 3 } }, { colspan: { default: 8, xxs: 4 } }, { colspan: { default: 4, xxs: 2 } }]}>
        <Select
          selectedOption={names.find((n) => n.value === typed.attribute) ?? null}
          options={names}
          onChange={(e) => choose(e.detail.selectedOption.value ?? 'username')}
          ariaLabel="Search by"
          expandToViewport
        />
        <Select
          selectedOption={operators.find((o) => o.value === typed.operator) ?? null}
          options={operators}
          disabled={Boolean(choices)}
          onChange={(e) => setTyped({ ...typed, operator: e.detail.selectedOption.value as Search['operator'] })}
          ariaLabel="How to compare"
          expandToViewport
        />
        {choices ? (
          <Select
            selectedOption={typed.value ? { value: typed.value, label: statusText(typed.value) } : null}
            placeholder="Any"
            options={[{ value: '', label: 'Any' }, ...choices.map((value) => ({ value, label: statusText(value) }))]}
            onChange={(e) => {
              const next: Search = { ...typed, operator: '=', value: e.detail.selectedOption.value ?? '' };
              setTyped(next);
              change(next);
            }}
            ariaLabel="Value"
            expandToViewport
          />
        ) : (
          <Input
            type="search"
            value={typed.value}
            placeholder="Search users"
            ariaLabel="Search users"
            clearAriaLabel="Clear search"
            onChange={(e) => {
              setTyped({ ...typed, value: e.detail.value });
              if (e.detail.value === '' && search.value) change({ ...typed, value: '' });
            }}
          />
        )}
        {!choices && <Button formAction="submit">Search</Button>}
      </Grid>
    </form>
  );
}
