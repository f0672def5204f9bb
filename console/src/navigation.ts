import type { SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { places } from './pages/pool/table';
import { href } from './router';

interface Navigation {
  header: NonNullable<SideNavigationProps['header']>;
  items: SideNavigationProps.Item[];
  active: string;
}

function link(text: string, to: string): SideNavigationProps.Link {
  return { type: 'link', text, href: href(to) };
}

/** general leads to the pages that are about no pool. */
function general(): SideNavigationProps.Item[] {
  return [
    link('User pools', '/pools'),
    { type: 'divider' },
    { type: 'section', text: 'Server', items: [link('Outbox', '/outbox'), link('Access keys', '/keys'), link('Sessions', '/sessions'), link('Health', '/server')] },
  ];
}

/** pool leads to the pages about one pool. */
function pool(id: string): SideNavigationProps.Item[] {
  const items: SideNavigationProps.Item[] = [link('User pools', '/pools'), { type: 'divider' }];
  const groups = new Map<string, SideNavigationProps.Link[]>();
  for (const p of places) {
    if (!p.text) continue;
    const to = link(p.text, `/pools/${id}${p.path}`);
    if (!p.section) items.push(to);
    else groups.set(p.section, [...(groups.get(p.section) ?? []), to]);
  }
  return [...items, ...[...groups].map(([text, links]) => ({ type: 'section' as const, text, items: links }))];
}

/** sections is the side navigation beside a page. */
export function sections(path: string, members: Record<string, string>): Navigation {
  const id = members.poolId;
  const items = id ? pool(id) : general();
  const links = items.flatMap((i) => (i.type === 'link' ? [i] : i.type === 'section' ? i.items : [])).filter((i) => i.type === 'link');
  const at = href(path);
  const active = links.map((i) => i.href).filter((h) => at === h || at.startsWith(h + '/')).sort((a, b) => b.length - a.length)[0];
  return { header: { text: 'Cognate', href: href('/pools') }, items, active: active ?? '' };
}
