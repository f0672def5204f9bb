import type { AuthEventType } from '@aws-sdk/client-cognito-identity-provider';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { call } from '../api';
import { useFlash } from '../flash';
import { asError } from '../load';
import type { Of } from '../pages/pool/user';
import { Problem } from '../problem';
import { follow, href } from '../router';
import { Time } from '../time';
import { Empty } from './empty';
import { TokenPagination } from './token-pagination';
import { useTokenPages } from './token-pages';
import { useChosen } from './use-chosen';

const results: Record<string, [StatusIndicatorProps.Type, string]> = {
  Pass: ['success', 'Passed'], Fail: ['error', 'Failed'], InProgress: ['in-progress', 'In progress'],
};

/** UserEvents lists what a user did to get in, and takes what is said of it. */
export function UserEvents({ poolId, user }: Of) {
  const flash = useFlash();
  const to = { UserPoolId: poolId, Username: user.Username ?? '' };
  const pages = useTokenPages<AuthEventType>(
    async (NextToken) => {
      const page = await call('AdminListUserAuthEvents', { ...to, MaxResults: 20, NextToken });
      return { items: page.AuthEvents ?? [], next: page.NextToken };
    },
    [to],
  );
  const [selected, setSelected] = useChosen(pages.items, (e) => e.EventId);
  if (pages.error?.name === 'UserPoolAddOnNotEnabledException') {
    return (
      <Empty title="Authentication events are not recorded">
        They are part of threat protection. <Link href={href(`/pools/${poolId}/security`)} onFollow={follow}>The security page turns it on.</Link>
      </Empty>
    );
  }
  const feedback = (value: 'Valid' | 'Invalid') => {
    call('AdminUpdateAuthEventFeedback', { ...to, EventId: selected?.EventId, FeedbackValue: value }).then(
      () => {
        flash.success(`The event has been marked as ${value.toLowerCase()}.`);
        pages.reload();
      },
      (e: unknown) => flash.error(asError(e), 'The event was not marked'),
    );
  };
  return (
    <SpaceBetween size="m">
      <Problem error={pages.error} retry={pages.reload} what="The events could not be listed" />
      <Table
        items={pages.items}
        loading={pages.loading}
        loadingText="Loading events"
        trackBy="EventId"
        selectionType="single"
        selectedItems={selected ? [selected] : []}
        onSelectionChange={(e) => setSelected(e.detail.selectedItems[0])}
        enableKeyboardNavigation
        ariaLabels={{ tableLabel: 'Authentication events of the user', selectionGroupLabel: 'Choose an event', itemSelectionLabel: (_, v) => `${v.EventType} ${v.EventId}` }}
        columnDefinitions={[
          { id: 'type', header: 'Event', isRowHeader: true, cell: (v) => v.EventType },
          { id: 'when', header: 'When', cell: (v) => <Time value={v.CreationDate} /> },
          { id: 'result', header: 'Result', cell: (v) => { const [type, text] = results[v.EventResponse ?? ''] ?? ['info', v.EventResponse ?? '-']; return <StatusIndicator type={type}>{text}</StatusIndicator>; } },
          { id: 'risk', header: 'Risk', cell: (v) => [v.EventRisk?.RiskDecision, v.EventRisk?.RiskLevel, v.EventRisk?.CompromisedCredentialsDetected && 'compromised password'].filter(Boolean).join(', ') || '-' },
          { id: 'challenges', header: 'Challenges', cell: (v) => v.ChallengeResponses?.map((c) => `${c.ChallengeName}: ${c.ChallengeResponse}`).join(', ') || '-' },
          { id: 'ip', header: 'IP address', cell: (v) => v.EventContextData?.IpAddress ?? '-' },
          { id: 'device', header: 'Device', cell: (v) => v.EventContextData?.DeviceName ?? '-' },
          { id: 'place', header: 'Place', cell: (v) => [v.EventContextData?.City, v.EventContextData?.Country].filter(Boolean).join(', ') || '-' },
          { id: 'feedback', header: 'Feedback', cell: (v) => v.EventFeedback?.FeedbackValue ?? '-' },
        ]}
        empty={<Empty title="No events">What the user does to get in is listed here.</Empty>}
        pagination={<TokenPagination pages={pages} label="Pages of events" />}
        header={
          <Header
            variant="h2"
            description="Saying whether an event was the user’s own teaches threat protection."
            actions={
              <ButtonDropdown disabled={!selected} items={[{ id: 'Valid', text: 'It was the user' }, { id: 'Invalid', text: 'It was somebody else' }]} onItemClick={(e) => feedback(e.detail.id as 'Valid' | 'Invalid')}>
                Give feedback
              </ButtonDropdown>
            }
          >
            Authentication events
          </Header>
        }
      />
    </SpaceBetween>
  );
}
