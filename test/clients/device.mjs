// Signs in with amazon-cognito-identity-js from a remembered device: SRP, the
// device's own SRP, refresh, a second factor that the device stands for, and a
// device that was forgotten behind the client's back. It prints what happened
// as JSON.

import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js';
import { totp } from './totp.mjs';

const { ENDPOINT, POOL_ID, CLIENT_ID, USERNAME, PASSWORD } = process.env;

// Storage is what a browser would keep for one device.
class Storage {
  #items = new Map();
  setItem(name, value) { this.#items.set(name, value); }
  getItem(name) { return this.#items.get(name) ?? null; }
  removeItem(name) { this.#items.delete(name); }
  clear() { this.#items.clear(); }
}

const pool = (storage) => new CognitoUserPool({ UserPoolId: POOL_ID, ClientId: CLIENT_ID, endpoint: ENDPOINT, Storage: storage });

// signIn signs in from the device that a storage stands for; code gives the
// code when one is asked for.
function signIn(storage, code) {
  const user = new CognitoUser({ Username: USERNAME, Pool: pool(storage), Storage: storage });
  const out = { user, asked: [] };
  return new Promise((resolve) => {
    const callbacks = {
      onSuccess: (session, necessary) => {
        out.deviceKey = session.getAccessToken().decodePayload().device_key;
        out.necessary = necessary === true;
        resolve(out);
      },
      onFailure: (error) => resolve({ ...out, error: `${error.code ?? error.name}: ${error.message}` }),
      totpRequired: () => {
        out.asked.push('SOFTWARE_TOKEN_MFA');
        user.sendMFACode(code(), callbacks, 'SOFTWARE_TOKEN_MFA');
      },
    };
    user.authenticateUser(new AuthenticationDetails({ Username: USERNAME, Password: PASSWORD }), callbacks);
  });
}

// promise makes a promise of a method that takes callbacks.
const promise = (call) => new Promise((resolve, reject) => call({ onSuccess: resolve, onFailure: reject }));

const seen = ({ asked, deviceKey, necessary, error }) => ({ asked, deviceKey, necessary, error });
const out = {};
const storage = new Storage();

const first = await signIn(storage);
out.first = seen(first);
out.again = seen(await signIn(storage));
out.listed = (await promise((cb) => first.user.listDevices(60, null, cb))).Devices.map((d) => d.DeviceKey);

first.user.getCachedDeviceKeyAndPassword();
await new Promise((resolve) => {
  const refresh = first.user.getSignInUserSession().getRefreshToken();
  first.user.refreshSession(refresh, (error, session) => {
    out.refreshed = error ? { error: `${error.code}: ${error.message}` } : { deviceKey: session.getAccessToken().decodePayload().device_key };
    resolve();
  });
});

// Forgotten on the server only: the client learns of it, and is a new device.
await promise((cb) => first.user.forgetSpecificDevice(out.first.deviceKey, cb));
const renewed = await signIn(storage);
out.forgotten = seen(renewed);

// From now on there is a second factor.
const secret = await new Promise((resolve, reject) => renewed.user.associateSoftwareToken({ associateSecretCode: resolve, onFailure: reject }));
await promise((cb) => renewed.user.verifySoftwareToken(totp(secret, -1), 'phone', cb));
await new Promise((resolve, reject) => renewed.user.setUserMfaPreference(null, { PreferredMfa: true, Enabled: true }, (error) => (error ? reject(error) : resolve())));
out.spared = seen(await signIn(storage, () => totp(secret, 0)));
out.elsewhere = seen(await signIn(new Storage(), () => totp(secret, 0)));
await promise((cb) => { renewed.user.getCachedDeviceKeyAndPassword(); renewed.user.setDeviceStatusNotRemembered(cb); });
out.notRemembered = seen(await signIn(storage, () => totp(secret, 1)));

process.stdout.write(JSON.stringify(out));
