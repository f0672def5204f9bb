import { PoolPage } from '../../pool-page';
import { EmailForm } from '../../components/email-form';
import { SmsForm } from '../../components/sms-form';
import { TemplatesForm } from '../../components/templates-form';

export function MessagingPage({ poolId }: { poolId: string }) {
  return (
    <PoolPage poolId={poolId} title="Messaging" contentType="form" description="Who the pool’s mail and text messages come from, and what they say.">
      {(pool, reload) => (
        <div className="stack">
          <EmailForm pool={pool} reload={reload} />
          <SmsForm pool={pool} reload={reload} />
          <TemplatesForm pool={pool} reload={reload} />
        </div>
      )}
    </PoolPage>
  );
}
