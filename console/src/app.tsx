import AppLayout, { type AppLayoutProps } from '@cloudscape-design/components/app-layout';
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import Spinner from '@cloudscape-design/components/spinner';
import Box from '@cloudscape-design/components/box';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { onSignedOut, own } from './api';
import { asError } from './load';
import { FlashMessages } from './flash';
import { ErrorBoundary } from './error-boundary';
import { topicOf, type Topic } from './help';
import { HelpContext, Panel } from './help/panel';
import { useAppearance, type Appearance } from './mode';
import { ChromeContext, type Chrome } from './page';
import { Problem } from './problem';
import { NotFoundPage } from './pages/not-found';
import { SignInPage } from './pages/sign-in';
import { follow, href, navigate, useLocation } from './router';
import { find } from './routes';
import { sections } from './navigation';
import { SessionContext, type Session } from './session';

/** useSessionState asks who is signed in, and notices when the session ends. */
function useSessionState() {
  const [session, setSession] = useState<Session>();
  const [error, setError] = useState<ReturnType<typeof asError>>();
  const ask = useCallback(() => {
    setError(undefined);
    own<Session>('GET', 'session').then(setSession, (e: unknown) => setError(asError(e)));
  }, []);
  useEffect(ask, [ask]);
  useEffect(() => onSignedOut(() => setSession((s) => s && { ...s, SignedIn: false })), []);
  return { session, setSession, error, ask };
}

export function App() {
  const { session, setSession, error, ask } = useSessionState();
  const [appearance, setAppearance] = useAppearance();
  // The page stays below the sign-in after a session ended, so that what was
  // typed is there again afterwards.
  const [wasSignedIn, setWasSignedIn] = useState(false);
  useEffect(() => {
    if (session?.SignedIn) setWasSignedIn(true);
  }, [session]);
  const { path } = useLocation();
  useEffect(() => {
    // Not before the sign-in, whose link may stand in the address.
    if (path === '/' && session?.SignedIn) navigate('/pools', { replace: true });
  }, [path, session]);

  if (error) return <main className="sign-in"><Problem error={error} retry={ask} what="The console can’t reach its server" /></main>;
  if (!session) return <Box textAlign="center" padding="xxxl"><Spinner size="large" /></Box>;
  return (
    <SessionContext value={session}>
      <div id="top">
        <TopBar session={session} appearance={appearance} setAppearance={setAppearance} signedOut={(s) => { setWasSignedIn(false); setSession(s); }} />
      </div>
      {!session.SignedIn && <SignInPage signedIn={setSession} again={wasSignedIn} />}
      {(session.SignedIn || wasSignedIn) && <div hidden={!session.SignedIn}><Shell /></div>}
    </SessionContext>
  );
}

interface TopBarProps {
  session: Session;
  appearance: Appearance;
  setAppearance: (a: Appearance) => void;
  signedOut: (s: Session) => void;
}

function TopBar({ session, appearance, setAppearance, signedOut }: TopBarProps) {
  const who = session.ARN?.split('/').pop()?.split(':').pop() ?? 'Signed out';
  const choices: [Appearance, string][] = [['system', 'As the system is'], ['light', 'Light'], ['dark', 'Dark']];
  return (
    <TopNavigation
      identity={{ href: href('/pools'), logo: { src: href('/wordmark.svg'), alt: 'Cognate' }, onFollow: (e) => { e.preventDefault(); navigate('/pools'); } }}
      i18nStrings={{ overflowMenuTriggerText: 'More', overflowMenuTitleText: 'All', overflowMenuBackIconAriaLabel: 'Back', overflowMenuDismissIconAriaLabel: 'Close menu' }}
      utilities={[
        {
          type: 'menu-dropdown', iconName: 'settings', ariaLabel: 'Appearance', title: 'Appearance', text: undefined,
          items: choices.map(([id, text]) => ({ id, text, itemType: 'checkbox', checked: id === appearance })),
          onItemClick: (e) => setAppearance(e.detail.id as Appearance),
        },
        ...(session.SignedIn
          ? [{
              type: 'menu-dropdown' as const, text: who, iconName: 'user-profile' as const,
              description: `${session.Region} · ${session.Account}`,
              items: session.Development ? [{ id: 'dev', text: 'Development: everybody is signed in', disabled: true }] : [{ id: 'out', text: 'Sign out' }],
              onItemClick: (e: { detail: { id: string } }) => {
                if (e.detail.id === 'out') own<Session>('DELETE', 'session').then(signedOut, () => window.location.reload());
              },
            }]
          : []),
      ]}
    />
  );
}

const kinds: Record<Chrome['contentType'], AppLayoutProps.ContentType> = {
  default: 'default', table: 'table', form: 'form', wizard: 'wizard', cards: 'cards', dashboard: 'dashboard',
};

function Shell() {
  const { path } = useLocation();
  const [chrome, setChrome] = useState<Chrome>({ title: '', crumbs: [], contentType: 'default' });
  const [open, setOpen] = useState(() => window.innerWidth > 912);
  const found = find(path);
  const nav = sections(path, found?.members ?? {});
  const about = topicOf(found?.route.path);
  const layout = useRef<AppLayoutProps.Ref>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  const [asked, setAsked] = useState<{ path: string; topic: Topic }>();
  const help = useMemo(() => ({
    page: about,
    show: (topic: Topic) => setAsked({ path, topic }),
    open: (topic: Topic) => {
      setAsked({ path, topic });
      setHelpOpen(true);
      layout.current?.focusToolsClose();
    },
  }), [about, path]);
  // What was asked about is forgotten with the page that it is on.
  const topic = asked?.path === path ? asked.topic : about;
  return (
    <ChromeContext value={setChrome}>
      <HelpContext value={help}>
        <AppLayout
          ref={layout}
          headerSelector="#top"
          toolsHide={!topic}
          tools={topic && <Panel topic={topic} />}
          toolsOpen={helpOpen}
          onToolsChange={(e) => setHelpOpen(e.detail.open)}
          navigationOpen={open}
          onNavigationChange={(e) => setOpen(e.detail.open)}
          contentType={kinds[chrome.contentType]}
          ariaLabels={{ navigation: 'Side navigation', navigationClose: 'Close side navigation', navigationToggle: 'Open side navigation', notifications: 'Notifications', tools: 'Help', toolsClose: 'Close help', toolsToggle: 'Open help' }}
          navigation={<SideNavigation header={nav.header} items={nav.items} activeHref={nav.active} onFollow={(e) => { follow(e); if (window.innerWidth <= 688) setOpen(false); }} />}
          breadcrumbs={
            <BreadcrumbGroup
              ariaLabel="Breadcrumbs"
              expandAriaLabel="Show path"
              items={[{ text: 'Cognate', href: href('/pools') }, ...chrome.crumbs.map((c) => ({ text: c.text, href: href(c.to) })), { text: chrome.title, href: '#' }]}
              onFollow={follow}
            />
          }
          notifications={<FlashMessages />}
          content={
            <ErrorBoundary key={path}>
              {found ? <found.route.page {...found.members} /> : <NotFoundPage />}
            </ErrorBoundary>
          }
        />
      </HelpContext>
    </ChromeContext>
  );
}
