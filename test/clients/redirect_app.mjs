// An application in a browser that signs people in with Amplify, on the pool's
// login pages. redirect_test.go bundles it, with SETTINGS; redirect.mjs uses it.

import { Amplify } from 'aws-amplify';
import * as auth from 'aws-amplify/auth';
import { Hub } from 'aws-amplify/utils';

const { ENDPOINT, DOMAIN, POOL_ID, CLIENT_ID, APP } = SETTINGS;

Amplify.configure({
  Auth: {
    Cognito: {
      userPoolId: POOL_ID,
      userPoolClientId: CLIENT_ID,
      userPoolEndpoint: ENDPOINT, // https://localhost:9229
      loginWith: {
        oauth: {
          domain: DOMAIN, // shop.auth.localhost:9229
          scopes: ['openid', 'email', 'aws.cognito.signin.user.admin'],
          redirectSignIn: [`${APP}/`],
          redirectSignOut: [`${APP}/bye`],
          responseType: 'code',
        },
      },
    },
  },
});

const events = [];
Hub.listen('auth', ({ payload: { event, data } }) => {
  events.push(event === 'customOAuthState' ? `${event} ${data}` : event);
});

// signIn sends the browser to the login pages. It comes back to redirectSignIn,
// where loading this module finishes the sign-in.
const signIn = () => auth.signInWithRedirect({ customState: 'basket 7' });

// who is signed in here, once a sign-in has finished; undefined if nobody is.
async function who() {
  const { tokens } = await auth.fetchAuthSession();
  if (!tokens) return undefined;
  const { username, userId } = await auth.getCurrentUser();
  return { username, userId, email: tokens.idToken.payload.email };
}

// signOut ends the session of the login pages too.
const signOut = () => auth.signOut();

window.app = { auth, events, signIn, who, signOut };
