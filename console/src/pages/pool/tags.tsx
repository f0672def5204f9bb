import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import TagEditor, { type TagEditorProps } from '@cloudscape-design/components/tag-editor';
import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { useRef } from 'react';
import { call } from '../../api';
import { EditForm } from '../../components/edit-form';
import { PoolPage } from '../../pool-page';
import { useForm } from '../../components/use-form';
import { useFlash } from '../../flash';

export function TagsPage({ poolId }: { poolId: string }) {
  return (
    <PoolPage poolId={poolId} title="Tags" description="Names and values by which you find and group user pools.">
      {(pool, reload) => <Tags pool={pool} reload={reload} />}
    </PoolPage>
  );
}

function asList(tags: Record<string, string>): TagEditorProps.Tag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value, existing: true }));
}

function Tags({ pool, reload }: { pool: UserPoolType; reload: () => void }) {
  const flash = useFlash();
  const saved = pool.UserPoolTags ?? {};
  const valid = useRef(true);
  const form = useForm<{ tags: TagEditorProps.Tag[] }>({
    saved: { tags: asList(saved) },
    check: () => ({ tags: valid.current ? undefined : 'Mend the tags first.' }),
    save: async ({ tags }) => {
      const kept = Object.fromEntries(tags.filter((t) => !t.markedForRemoval).map((t) => [t.key, t.value]));
      const gone = Object.keys(saved).filter((key) => !(key in kept));
      if (gone.length > 0) await call('UntagResource', { ResourceArn: pool.Arn, TagKeys: gone });
      const changed = Object.fromEntries(Object.entries(kept).filter(([key, value]) => saved[key] !== value));
      if (Object.keys(changed).length > 0) await call('TagResource', { ResourceArn: pool.Arn, Tags: changed });
      flash.success('The tags have been saved.');
      reload();
    },
  });
  return (
    <EditForm form={form}>
      <Container header={<Header variant="h2">Tags</Header>}>
        <TagEditor
          tags={form.draft.tags}
          tagLimit={50}
          onChange={(e) => { valid.current = e.detail.valid; form.change({ tags: [...e.detail.tags] }); }}
        />
      </Container>
    </EditForm>
  );
}
