const messages = ['SignUp', 'AdminCreateUser', 'ResendCode', 'ForgotPassword', 'UpdateUserAttribute', 'VerifyUserAttribute', 'Authentication'];

/** sources are the moments that a trigger tells its function about; other triggers have one. */
export const sources: Record<string, string[]> = {
  PreSignUp: ['SignUp', 'AdminCreateUser', 'ExternalProvider'],
  PostConfirmation: ['ConfirmSignUp', 'ConfirmForgotPassword'],
  UserMigration: ['Authentication', 'ForgotPassword'],
  PreTokenGeneration: ['Authentication', 'HostedAuth', 'NewPasswordChallenge', 'AuthenticateDevice', 'RefreshTokens', 'ClientCredentials'],
  CustomMessage: messages,
  CustomEmailSender: [...messages, 'AccountTakeOverNotification'],
  CustomSMSSender: messages,
};

/** indented writes JSON on lines of its own, and what is none as it is. */
export function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
