import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Box from '@cloudscape-design/components/box';
import { smsNeeded, type Draft } from './draft';
import type { StepProps } from './parts';

export function MessagesStep({ draft, change, errors }: StepProps) {
  const ses = draft.emailProvider === 'ses';
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2" description="How the pool sends email messages to users.">Email</Header>}>
        <SpaceBetween size="l">
          <FormField label="Email provider">
            <RadioGroup
              value={draft.emailProvider}
              onChange={(e) => change({ emailProvider: e.detail.value as Draft['emailProvider'] })}
              items={[
                { value: 'ses', label: 'Send email with Amazon SES', description: 'Name a verified identity, as apps and templates made for the cloud service do. The mail comes from its address, through whatever this server sends mail with.' },
                { value: 'cognate', label: 'Send email with Cognito', description: 'Use the default sender of this server. Fine to begin with.' },
              ]}
            />
          </FormField>
          {ses && (
            <SpaceBetween size="l">
              <FormField label="SES identity ARN" errorText={errors.sesArn}>
                <Input value={draft.sesArn} spellcheck={false} placeholder="arn:aws:ses:us-east-1:000000000000:identity/example.com" onChange={(e) => change({ sesArn: e.detail.value })} />
              </FormField>
              <FormField label="FROM email address - optional" description="Who the mail comes from: an address, or a name and an address." errorText={errors.from}>
                <Input value={draft.from} spellcheck={false} placeholder="Example <no-reply@example.com>" onChange={(e) => change({ from: e.detail.value })} />
              </FormField>
            </SpaceBetween>
          )}
          {!ses && (
            <div>
              <Box variant="awsui-key-label">FROM email address</Box>
              no-reply@verificationemail.com
            </div>
          )}
          <FormField label="REPLY-TO email address - optional" description="Where answers of users go." errorText={errors.replyTo}>
            <Input value={draft.replyTo} spellcheck={false} placeholder="Enter an email address" onChange={(e) => change({ replyTo: e.detail.value })} />
          </FormField>
        </SpaceBetween>
      </Container>
      {smsNeeded(draft) && (
        <Container header={<Header variant="h2" description="Your choices make the pool send text messages. The role is what the cloud service would send them with; Cognate keeps it as part of the pool.">SMS</Header>}>
          <SpaceBetween size="l">
            <FormField label="IAM role selection">
              <RadioGroup
                value={draft.smsRoleKind}
                onChange={(e) => change({ smsRoleKind: e.detail.value as Draft['smsRoleKind'] })}
                items={[
                  { value: 'new', label: 'Create a new IAM role', description: 'Give the role a name; its ARN is made of it.' },
                  { value: 'existing', label: 'Use an existing IAM role', description: 'Name a role by its ARN.' },
                ]}
              />
            </FormField>
            {draft.smsRoleKind === 'new' ? (
              <FormField label="IAM role name" errorText={errors.smsRoleName}>
                <Input value={draft.smsRoleName} spellcheck={false} onChange={(e) => change({ smsRoleName: e.detail.value })} />
              </FormField>
            ) : (
              <FormField label="IAM role ARN" errorText={errors.smsRoleArn}>
                <Input value={draft.smsRoleArn} spellcheck={false} placeholder="arn:aws:iam::000000000000:role/sms" onChange={(e) => change({ smsRoleArn: e.detail.value })} />
              </FormField>
            )}
            <FormField label="External ID" description="A value that a role’s trust policy can ask for.">
              <Input value={draft.externalId} spellcheck={false} onChange={(e) => change({ externalId: e.detail.value })} />
            </FormField>
          </SpaceBetween>
        </Container>
      )}
    </SpaceBetween>
  );
}
