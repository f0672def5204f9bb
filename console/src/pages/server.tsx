import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import LineChart, { type LineChartProps } from '@cloudscape-design/components/line-chart';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useEffect } from 'react';
import { own } from '../api';
import { Facts } from '../components/facts';
import { useLoad } from '../load';
import { Page } from '../page';
import { Problem } from '../problem';
import { Time } from '../time';

interface Minute {
  Start: string;
  Calls: number;
  Refused: number;
  Failed: number;
  SignIns: number;
  MedianMS: number;
  P95MS: number;
}

interface Server {
  Version: string;
  Region: string;
  Account: string;
  PublicURL: string;
  ConsoleURL: string;
  Started: string;
  Memory: boolean;
  Database: string;
  HeapBytes: number;
  Now: string;
  Minutes: Minute[];
}

const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hour12: false });

interface ChartProps {
  title: string;
  description: string;
  minutes: Minute[];
  lines: [title: string, member: keyof Omit<Minute, 'Start'>][];
  unit: string;
}

/** Chart draws figures of the last hour. */
function Chart({ title, description, minutes, lines, unit }: ChartProps) {
  const value = (n: number) => `${Math.round(n * 10) / 10}${unit}`;
  const series: LineChartProps<Date>['series'] = lines.map(([title, member]) => ({
    title, type: 'line', valueFormatter: value, data: minutes.map((m) => ({ x: new Date(m.Start), y: m[member] })),
  }));
  const top = Math.max(1, ...minutes.flatMap((m) => lines.map(([, member]) => m[member])));
  return (
    <Container header={<Header variant="h2" description={description}>{title}</Header>}>
      <LineChart
        series={series}
        height={180}
        hideFilter
        xScaleType="time"
        xDomain={[new Date(minutes[0]?.Start ?? 0), new Date(minutes.at(-1)?.Start ?? 1)]}
        yDomain={[0, top * 1.1]}
        ariaLabel={title}
        ariaDescription={description}
        xTickFormatter={(d) => clock.format(d)}
        i18nStrings={{ xTickFormatter: (d) => clock.format(d), yTickFormatter: value, chartAriaRoleDescription: 'line chart', xAxisAriaRoleDescription: 'time', yAxisAriaRoleDescription: 'value', detailPopoverDismissAriaLabel: 'Close', legendAriaLabel: 'Legend' }}
      />
    </Container>
  );
}

/** ServerPage shows how the server is, and what it did within the last hour. */
export function ServerPage() {
  const { data, error, loading, reload } = useLoad(() => own<Server>('GET', 'server'), []);
  useEffect(() => {
    const timer = window.setInterval(() => {
      if (!document.hidden) reload();
    }, 10_000);
    return () => window.clearInterval(timer);
  }, [reload]);
  return (
    <Page title="Health" contentType="dashboard" description="How this server is, and what it did within the last hour." actions={<Button iconName="refresh" ariaLabel="Refresh" onClick={reload} />}>
      <SpaceBetween size="l">
        <Problem error={error} retry={reload} what="The server’s state can’t be read" />
        {!data && loading && <Box><StatusIndicator type="loading">Loading</StatusIndicator></Box>}
        {data && (
          <SpaceBetween size="l">
            <Container header={<Header variant="h2">Server</Header>}>
              <Facts
                columns={4}
                items={[
                  { label: 'Database', value: <StatusIndicator type={data.Database === 'ok' ? 'success' : 'error'}>{data.Database === 'ok' ? 'Answers' : data.Database}</StatusIndicator> },
                  { label: 'Version', value: data.Version },
                  { label: 'Started', value: <Time value={data.Started} /> },
                  { label: 'Kept', value: data.Memory ? 'In memory, until the server ends' : 'In the database' },
                  { label: 'API', value: data.PublicURL },
                  { label: 'Console', value: data.ConsoleURL || '-' },
                  { label: 'Region and account', value: `${data.Region} · ${data.Account}` },
                  { label: 'Memory in use', value: `${(data.HeapBytes / 1048576).toFixed(1)} MiB` },
                ]}
              />
            </Container>
            <ColumnLayout columns={2}>
              <Chart title="Sign-ins" description="Sign-ins that were begun, by minute." minutes={data.Minutes} lines={[['Sign-ins', 'SignIns']]} unit="" />
              <Chart title="Calls" description="Calls of the API, by minute." minutes={data.Minutes} lines={[['All', 'Calls'], ['Refused', 'Refused'], ['Failed', 'Failed']]} unit="" />
            </ColumnLayout>
            <Chart title="Latency" description="How long calls took, half of them and 95 of 100, by minute." minutes={data.Minutes} lines={[['Median', 'MedianMS'], ['95 of 100', 'P95MS']]} unit=" ms" />
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Page>
  );
}
