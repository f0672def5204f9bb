import SpaceBetween from '@cloudscape-design/components/space-between';
import { MFASection } from '../../components/mfa-section';
import { PasswordSection } from '../../components/password-section';
import { RecoverySection } from '../../components/recovery-section';
import { RiskSection } from '../../components/risk-section';
import { SessionSection } from '../../components/session-section';
import { ThreatSection } from '../../components/threat-section';
import { PoolPage } from '../../pool-page';

export function SecurityPage({ poolId }: { poolId: string }) {
  return (
    <PoolPage poolId={poolId} title="Security" description="How hard it is for others to get in, and how people get in again.">
      {(pool, changed) => {
        const part = { poolId, pool, changed };
        return (
          <SpaceBetween size="l">
            <PasswordSection {...part} />
            <MFASection {...part} />
            <RecoverySection {...part} />
            <ThreatSection {...part} />
            <RiskSection {...part} />
            <SessionSection poolId={poolId} />
          </SpaceBetween>
        );
      }}
    </PoolPage>
  );
}
