import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import { createContext, useContext, useEffect, type ReactNode } from 'react';
import { Info } from './help/panel';

export interface Crumb {
  text: string;
  to: string;
}

export type ContentType = 'default' | 'table' | 'form' | 'wizard' | 'cards' | 'dashboard';

export interface Chrome {
  title: string;
  crumbs: Crumb[];
  contentType: ContentType;
}

export const ChromeContext = createContext<(chrome: Chrome) => void>(() => {});

interface PageProps {
  title: string;
  crumbs?: Crumb[];
  contentType?: ContentType;
  description?: ReactNode;
  actions?: ReactNode;
  /** bare leaves the heading to what is inside, a table's or a wizard's. */
  bare?: boolean;
  children: ReactNode;
}

/** Page is one screen: its title, the way to it, and what is on it. */
export function Page({ title, crumbs = [], contentType = 'default', description, actions, bare, children }: PageProps) {
  const setChrome = useContext(ChromeContext);
  const trail = JSON.stringify(crumbs);
  useEffect(() => {
    setChrome({ title, crumbs: JSON.parse(trail) as Crumb[], contentType });
    document.title = `${title} | Cognate`;
  }, [setChrome, title, trail, contentType]);
  if (bare) return <>{children}</>;
  return (
    <ContentLayout header={<Header variant="h1" description={description} actions={actions} info={<Info />}>{title}</Header>}>
      {children}
    </ContentLayout>
  );
}
