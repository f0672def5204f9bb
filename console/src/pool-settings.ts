import type { UpdateUserPoolRequest, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { call } from './api';

/** Changes are settings of a pool that UpdateUserPool replaces. */
export type Changes = Omit<UpdateUserPoolRequest, 'UserPoolId'>;

const plans: Record<string, string> = { LITE: 'Lite', ESSENTIALS: 'Essentials', PLUS: 'Plus' };

/** planOf is what people call a pool's feature plan. */
export const planOf = ({ UserPoolTier: tier = 'ESSENTIALS' }: UserPoolType): string => plans[tier] ?? tier;

/**
 * updatable is all that UpdateUserPool can say of a pool as it is: what a
 * request omits returns to its default.
 */
export function updatable(p: UserPoolType): Changes {
  const { VerificationMessageTemplate: template, AdminCreateUserConfig: admin } = p;
  return {
    Policies: p.Policies,
    DeletionProtection: p.DeletionProtection,
    LambdaConfig: p.LambdaConfig,
    AutoVerifiedAttributes: p.AutoVerifiedAttributes,
    // The template says these too; it is what counts where both are there.
    ...(template
      ? { VerificationMessageTemplate: template }
      : { SmsVerificationMessage: p.SmsVerificationMessage, EmailVerificationMessage: p.EmailVerificationMessage, EmailVerificationSubject: p.EmailVerificationSubject }),
    SmsAuthenticationMessage: p.SmsAuthenticationMessage,
    UserAttributeUpdateSettings: p.UserAttributeUpdateSettings,
    MfaConfiguration: p.MfaConfiguration,
    DeviceConfiguration: p.DeviceConfiguration,
    EmailConfiguration: p.EmailConfiguration,
    SmsConfiguration: p.SmsConfiguration,
    UserPoolTags: p.UserPoolTags,
    // How long temporary passwords live is said in the policies.
    AdminCreateUserConfig: admin && { AllowAdminCreateUserOnly: admin.AllowAdminCreateUserOnly, InviteMessageTemplate: admin.InviteMessageTemplate },
    UserPoolAddOns: p.UserPoolAddOns,
    DcrConfiguration: p.DcrConfiguration,
    AccountRecoverySetting: p.AccountRecoverySetting,
    PoolName: p.Name,
    UserPoolTier: p.UserPoolTier,
    KeyConfiguration: p.KeyConfiguration,
    IssuerConfiguration: p.IssuerConfiguration,
    AcrConfiguration: p.AcrConfiguration,
  };
}

/** readPool returns a pool as it is now. */
export async function readPool(id: string): Promise<UserPoolType> {
  const { UserPool } = await call('DescribeUserPool', { UserPoolId: id });
  return UserPool ?? {};
}

/** changePool changes settings of a pool and leaves the others as they are now. */
export async function changePool(id: string, change: (now: UserPoolType) => Changes): Promise<void> {
  const now = await readPool(id);
  await call('UpdateUserPool', { UserPoolId: id, ...updatable(now), ...change(now) });
}
