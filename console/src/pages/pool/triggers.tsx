import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { LambdaConfigType, PreTokenGenerationLambdaVersionType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { useState } from 'react';
import type { Names } from '../../components/blame';
import { EditForm } from '../../components/edit-form';
import { SelectField, TextField } from '../../components/fields';
import { TriggerTest } from '../../components/trigger-test';
import { useForm } from '../../components/use-form';
import { useFlash } from '../../flash';
import type { Topic } from '../../help';
import { Info } from '../../help/panel';
import { PoolPage } from '../../pool-page';
import { changePool } from '../../pool-settings';

export function TriggersPage({ poolId }: { poolId: string }) {
  return (
    <PoolPage poolId={poolId} title="Triggers" contentType="form" description="Functions that the pool calls at certain moments, by their ARNs; where a field is empty there is none. Where an ARN leads is set up at the server.">
      {(pool, reload) => <Triggers pool={pool} reload={reload} />}
    </PoolPage>
  );
}

type Plain = 'PreSignUp' | 'PostConfirmation' | 'UserMigration' | 'PreAuthentication' | 'PostAuthentication' | 'DefineAuthChallenge' | 'CreateAuthChallenge' | 'VerifyAuthChallengeResponse' | 'CustomMessage';

interface Group {
  title: string;
  topic: Topic;
  triggers: { member: Plain; label: string; description: string }[];
}

const groups: Group[] = [
  {
    title: 'Sign-up', topic: 'signUpTriggers',
    triggers: [
      { member: 'PreSignUp', label: 'Pre sign-up', description: 'Before an account is made: refuses it, or confirms it at once.' },
      { member: 'PostConfirmation', label: 'Post confirmation', description: 'After an account was confirmed.' },
      { member: 'UserMigration', label: 'Migrate user', description: 'When somebody signs in, or forgot the password, who is not in the pool.' },
    ],
  },
  {
    title: 'Authentication', topic: 'authenticationTriggers',
    triggers: [
      { member: 'PreAuthentication', label: 'Pre authentication', description: 'Before a password is checked: refuses the sign-in.' },
      { member: 'PostAuthentication', label: 'Post authentication', description: 'After somebody signed in.' },
    ],
  },
  {
    title: 'Custom authentication', topic: 'customTriggers',
    triggers: [
      { member: 'DefineAuthChallenge', label: 'Define auth challenge', description: 'Says which challenge comes next, or that the user is signed in.' },
      { member: 'CreateAuthChallenge', label: 'Create auth challenge', description: 'Makes the challenge.' },
      { member: 'VerifyAuthChallengeResponse', label: 'Verify auth challenge response', description: 'Judges the answer.' },
    ],
  },
  { title: 'Messaging', topic: 'messagingTriggers', triggers: [{ member: 'CustomMessage', label: 'Custom message', description: 'Words messages before they are sent.' }] },
];

type Draft = Record<Plain, string> & {
  token: string;
  tokenVersion: string;
  federation: string;
  email: string;
  sms: string;
  key: string;
};

function draftOf(c: LambdaConfigType): Draft {
  const plain = Object.fromEntries(groups.flatMap((g) => g.triggers.map((t) => [t.member, c[t.member] ?? '']))) as Record<Plain, string>;
  return {
    ...plain,
    token: c.PreTokenGenerationConfig?.LambdaArn ?? c.PreTokenGeneration ?? '',
    tokenVersion: c.PreTokenGenerationConfig?.LambdaVersion ?? 'V1_0',
    federation: c.InboundFederation?.LambdaArn ?? '',
    email: c.CustomEmailSender?.LambdaArn ?? '',
    sms: c.CustomSMSSender?.LambdaArn ?? '',
    key: c.KMSKeyID ?? '',
  };
}

/** configOf leaves out what is empty: the service takes no empty ARN. */
function configOf(d: Draft): LambdaConfigType {
  const plain = Object.fromEntries(groups.flatMap((g) => g.triggers.flatMap((t) => (d[t.member].trim() ? [[t.member, d[t.member].trim()]] : []))));
  const token = d.token.trim();
  return {
    ...plain,
    // The first version is said as older programs know it, too.
    ...(token && { PreTokenGenerationConfig: { LambdaArn: token, LambdaVersion: d.tokenVersion as PreTokenGenerationLambdaVersionType } }),
    ...(token && d.tokenVersion === 'V1_0' && { PreTokenGeneration: token }),
    ...(d.federation.trim() && { InboundFederation: { LambdaArn: d.federation.trim(), LambdaVersion: 'V1_0' } }),
    ...(d.email.trim() && { CustomEmailSender: { LambdaArn: d.email.trim(), LambdaVersion: 'V1_0' } }),
    ...(d.sms.trim() && { CustomSMSSender: { LambdaArn: d.sms.trim(), LambdaVersion: 'V1_0' } }),
    ...(d.key.trim() && { KMSKeyID: d.key.trim() }),
  };
}

const names: Names = {
  ...Object.fromEntries(groups.flatMap((g) => g.triggers.map((t) => [t.member, t.member]))),
  token: /preTokenGeneration/i, federation: /inboundFederation/i, email: /customEmailSender/i, sms: /customSMSSender/i, key: /kmsKey/i,
};

function Triggers({ pool, reload }: { pool: UserPoolType; reload: () => void }) {
  const flash = useFlash();
  const form = useForm<Draft>({
    saved: draftOf(pool.LambdaConfig ?? {}), names,
    save: async (d) => {
      await changePool(pool.Id ?? '', () => ({ LambdaConfig: configOf(d) }));
      flash.success('The triggers have been saved.');
      reload();
    },
  });
  const { draft, change, errors } = form;
  const saved = draftOf(pool.LambdaConfig ?? {});
  const [testing, setTesting] = useState<{ trigger: string; label: string }>();
  const field = (member: keyof Draft, trigger: string, label: string, description: string) => (
    <TextField
      key={member}
      label={label}
      description={description}
      value={draft[member]}
      change={(value) => change({ [member]: value })}
      error={errors[member]}
      beside={
        <Button
          formAction="none"
          ariaLabel={`Test ${label}`}
          disabled={!saved[member] || draft[member] !== saved[member]}
          disabledReason={draft[member] ? 'Save the function before you test it' : 'There is no function to test'}
          onClick={() => setTesting({ trigger, label })}
        >
          Test
        </Button>
      }
    />
  );
  return (
    <>
      <EditForm form={form}>
        {groups.map((g) => (
          <Container key={g.title} header={<Header variant="h2" info={<Info topic={g.topic} />}>{g.title}</Header>}>
            <div className="stack">
              {g.triggers.map((t) => field(t.member, t.member, t.label, t.description))}
              {g.title === 'Messaging' && (
                <>
                  {field('email', 'CustomEmailSender', 'Custom email sender', 'Sends mail itself. Codes reach it encrypted.')}
                  {field('sms', 'CustomSMSSender', 'Custom SMS sender', 'Sends text messages itself. Codes reach it encrypted.')}
                  <TextField label="Key of custom senders" description="The key that codes are encrypted under for custom senders." hint="The key’s ARN" value={draft.key} change={(key) => change({ key })} error={errors.key} />
                </>
              )}
              {g.title === 'Authentication' && (
                <>
                  {field('token', 'PreTokenGeneration', 'Pre token generation', 'Before tokens are made: changes their claims.')}
                  <SelectField
                    label="Event version of pre token generation"
                    value={draft.tokenVersion}
                    change={(tokenVersion) => change({ tokenVersion })}
                    choices={[
                      { value: 'V1_0', label: 'V1_0', description: 'ID tokens' },
                      { value: 'V2_0', label: 'V2_0', description: 'ID and access tokens' },
                      { value: 'V3_0', label: 'V3_0', description: 'ID and access tokens, and those of machines' },
                    ]}
                  />
                  {field('federation', 'InboundFederation', 'Inbound federation', 'When somebody comes from an identity provider: changes what the provider said.')}
                </>
              )}
            </div>
          </Container>
        ))}
      </EditForm>
      {testing && <TriggerTest poolId={pool.Id ?? ''} {...testing} close={() => setTesting(undefined)} />}
    </>
  );
}
