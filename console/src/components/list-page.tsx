import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { Info } from '../help/panel';
import type { Loaded } from '../load';
import { Page } from '../page';
import { Problem } from '../problem';

interface ListPageProps<T> {
  title: string;
  description: string;
  loaded: Loaded<T[]>;
  columns: TableProps.ColumnDefinition<T>[];
  empty: ReactNode;
  actions: ReactNode;
  /** children are the questions that stand before the page. */
  children: ReactNode;
}

/** ListPage is a page that is one table of things of the server. */
export function ListPage<T extends { ID: string }>({ title, description, loaded, columns, empty, actions, children }: ListPageProps<T>) {
  const { data, error, loading, reload } = loaded;
  const what = title.toLowerCase();
  return (
    <Page title={title} contentType="table" bare>
      <SpaceBetween size="l">
        <Problem error={error} retry={reload} what={`The ${what} could not be listed`} />
        <Table
          variant="full-page"
          items={data ?? []}
          loading={loading && !data}
          loadingText={`Loading ${what}`}
          trackBy="ID"
          ariaLabels={{ tableLabel: title }}
          empty={empty}
          columnDefinitions={columns}
          header={<Header variant="awsui-h1-sticky" info={<Info />} counter={data && `(${data.length})`} description={description} actions={actions}>{title}</Header>}
        />
      </SpaceBetween>
      {children}
    </Page>
  );
}
