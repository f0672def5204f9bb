import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { LogConfigurationType } from '@aws-sdk/client-cognito-identity-provider';
import { useRef } from 'react';
import { call } from '../../api';
import { EditForm } from '../../components/edit-form';
import { SelectField, TextField } from '../../components/fields';
import { Settled } from '../../components/settled';
import { useForm } from '../../components/use-form';
import { useFlash } from '../../flash';
import { useLoad } from '../../load';
import { PoolPage } from '../../pool-page';

export function LogDeliveryPage({ poolId }: { poolId: string }) {
  const logs = useLoad(async () => (await call('GetLogDeliveryConfiguration', { UserPoolId: poolId })).LogDeliveryConfiguration?.LogConfigurations ?? [], [poolId]);
  return (
    <PoolPage poolId={poolId} title="Log delivery" contentType="form" description="Where the pool’s events go, as a stream of logs. Where a destination leads is set up at the server.">
      {() => <Settled loaded={logs} what="The log delivery could not be read">{(l) => <Logs poolId={poolId} logs={l} reload={logs.reload} />}</Settled>}
    </PoolPage>
  );
}

type Source = 'userNotification' | 'userAuthEvents';

interface Destination {
  kind: string;
  arn: string;
}

const sources: { source: Source; title: string; description: string; level: 'ERROR' | 'INFO' }[] = [
  { source: 'userNotification', title: 'Message delivery errors', description: 'Mail and text messages that could not be sent.', level: 'ERROR' },
  { source: 'userAuthEvents', title: 'User activity', description: 'Sign-ups, sign-ins and password changes, with their risk.', level: 'INFO' },
];

function destination(l: LogConfigurationType | undefined): Destination {
  if (l?.CloudWatchLogsConfiguration) return { kind: 'group', arn: l.CloudWatchLogsConfiguration.LogGroupArn ?? '' };
  if (l?.FirehoseConfiguration) return { kind: 'stream', arn: l.FirehoseConfiguration.StreamArn ?? '' };
  if (l?.S3Configuration) return { kind: 'bucket', arn: l.S3Configuration.BucketArn ?? '' };
  return { kind: 'none', arn: '' };
}

function configured(source: Source, level: 'ERROR' | 'INFO', d: Destination): LogConfigurationType {
  const to =
    d.kind === 'group' ? { CloudWatchLogsConfiguration: { LogGroupArn: d.arn } } : d.kind === 'stream' ? { FirehoseConfiguration: { StreamArn: d.arn } } : { S3Configuration: { BucketArn: d.arn } };
  return { EventSource: source, LogLevel: level, ...to };
}

function Logs({ poolId, logs, reload }: { poolId: string; logs: LogConfigurationType[]; reload: () => void }) {
  const flash = useFlash();
  const of = (source: Source) => destination(logs.find((l) => l.EventSource === source));
  // The service names a configuration by its place among those that were sent.
  const sent = useRef<Source[]>([]);
  const placeOf = (source: Source) => new RegExp(`logConfigurations\\.${sent.current.indexOf(source) + 1}\\.|${source}`, 'i');
  const form = useForm<Record<Source, Destination>>({
    saved: { userNotification: of('userNotification'), userAuthEvents: of('userAuthEvents') },
    names: { get userNotification() { return placeOf('userNotification'); }, get userAuthEvents() { return new RegExp(`${placeOf('userAuthEvents').source}|plus`, 'i'); } },
    check: (d) => Object.fromEntries(sources.map(({ source }) => [source, d[source].kind !== 'none' && !d[source].arn.trim() ? 'Enter the ARN of the destination.' : undefined])),
    save: async (d) => {
      const used = sources.filter(({ source }) => d[source].kind !== 'none');
      sent.current = used.map(({ source }) => source);
      const LogConfigurations = used.map(({ source, level }) => configured(source, level, d[source]));
      await call('SetLogDeliveryConfiguration', { UserPoolId: poolId, LogConfigurations });
      flash.success('The log delivery has been saved.');
      reload();
    },
  });
  const { draft, change, errors } = form;
  return (
    <EditForm form={form}>
      {sources.map(({ source, title, description }) => (
        <Container key={source} header={<Header variant="h2" description={description}>{title}</Header>}>
          <div className="stack">
            <SelectField
              label={`Destination of ${title.toLowerCase()}`}
              value={draft[source].kind}
              change={(kind) => change({ [source]: { ...draft[source], kind } })}
              choices={[
                { value: 'none', label: 'None' },
                { value: 'group', label: 'Log group' },
                { value: 'stream', label: 'Stream' },
                { value: 'bucket', label: 'Bucket' },
              ]}
            />
            {draft[source].kind !== 'none' && (
              <TextField
                label={`ARN for ${title.toLowerCase()}`}
                value={draft[source].arn}
                change={(arn) => change({ [source]: { ...draft[source], arn } })}
                error={errors[source]}
                placeholder={{ group: 'arn:aws:logs:us-east-1:000000000000:log-group:people', stream: 'arn:aws:firehose:us-east-1:000000000000:deliverystream/people', bucket: 'arn:aws:s3:::people' }[draft[source].kind]}
              />
            )}
          </div>
        </Container>
      ))}
    </EditForm>
  );
}
