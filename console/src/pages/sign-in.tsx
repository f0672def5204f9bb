import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { own } from '../api';
import { useSubmit } from '../components/use-submit';
import { Problem } from '../problem';
import type { Session } from '../session';

/** SignInPage asks for an access key, or follows a link that has one. */
export function SignInPage({ signedIn, again }: { signedIn: (s: Session) => void; again: boolean }) {
  const [id, setID] = useState('');
  const [secret, setSecret] = useState('');
  const { busy, error, submit: send } = useSubmit();
  const followed = useRef(false);

  const signIn = (body: object) => send(async () => signedIn(await own<Session>('POST', 'session', body)));
  useEffect(() => {
    const link = new URLSearchParams(window.location.hash.slice(1)).get('link');
    if (!link || followed.current) return;
    followed.current = true;
    // The link works once: it has no place in the history.
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
    signIn({ Link: link });
  });
  useEffect(() => {
    // The page below has its title back afterwards.
    const { title } = document;
    document.title = 'Sign in | Cognate';
    return () => void (document.title = title);
  }, []);
  const submit = (e: FormEvent) => {
    e.preventDefault();
    signIn({ AccessKeyID: id.trim(), SecretAccessKey: secret.trim() });
  };
  return (
    <main className="sign-in">
      <SpaceBetween size="l">
        {again && <Box>Your console session has ended. Sign in again to go on where you were: what you entered is still there.</Box>}
        <Problem error={error} what="You were not signed in" />
        <form onSubmit={submit}>
          <Form actions={<Button variant="primary" formAction="submit" loading={busy}>Sign in</Button>}>
            <Container header={<Header variant="h1">Sign in to Cognate</Header>}>
              <SpaceBetween size="l">
                <FormField label="Access key ID" description="The first start of the server printed a root key; “cognate keys create” makes others.">
                  <Input value={id} onChange={(e) => setID(e.detail.value)} autoComplete="username" spellcheck={false} placeholder="AKIA…" />
                </FormField>
                <FormField label="Secret access key">
                  <Input value={secret} onChange={(e) => setSecret(e.detail.value)} type="password" autoComplete="current-password" />
                </FormField>
                <Box color="text-body-secondary" fontSize="body-s">
                  Who can run commands on the server needs no secret: “cognate console-link” prints a link that signs in once.
                </Box>
              </SpaceBetween>
            </Container>
          </Form>
        </form>
      </SpaceBetween>
    </main>
  );
}
