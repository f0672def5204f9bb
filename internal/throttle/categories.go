package throttle

// Category is a group of operations that share a limit, and its default in
// requests a second.
type Category struct {
	Name    string
	Default int64
}

// Defaults are the categories and the limits that accounts begin with.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html#category_operations
func Defaults() []Category {
	return []Category{
		{"UserAuthentication", 120},
		{"UserCreation", 50},
		{"UserFederation", 25},
		{"UserAccountRecovery", 30},
		{"UserRead", 120},
		{"UserUpdate", 25},
		{"UserToken", 120},
		{"UserResourceRead", 50},
		{"UserResourceUpdate", 25},
		{"UserList", 30},
		{"UserPoolRead", 15},
		{"UserPoolUpdate", 15},
		{"UserPoolResourceRead", 20},
		{"UserPoolResourceUpdate", 15},
		{"UserPoolClientRead", 15},
		{"UserPoolClientUpdate", 15},
		{"ClientAuthentication", 150},
	}
}

// operations are those of each category. What is missing here is not limited:
// those few operations whose model does not declare TooManyRequestsException.
func operations() map[string][]string {
	return map[string][]string{
		"UserAuthentication": {"AdminInitiateAuth", "InitiateAuth", "AdminRespondToAuthChallenge", "RespondToAuthChallenge"},
		"UserCreation":       {"AdminConfirmSignUp", "AdminCreateUser", "ConfirmSignUp", "SignUp"},
		"UserAccountRecovery": {
			"AdminResetUserPassword", "AdminSetUserPassword", "ChangePassword", "ConfirmForgotPassword", "ForgotPassword",
		},
		"UserRead": {"AdminGetUser", "AdminGetUserAuthFactors", "GetUser", "GetUserAuthFactors"},
		"UserList": {"ListUsers", "ListUsersInGroup"},
		"UserUpdate": {
			"AdminAddUserToGroup", "AdminDeleteUser", "AdminDeleteUserAttributes", "AdminDisableProviderForUser",
			"AdminDisableUser", "AdminEnableUser", "AdminLinkProviderForUser", "AdminRemoveUserFromGroup",
			"AdminUpdateUserAttributes", "AdminUserGlobalSignOut", "DeleteUser", "DeleteUserAttributes",
			"GlobalSignOut", "UpdateUserAttributes", "VerifyUserAttribute",
		},
		"UserToken":            {"GetTokensFromRefreshToken", "RevokeToken"},
		"ClientAuthentication": {"GetClientToken"},
		"UserResourceRead": {
			"AdminGetDevice", "AdminListDevices", "AdminListGroupsForUser", "AdminListUserAuthEvents",
			"AdminListUserSessions", "GetDevice", "GetUserAttributeVerificationCode", "ListDevices",
			"ListUserSessions", "ListWebAuthnCredentials", "ResendConfirmationCode",
		},
		"UserResourceUpdate": {
			"AdminDeleteSoftwareToken", "AdminForgetDevice", "AdminRevokeUserSession", "AdminUpdateAuthEventFeedback",
			"AdminUpdateDeviceStatus", "CompleteWebAuthnRegistration", "ConfirmDevice", "DeleteWebAuthnCredential",
			"ForgetDevice", "RevokeUserSession", "StartWebAuthnRegistration", "UpdateAuthEventFeedback",
			"UpdateDeviceStatus", "VerifySoftwareToken",
		},
		"UserPoolRead":   {"DescribeUserPool", "ListUserPools"},
		"UserPoolUpdate": {"CreateUserPool", "DeleteUserPool", "UpdateUserPool"},
		"UserPoolResourceRead": {
			"DescribeIdentityProvider", "DescribeManagedLoginBranding", "DescribeManagedLoginBrandingByClient",
			"DescribeResourceServer", "DescribeRiskConfiguration", "DescribeTerms", "DescribeTermsByClient",
			"DescribeUserImportJob", "GetCSVHeader", "GetGroup", "GetIdentityProviderByIdentifier",
			"GetLogDeliveryConfiguration", "GetProvisionedLimit", "GetUICustomization", "GetUserPoolMfaConfig",
			"GetUserPoolSessionConfiguration", "ListGroups", "ListIdentityProviders", "ListResourceServers",
			"ListTagsForResource", "ListTerms", "ListUserImportJobs", "ListUserPoolReplicas",
		},
		"UserPoolResourceUpdate": {
			"AddCustomAttributes", "CreateGroup", "CreateIdentityProvider", "CreateManagedLoginBranding",
			"CreateResourceServer", "CreateTerms", "CreateUserImportJob", "CreateUserPoolReplica", "DeleteGroup",
			"DeleteIdentityProvider", "DeleteManagedLoginBranding", "DeleteResourceServer", "DeleteTerms",
			"DeleteUserPoolReplica", "SetLogDeliveryConfiguration", "SetRiskConfiguration", "SetUICustomization",
			"SetUserPoolMfaConfig", "SetUserPoolSessionConfiguration", "StartUserImportJob", "StopUserImportJob",
			"TagResource", "UntagResource", "UpdateGroup", "UpdateIdentityProvider", "UpdateManagedLoginBranding",
			"UpdateProvisionedLimit", "UpdateResourceServer", "UpdateTerms", "UpdateUserPoolDomain",
			"UpdateUserPoolReplica",
		},
		"UserPoolClientRead": {
			"DescribeUserPoolClient", "GetUserPoolClientSessionConfiguration", "ListUserPoolClientSecrets", "ListUserPoolClients",
		},
		"UserPoolClientUpdate": {
			"AddUserPoolClientSecret", "CreateUserPoolClient", "DeleteUserPoolClient", "DeleteUserPoolClientSecret",
			"SetUserPoolClientSessionConfiguration", "UpdateUserPoolClient",
		},
	}
}

// answers is how many answers to challenges a pool may be sent for each
// sign-in: they have an allowance of their own.
const answers = 3

// isAnswer reports whether an operation answers a challenge.
func isAnswer(operation string) bool {
	return operation == "RespondToAuthChallenge" || operation == "AdminRespondToAuthChallenge"
}
