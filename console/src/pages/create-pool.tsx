import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Wizard from '@cloudscape-design/components/wizard';
import { useContext, useEffect, useState } from 'react';
import type { ApiError } from '../api';
import type { Errors } from '../components/blame';
import { useMarked } from '../components/use-marked';
import { useFlash } from '../flash';
import type { Topic } from '../help';
import { HelpContext, Info } from '../help/panel';
import { asError } from '../load';
import { Page } from '../page';
import { Problem } from '../problem';
import { follow, href, navigate, useLocation, useUnsaved } from '../router';
import { useSession } from '../session';
import { AppStep } from '../wizard/app';
import { placeOf } from '../wizard/place';
import { check, firstLacking } from '../wizard/check';
import { newDraft, quickDraft, type Draft } from '../wizard/draft';
import { MessagesStep } from '../wizard/messages';
import { create } from '../wizard/requests';
import { Review } from '../wizard/review';
import { SecurityStep } from '../wizard/security';
import { SignInStep } from '../wizard/sign-in';
import { SignUpStep } from '../wizard/sign-up';

const last = 5;
const topics: Topic[] = ['wizardSignIn', 'wizardSecurity', 'wizardSignUp', 'wizardMessages', 'wizardApp', 'wizardReview'];

/** CreatePoolPage is the wizard: six steps, or its end at once for a pool with the defaults. */
export function CreatePoolPage() {
  const { query } = useLocation();
  const quick = query.get('start') === 'review';
  const name = query.get('name') ?? '';
  const [draft, setDraft] = useState<Draft>(() => (quick ? quickDraft(name) : { ...newDraft(), poolName: name }));
  const [step, setStep] = useState(quick ? last : 0);
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const [touched, setTouched] = useState(false);
  const { Account: account, Region: region } = useSession();
  const flash = useFlash();
  useUnsaved(touched);
  const { show } = useContext(HelpContext);
  useEffect(() => show(topics[step] ?? 'wizardSignIn'), [show, step]);

  const [content, said] = useMarked({ error: problem, errors });

  const change = (members: Partial<Draft>) => {
    setTouched(true);
    setDraft((d) => ({ ...d, ...members }));
    setErrors((e) => (Object.keys(e).length === 0 ? e : check(step, { ...draft, ...members })));
  };
  const open = (to: number, found: Errors = {}) => {
    setErrors(found);
    setStep(to);
    window.scrollTo(0, 0);
  };
  const go = (to: number) => {
    const found = to > step ? check(step, draft) : {};
    if (Object.keys(found).length > 0) setErrors(found);
    else open(to);
  };
  const submit = () => {
    const lacking = firstLacking(draft);
    if (lacking >= 0) {
      open(lacking, check(lacking, draft));
      return;
    }
    setBusy(true);
    setProblem(undefined);
    create(draft, { account, region }).then(
      () => {
        flash.success(`User pool "${draft.poolName.trim()}" has been created successfully.`);
        navigate('/pools', { saved: true });
      },
      (e: unknown) => {
        const error = asError(e);
        const place = placeOf(error);
        setBusy(false);
        setProblem(error);
        if (place) open(place.step, place.errors);
      },
    );
  };

  const props = { draft, change, errors };
  const withProblem = (node: React.ReactNode) => (
    <div ref={content}>
      <SpaceBetween size="l">
        {!said && <Problem error={problem} what="The user pool was not created" />}
        {node}
      </SpaceBetween>
    </div>
  );
  return (
    <Page title="Create user pool" crumbs={[{ text: 'User pools', to: '/pools' }]} contentType="wizard" bare>
      <Wizard
        activeStepIndex={step}
        onNavigate={(e) => go(e.detail.requestedStepIndex)}
        onCancel={() => navigate('/pools')}
        onSubmit={submit}
        isLoadingNextStep={busy}
        submitButtonText="Create user pool"
        i18nStrings={{
          stepNumberLabel: (n) => `Step ${n}`,
          collapsedStepsLabel: (n, count) => `Step ${n} of ${count}`,
          navigationAriaLabel: 'Steps',
          cancelButton: 'Cancel', previousButton: 'Previous', nextButton: 'Next', optional: 'optional',
        }}
        steps={[
          {
            title: 'Configure sign-in experience', info: <Info topic={topics[0]} />,
            description: 'Say how users sign in to your app.',
            content: withProblem(
              <SpaceBetween size="l">
                <Alert statusIconAriaLabel="Information">
                  Just want a pool with the usual settings? <Link href={href('/pools/create/quick')} onFollow={follow}>Give it a name and review the defaults</Link>
                </Alert>
                <SignInStep {...props} />
              </SpaceBetween>,
            ),
          },
          { title: 'Configure security requirements', info: <Info topic={topics[1]} />, description: 'Choose how strong passwords are, whether there is a second factor, and how accounts are recovered.', content: withProblem(<SecurityStep {...props} />) },
          { title: 'Configure sign-up experience', info: <Info topic={topics[2]} />, description: 'Choose how new users are verified, and which attributes they need.', content: withProblem(<SignUpStep {...props} />) },
          { title: 'Configure message delivery', info: <Info topic={topics[3]} />, description: 'Choose how email and text messages reach your users.', content: withProblem(<MessagesStep {...props} />) },
          { title: 'Integrate your app', info: <Info topic={topics[4]} />, description: 'Name the pool, and set up the app that uses it.', content: withProblem(<AppStep {...props} />) },
          { title: 'Review and create', info: <Info topic={topics[5]} />, description: 'Look over what you chose, then create the pool.', content: withProblem(<Review draft={draft} account={account} edit={go} />) },
        ]}
      />
    </Page>
  );
}
