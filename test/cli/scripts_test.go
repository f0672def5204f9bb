package cli

// scripts call every operation at least once. Where a success needs more than
// commands, such as an authenticator, a call is made that has to fail, and in
// the way that the service documents.
func scripts() []script {
	const (
		notFound   = "ResourceNotFoundException"
		noUser     = "UserNotFoundException"
		invalid    = "InvalidParameterException"
		mismatch   = "CodeMismatchException"
		noAddOn    = "UserPoolAddOnNotEnabledException"
		notAllowed = "NotAuthorizedException"
		dead       = "eyJraWQiOiJhIn0.eyJzdWIiOiJhIn0.c2ln"
		missing    = "us-east-1_000000000"
		session    = "AYABeD0000000000000000000000"
		key        = "us-east-1_00000000-0000-4000-8000-000000000000"
		signIn     = "initiate-auth --client-id $client --auth-flow USER_PASSWORD_AUTH --auth-parameters USERNAME=ada,PASSWORD=$password"
	)
	tokens := map[string]string{"access": "AuthenticationResult.AccessToken", "refresh": "AuthenticationResult.RefreshToken"}

	return []script{
		{"pools", []step{
			{command: "create-user-pool --pool-name people", keep: map[string]string{"other": "UserPool.Id"}},
			{command: "describe-user-pool --user-pool-id $other"},
			{command: "update-user-pool --user-pool-id $other --auto-verified-attributes email"},
			{command: "add-custom-attributes --user-pool-id $other --custom-attributes Name=team,AttributeDataType=String"},
			{command: "list-user-pools --max-results 10"},
			{command: "get-signing-certificate --user-pool-id $other"},
			{command: "set-user-pool-mfa-config --user-pool-id $other --mfa-configuration OPTIONAL --software-token-mfa-configuration Enabled=true"},
			{command: "get-user-pool-mfa-config --user-pool-id $other"},
			{command: "delete-user-pool --user-pool-id $other"},
			{command: "describe-user-pool --user-pool-id $other", want: notFound},
			{command: "tag-resource --resource-arn $arn --tags team=blue"},
			{command: "list-tags-for-resource --resource-arn $arn"},
			{command: "untag-resource --resource-arn $arn --tag-keys team"},
			{command: "set-risk-configuration --user-pool-id $pool --risk-exception-configuration BlockedIPRangeList=192.0.2.0/24", want: noAddOn},
			{command: "describe-risk-configuration --user-pool-id $pool", want: noAddOn},
		}},
		{"clients", []step{
			{command: "create-user-pool-client --user-pool-id $pool --client-name shop --generate-secret", keep: map[string]string{"shop": "UserPoolClient.ClientId"}},
			{command: "describe-user-pool-client --user-pool-id $pool --client-id $shop"},
			{command: "update-user-pool-client --user-pool-id $pool --client-id $shop --client-name market"},
			{command: "list-user-pool-clients --user-pool-id $pool --max-results 10"},
			{command: "delete-user-pool-client --user-pool-id $pool --client-id $shop"},
			{command: "create-resource-server --user-pool-id $pool --identifier https://api.example.com --name api"},
			{command: "describe-resource-server --user-pool-id $pool --identifier https://api.example.com"},
			{command: "update-resource-server --user-pool-id $pool --identifier https://api.example.com --name orders"},
			{command: "list-resource-servers --user-pool-id $pool --max-results 10"},
			{command: "delete-resource-server --user-pool-id $pool --identifier https://api.example.com"},
		}},
		{"domains", []step{
			{command: "set-ui-customization --user-pool-id $pool --css .label-customizable{color:red}", want: invalid},
			{command: "create-user-pool-domain --user-pool-id $pool --domain scripts-shop"},
			{command: "describe-user-pool-domain --domain scripts-shop"},
			{command: "update-user-pool-domain --user-pool-id $pool --domain scripts-shop" +
				" --custom-domain-config CertificateArn=arn:aws:acm:us-east-1:000000000000:certificate/a", want: invalid},
			{command: "set-ui-customization --user-pool-id $pool --css .label-customizable{color:red}"},
			{command: "get-ui-customization --user-pool-id $pool --client-id $client", keep: map[string]string{"css": "UICustomization.CSS"}},
			{command: "delete-user-pool-domain --user-pool-id $pool --domain scripts-shop"},
		}},
		{"providers", []step{
			{command: "create-identity-provider --user-pool-id $pool --provider-name Google --provider-type Google" +
				" --provider-details client_id=a,client_secret=b,authorize_scopes=openid --idp-identifiers work"},
			{command: "describe-identity-provider --user-pool-id $pool --provider-name Google"},
			{command: "get-identity-provider-by-identifier --user-pool-id $pool --idp-identifier work"},
			{command: "update-identity-provider --user-pool-id $pool --provider-name Google --attribute-mapping email=email"},
			{command: "list-identity-providers --user-pool-id $pool --max-results 10"},
			{command: "admin-link-provider-for-user --user-pool-id $pool --destination-user ProviderName=Cognito,ProviderAttributeValue=ada" +
				" --source-user ProviderName=Google,ProviderAttributeName=Cognito_Subject,ProviderAttributeValue=1"},
			{command: "admin-disable-provider-for-user --user-pool-id $pool" +
				" --user ProviderName=Google,ProviderAttributeName=Cognito_Subject,ProviderAttributeValue=1"},
			{command: "delete-identity-provider --user-pool-id $pool --provider-name Google"},
		}},
		{"groups", []step{
			{command: "create-group --user-pool-id $pool --group-name readers --precedence 1"},
			{command: "get-group --user-pool-id $pool --group-name readers"},
			{command: "update-group --user-pool-id $pool --group-name readers --description Those"},
			{command: "list-groups --user-pool-id $pool"},
			{command: "admin-add-user-to-group --user-pool-id $pool --username ada --group-name readers"},
			{command: "list-users-in-group --user-pool-id $pool --group-name readers"},
			{command: "admin-list-groups-for-user --user-pool-id $pool --username ada"},
			{command: "admin-remove-user-from-group --user-pool-id $pool --username ada --group-name readers"},
			{command: "delete-group --user-pool-id $pool --group-name readers"},
		}},
		{"administrators", []step{
			{command: "admin-create-user --user-pool-id $pool --username cy --temporary-password $password --message-action SUPPRESS"},
			{command: "admin-initiate-auth --user-pool-id $pool --client-id $client --auth-flow ADMIN_USER_PASSWORD_AUTH" +
				" --auth-parameters USERNAME=cy,PASSWORD=$password", keep: map[string]string{"session": "Session"}},
			{command: "admin-respond-to-auth-challenge --user-pool-id $pool --client-id $client --challenge-name NEW_PASSWORD_REQUIRED" +
				" --session $session --challenge-responses USERNAME=cy,NEW_PASSWORD=Another-Horse-2"},
			{command: "admin-confirm-sign-up --user-pool-id $pool --username bob"},
			{command: "admin-set-user-password --user-pool-id $pool --username bob --password $password --permanent"},
			{command: "admin-update-user-attributes --user-pool-id $pool --username bob --user-attributes Name=name,Value=Bob"},
			{command: "admin-get-user --user-pool-id $pool --username bob"},
			{command: "admin-delete-user-attributes --user-pool-id $pool --username bob --user-attribute-names name"},
			{command: "admin-disable-user --user-pool-id $pool --username bob"},
			{command: "admin-enable-user --user-pool-id $pool --username bob"},
			{command: "admin-reset-user-password --user-pool-id $pool --username ada"},
			{command: "admin-user-global-sign-out --user-pool-id $pool --username ada"},
			{command: "list-users --user-pool-id $pool"},
			{command: "admin-set-user-settings --user-pool-id $pool --username nobody --mfa-options AttributeName=phone_number,DeliveryMedium=SMS", want: noUser},
			{command: "admin-set-user-mfa-preference --user-pool-id $pool --username nobody --sms-mfa-settings Enabled=false", want: noUser},
			{command: "admin-delete-user --user-pool-id $pool --username cy"},
			{command: "admin-get-user --user-pool-id $pool --username cy", want: noUser},
		}},
		{"devices", []step{
			{command: signIn, keep: tokens},
			{command: "list-devices --access-token $access"},
			{command: "confirm-device --access-token $access --device-key " + key, want: invalid},
			{command: "get-device --access-token $access --device-key " + key, want: notFound},
			{command: "update-device-status --access-token $access --device-key " + key + " --device-remembered-status remembered", want: notFound},
			{command: "forget-device --access-token $access --device-key " + key, want: notFound},
			{command: "admin-list-devices --user-pool-id $pool --username ada"},
			{command: "admin-get-device --user-pool-id $pool --username ada --device-key " + key, want: notFound},
			{command: "admin-update-device-status --user-pool-id $pool --username ada --device-key " + key, want: notFound},
			{command: "admin-forget-device --user-pool-id $pool --username ada --device-key " + key, want: notFound},
		}},
		{"events", []step{
			{command: "admin-list-user-auth-events --user-pool-id " + missing + " --username ada", want: notFound},
			{command: "admin-update-auth-event-feedback --user-pool-id " + missing + " --username ada --event-id a --feedback-value Valid", want: notFound},
			{command: "update-auth-event-feedback --user-pool-id " + missing + " --username ada --event-id a --feedback-value Valid --feedback-token " + dead, want: notFound},
		}},
		{"signing up", []step{
			{command: "sign-up --client-id $client --username dan --password $password --user-attributes Name=email,Value=dan@example.com"},
			{command: "resend-confirmation-code --client-id $client --username dan"},
			{command: "confirm-sign-up --client-id $client --username dan --confirmation-code 000000", want: mismatch},
			{command: "respond-to-auth-challenge --client-id $client --challenge-name NEW_PASSWORD_REQUIRED --session " + session +
				" --challenge-responses USERNAME=ada,NEW_PASSWORD=Another-Horse-2", want: notAllowed},
			{command: "forgot-password --client-id $client --username ada"},
			{command: "confirm-forgot-password --client-id $client --username ada --password $password --confirmation-code 000000", want: mismatch},
		}},
		{"oneself", []step{
			{command: signIn, keep: tokens},
			{command: "get-user --access-token $access"},
			{command: "update-user-attributes --access-token $access --user-attributes Name=name,Value=Ada"},
			{command: "delete-user-attributes --access-token $access --user-attribute-names name"},
			{command: "get-user-attribute-verification-code --access-token $access --attribute-name email"},
			{command: "verify-user-attribute --access-token $access --attribute-name email --code 000000", want: mismatch},
			{command: "change-password --access-token $access --previous-password $password --proposed-password Another-Horse-2"},
			{command: "revoke-token --client-id $client --token $refresh"},
			{command: "get-user --access-token $access", want: notAllowed},
		}},
		{"second factors", []step{
			{command: "set-user-pool-mfa-config --user-pool-id $pool --mfa-configuration OPTIONAL --software-token-mfa-configuration Enabled=true"},
			{command: signIn, keep: tokens},
			{command: "associate-software-token --access-token $access"},
			{command: "verify-software-token --access-token $access --user-code 000000", want: "EnableSoftwareTokenMFAException"},
			{command: "set-user-mfa-preference --access-token $access --software-token-mfa-settings Enabled=false"},
			{command: "set-user-settings --access-token " + dead + " --mfa-options AttributeName=phone_number,DeliveryMedium=SMS", want: notAllowed},
			{command: "global-sign-out --access-token $access"},
			{command: "delete-user --access-token $access", want: notAllowed},
		}},
		{"imports", []step{
			{command: "get-csv-header --user-pool-id $pool"},
			{command: "create-user-import-job --user-pool-id $pool --job-name people --cloud-watch-logs-role-arn arn:aws:iam::000000000000:role/logs",
				keep: map[string]string{"job": "UserImportJob.JobId"}},
			{command: "describe-user-import-job --user-pool-id $pool --job-id $job"},
			{command: "list-user-import-jobs --user-pool-id $pool --max-results 10"},
			{command: "start-user-import-job --user-pool-id $pool --job-id $job", want: "PreconditionNotMetException"},
			{command: "stop-user-import-job --user-pool-id $pool --job-id $job", want: "PreconditionNotMetException"},
		}},
	}
}
