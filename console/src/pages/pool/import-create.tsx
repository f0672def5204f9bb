import Container from '@cloudscape-design/components/container';
import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import { useRef, useState } from 'react';
import { call } from '../../api';
import { EditForm } from '../../components/edit-form';
import { SelectField, TextField } from '../../components/fields';
import { upload } from '../../components/upload';
import { useForm } from '../../components/use-form';
import { useFlash } from '../../flash';
import { PoolPage } from '../../pool-page';
import { navigate } from '../../router';

const algorithms = ['BCRYPT', 'SCRYPT', 'ARGON2ID', 'PBKDF2_SHA256'];

export function ImportCreatePage({ poolId }: { poolId: string }) {
  return (
    <PoolPage poolId={poolId} title="Create import job" contentType="form" crumbs={[{ text: 'Import jobs', to: `/pools/${poolId}/imports` }]}>
      {() => <Create poolId={poolId} />}
    </PoolPage>
  );
}

function Create({ poolId }: { poolId: string }) {
  const flash = useFlash();
  const [files, setFiles] = useState<File[]>([]);
  const [percent, setPercent] = useState<number>();
  // The job that was made when only sending its file failed.
  const made = useRef<string>(undefined);
  const form = useForm({
    saved: { name: '', role: 'arn:aws:iam::000000000000:role/import', algorithm: '' },
    names: { name: 'jobName', role: 'cloudWatchLogsRoleArn', algorithm: 'passwordHashingAlgorithm', file: /^the file/i },
    check: (d) => ({ name: d.name.trim() ? undefined : 'Enter a name.', file: files.length > 0 ? undefined : 'Choose a file.' }),
    save: async (d) => {
      const file = files[0];
      if (!file) return;
      if (!made.current) {
        const job = await call('CreateUserImportJob', { UserPoolId: poolId, JobName: d.name, CloudWatchLogsRoleArn: d.role, ...(d.algorithm && { PasswordHashingAlgorithm: d.algorithm as never }) });
        made.current = job.UserImportJob?.JobId;
      }
      const JobId = made.current ?? '';
      setPercent(0);
      try {
        await upload(`pools/${poolId}/imports/${JobId}/file`, file, setPercent);
        await call('StartUserImportJob', { UserPoolId: poolId, JobId });
      } finally {
        setPercent(undefined);
      }
      flash.success(`Import job "${d.name}" has been started.`);
      navigate(`/pools/${poolId}/imports/${JobId}`, { saved: true });
    },
  });
  const { draft, change, errors } = form;
  return (
    <EditForm form={form} always action="Create and start" cancel={() => navigate(`/pools/${poolId}/imports`)}>
      <Container header={<Header variant="h2">Import job</Header>}>
        <div className="stack">
          <TextField label="Name" value={draft.name} change={(name) => change({ name })} error={errors.name} />
          <TextField label="Role ARN" description="Kept for tools that ask for it." value={draft.role} change={(role) => change({ role })} error={errors.role} />
          <SelectField label="Password hashes in the file" value={draft.algorithm} change={(algorithm) => change({ algorithm })} error={errors.algorithm} choices={[{ value: '', label: 'None, or told by each hash itself' }, ...algorithms.map((value) => ({ value, label: value }))]} />
          <FormField label="File" constraintText="A file of comma-separated values with the pool’s columns, up to 100 MB and 500,000 users." errorText={errors.file}>
            <FileUpload
              value={files}
              accept=".csv,text/csv"
              showFileSize
              onChange={(e) => setFiles(e.detail.value)}
              i18nStrings={{ uploadButtonText: () => 'Choose file', dropzoneText: () => 'Drop the file here', removeFileAriaLabel: () => 'Remove the file', limitShowFewer: 'Show fewer', limitShowMore: 'Show more', errorIconAriaLabel: 'Error' }}
            />
          </FormField>
          {percent !== undefined && <ProgressBar value={percent} label="Sending the file" />}
        </div>
      </Container>
    </EditForm>
  );
}
