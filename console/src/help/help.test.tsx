import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { routes } from '../routes';
import { topicOf, topics } from '.';
import { HelpContext, Info, Panel } from './panel';
import { sections } from './sections';
import { RadioField } from '../components/fields';
import { Section } from '../components/section';

afterEach(cleanup);

test('there is help for every page', () => {
  for (const { path } of routes) expect(topicOf(path), path).toBeDefined();
  expect(topicOf(undefined)).toBeUndefined();
  expect(topicOf('/nothing/here')).toBeUndefined();
});

test('help is short, and what it names is there', () => {
  for (const { title, text, terms = [], docs = [] } of Object.values(topics)) {
    const length = [...text, ...terms.flat()].join(' ').length;
    expect(length, title).toBeGreaterThan(100);
    expect(length, title).toBeLessThan(1000);
    for (const [name, shown] of docs) {
      const file = `${import.meta.dirname}/../../../docs/${name}.md`;
      expect(existsSync(file), name).toBe(true);
      expect(readFileSync(file, 'utf8').startsWith(`# ${shown}\n`), name).toBe(true);
    }
  }
});

test('a link opens the help of its page or of its subject', () => {
  const open = vi.fn();
  render(
    <HelpContext value={{ page: 'users', open, show: () => {} }}>
      <Info />
      <Info topic="groups" />
    </HelpContext>,
  );
  fireEvent.click(screen.getByLabelText('Info: Users'));
  fireEvent.click(screen.getByLabelText('Info: Groups'));
  expect(open.mock.calls).toEqual([['users'], ['groups']]);
  cleanup();
  render(<Info />);
  expect(screen.queryByText('Info')).toBeNull();
});

test('parts of pages and fields lead to their help, and none is left without a place', () => {
  const open = vi.fn();
  const form = { draft: {}, change: () => {}, dirty: false, busy: false, error: undefined, errors: {}, submit: () => {}, reset: () => {} };
  render(
    <HelpContext value={{ page: 'security', open, show: () => {} }}>
      <Section title="Password policy" topic="passwordPolicy" form={form}>
        <RadioField label="Errors" topic="userExistence" choices={[]} value="" change={() => {}} />
      </Section>
    </HelpContext>,
  );
  fireEvent.click(screen.getByLabelText('Info: Password policy'));
  fireEvent.click(screen.getByLabelText('Info: User existence errors'));
  expect(open.mock.calls).toEqual([['passwordPolicy'], ['userExistence']]);
  const files = readdirSync(`${import.meta.dirname}/..`, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.tsx') && !f.startsWith('help/') && !f.endsWith('.test.tsx'));
  const code = files.map((f) => readFileSync(`${import.meta.dirname}/../${f}`, 'utf8')).join('\n');
  for (const topic of Object.keys(sections)) expect(code, topic).toMatch(new RegExp(`(topic=|topic: |topic=\\{.*)["']${topic}["']|'${topic}'\\} />`));
});

test('the panel leads to the documentation', () => {
  render(<Panel topic="triggers" />);
  expect(screen.getByText('Triggers', { selector: 'a *, a' }).closest('a')?.getAttribute('href')).toBe('/console/docs/triggers.md');
});
