import HelpPanel from '@cloudscape-design/components/help-panel';
import Link from '@cloudscape-design/components/link';
import { createContext, useContext } from 'react';
import { href } from '../router';
import { topics, type Topic } from '.';

/** HelpChrome is the panel beside the page: what the page is about, and how to open it. */
export interface HelpChrome {
  page: Topic | undefined;
  open: (topic: Topic) => void;
  /** show changes what the panel says, if it is open. */
  show: (topic: Topic) => void;
}

export const HelpContext = createContext<HelpChrome>({ page: undefined, open: () => {}, show: () => {} });

/** Info opens the help about a topic, or about the page. */
export function Info({ topic }: { topic?: Topic }) {
  const { page, open } = useContext(HelpContext);
  const about = topic ?? page;
  if (!about) return null;
  return <Link variant="info" ariaLabel={`Info: ${topics[about].title}`} onFollow={() => open(about)}>Info</Link>;
}

/** Panel is the help about a topic. */
export function Panel({ topic }: { topic: Topic }) {
  const { title, text, terms, docs } = topics[topic];
  // As wide as a phone the panel stands in the page's place.
  const [Heading, Subheading] = window.innerWidth <= 688 ? (['h1', 'h2'] as const) : (['h2', 'h3'] as const);
  return (
    <HelpPanel
      header={<Heading>{title}</Heading>}
      footer={docs && (
        <div>
          <Subheading>Learn more</Subheading>
          <ul>
            {docs.map(([name, text]) => <li key={name}><Link external externalIconAriaLabel="Opens in a new tab" href={href(`/docs/${name}.md`)}>{text}</Link></li>)}
          </ul>
        </div>
      )}
    >
      {text.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
      {terms && <dl>{terms.map(([term, meaning]) => [<dt key={term}>{term}</dt>, <dd key={`${term}:`}>{meaning}</dd>])}</dl>}
    </HelpPanel>
  );
}
