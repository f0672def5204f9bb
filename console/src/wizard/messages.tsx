import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Box from '@cloudscape-design/components/box';
import { RadioField, TextField } from '../components/fields';
import { Info } from '../help/panel';
import { smsNeeded } from './draft';
import type { StepProps } from './parts';

export function MessagesStep({ draft, change, errors }: StepProps) {
  const ses = draft.emailProvider === 'ses';
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2" info={<Info topic="email" />} description="How the pool sends email messages to users.">Email</Header>}>
        <SpaceBetween size="l">
          <RadioField
            label="Email provider"
            value={draft.emailProvider}
            change={(emailProvider) => change({ emailProvider })}
            choices={[
              { value: 'ses', label: 'Send email with Amazon SES', description: 'Name a verified identity, as apps and templates made for the cloud service do. The mail comes from its address, through whatever this server sends mail with.' },
              { value: 'cognate', label: 'Send email with Cognito', description: 'Use the default sender of this server. Fine to begin with.' },
            ]}
          />
          {ses && (
            <SpaceBetween size="l">
              <TextField label="SES identity ARN" placeholder="arn:aws:ses:us-east-1:000000000000:identity/example.com" value={draft.sesArn} change={(sesArn) => change({ sesArn })} error={errors.sesArn} />
              <TextField label="FROM email address - optional" description="Who the mail comes from: an address, or a name and an address." placeholder="Example <no-reply@example.com>" value={draft.from} change={(from) => change({ from })} error={errors.from} />
            </SpaceBetween>
          )}
          {!ses && (
            <div>
              <Box variant="awsui-key-label">FROM email address</Box>
              no-reply@verificationemail.com
            </div>
          )}
          <TextField label="REPLY-TO email address - optional" description="Where answers of users go." placeholder="Enter an email address" value={draft.replyTo} change={(replyTo) => change({ replyTo })} error={errors.replyTo} />
        </SpaceBetween>
      </Container>
      {smsNeeded(draft) && (
        <Container header={<Header variant="h2" info={<Info topic="sms" />} description="Your choices make the pool send text messages. The role is what the cloud service would send them with; Cognate keeps it as part of the pool.">SMS</Header>}>
          <SpaceBetween size="l">
            <RadioField
              label="IAM role selection"
              value={draft.smsRoleKind}
              change={(smsRoleKind) => change({ smsRoleKind })}
              choices={[
                { value: 'new', label: 'Create a new IAM role', description: 'Give the role a name; its ARN is made of it.' },
                { value: 'existing', label: 'Use an existing IAM role', description: 'Name a role by its ARN.' },
              ]}
            />
            {draft.smsRoleKind === 'new' ? (
              <TextField label="IAM role name" value={draft.smsRoleName} change={(smsRoleName) => change({ smsRoleName })} error={errors.smsRoleName} />
            ) : (
              <TextField label="IAM role ARN" placeholder="arn:aws:iam::000000000000:role/sms" value={draft.smsRoleArn} change={(smsRoleArn) => change({ smsRoleArn })} error={errors.smsRoleArn} />
            )}
            <TextField label="External ID" description="A value that a role’s trust policy can ask for." value={draft.externalId} change={(externalId) => change({ externalId })} />
          </SpaceBetween>
        </Container>
      )}
    </SpaceBetween>
  );
}
