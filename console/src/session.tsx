import { createContext, useContext } from 'react';

/** Session is what the server says of who is signed in. */
export interface Session {
  SignedIn: boolean;
  AccessKeyID?: string;
  ARN?: string;
  Root?: boolean;
  Expires?: string;
  Development: boolean;
  Outbox: boolean;
  Region: string;
  Account: string;
}

export const SessionContext = createContext<Session | undefined>(undefined);

/** useSession returns the session of a page that only the signed-in see. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('there is no session here');
  return session;
}
