import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { own, type ApiError } from '../api';
import { asError } from '../load';
import { Problem } from '../problem';
import { Snippet } from './copy';
import { AreaField, SelectField, TextField } from './fields';
import { indented, sources } from './trigger-sources';

/** Tried is what came of an event, as the server says. */
interface Tried {
  Event: string;
  Answer: string;
  Exception: string;
  Message: string;
  Calls: number;
  MS: number;
}

const pause = 300;

/** useEvent is the event that a trigger would send, and what it was made into by hand. */
function useEvent(poolId: string, trigger: string, username: string) {
  const [event, setEvent] = useState('');
  const [edited, setEdited] = useState(false);
  const [error, setError] = useState<ApiError>();
  useEffect(() => {
    let gone = false;
    const timer = window.setTimeout(() => {
      own<{ Event: string }>('POST', `pools/${poolId}/triggers/event`, { Trigger: trigger, Username: username }).then(
        (answer) => {
          if (gone) return;
          setEvent(indented(answer.Event));
          setEdited(false);
          setError(undefined);
        },
        (e: unknown) => gone || setError(asError(e)),
      );
    }, username ? pause : 0);
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, [poolId, trigger, username]);
  return { event, edited, error, edit: (text: string) => { setEvent(text); setEdited(true); } };
}

interface TriggerTestProps {
  poolId: string;
  /** trigger is its name in a pool's settings, label what the page calls it. */
  trigger: string;
  label: string;
  close: () => void;
}

/** TriggerTest sends a function an event and shows what it answers. Nothing else happens. */
export function TriggerTest({ poolId, trigger, label, close }: TriggerTestProps) {
  const choices = sources[trigger] ?? [];
  const [source, setSource] = useState(choices[0] ?? '');
  const [username, setUsername] = useState('');
  const name = source ? `${trigger}_${source}` : trigger;
  const { event, edited, error, edit } = useEvent(poolId, name, username.trim());
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState<Tried>();
  const [refused, setRefused] = useState<ApiError>();
  const send = () => {
    if (busy) return;
    setBusy(true);
    setRefused(undefined);
    setTried(undefined);
    own<Tried>('POST', `pools/${poolId}/triggers/test`, { Trigger: name, Username: username.trim(), Event: edited ? event : '' })
      .then(setTried, (e: unknown) => setRefused(asError(e)))
      .finally(() => setBusy(false));
  };
  const nobody = error?.name === 'UserNotFoundException';
  return (
    <Modal
      visible
      size="large"
      onDismiss={close}
      closeAriaLabel="Close"
      header={`Test event: ${label}`}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>Close</Button>
            <Button variant="primary" onClick={send} loading={busy} loadingText="Sending the event">Send test event</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <div className="stack">
        <Box>The pool’s function is called as the trigger would call it. Nothing else happens: no user changes, and no message is sent.</Box>
        {choices.length > 0 && <SelectField label="Trigger source" value={source} change={setSource} choices={choices.map((value) => ({ value, label: `${trigger}_${value}` }))} />}
        <TextField label="User name - optional" description="Whom the event is about." hint="Somebody made up without one" value={username} change={setUsername} error={nobody ? error.message : undefined} />
        <AreaField label="Event" description="What is sent. It can be changed here; choosing a source or a user writes it anew." rows={10} value={event} change={edit} />
        {!nobody && <Problem error={error} what="The event could not be made" />}
        <Problem error={refused} what="No event was sent" />
        <div aria-live="polite" className="stack">{tried && <Outcome tried={tried} />}</div>
      </div>
    </Modal>
  );
}

function Outcome({ tried }: { tried: Tried }) {
  const took = `${Math.round(tried.MS)} ms${tried.Calls > 1 ? `, ${tried.Calls} calls` : ''}`;
  return (
    <>
      {tried.Exception ? (
        <Alert type="error" header={`The request would fail (${took})`} statusIconAriaLabel="Error">
          <Box variant="strong">{tried.Exception}</Box>
          <div>{tried.Message}</div>
        </Alert>
      ) : (
        <Alert type="success" header={`The function answered (${took})`} statusIconAriaLabel="Success" />
      )}
      {tried.Answer && (
        <div>
          <Box variant="awsui-key-label">Answer</Box>
          <Snippet text={indented(tried.Answer)} name="Answer" />
        </div>
      )}
      <div>
        <Box variant="awsui-key-label">Event sent</Box>
        <Snippet text={indented(tried.Event)} name="Event sent" />
      </div>
    </>
  );
}
