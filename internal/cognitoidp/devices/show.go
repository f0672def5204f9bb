package devices

import (
	"cognate/internal/userpool"
	"cognate/internal/wire"
	idp "cognate/internal/wire/cognitoidp"
)

// show lists what is known of a device, in the service's order.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeviceType.html
func show(o owner, d *userpool.Device) idp.DeviceType {
	owned := o.user.Username + "." + o.pool.ID
	remembered := idp.DeviceRememberedStatusTypeNotRemembered
	if d.Remembered {
		remembered = idp.DeviceRememberedStatusTypeRemembered
	}
	attributes := []idp.AttributeType{{Name: "device_status", Value: "valid"}}
	if d.Name != "" {
		attributes = append(attributes, idp.AttributeType{Name: "device_name", Value: d.Name})
	}
	attributes = append(attributes,
		idp.AttributeType{
			Name:  "dev:device_arn",
			Value: "arn:aws:cognito-idp:" + o.pool.Region + ":" + o.pool.Account + ":owner/" + owned + "/device/" + d.Key,
		},
		idp.AttributeType{Name: "dev:device_owner", Value: owned})
	if d.LastIP != "" {
		attributes = append(attributes, idp.AttributeType{Name: "last_ip_used", Value: d.LastIP})
	}
	return idp.DeviceType{
		DeviceKey: d.Key,
		DeviceAttributes: append(attributes,
			idp.AttributeType{Name: "dev:device_remembered_status", Value: remembered},
			idp.AttributeType{Name: "dev:device_sdk", Value: "aws-sdk"}),
		DeviceCreateDate:            wire.At(d.Created),
		DeviceLastModifiedDate:      wire.At(d.Modified),
		DeviceLastAuthenticatedDate: wire.At(d.LastAuthenticated),
	}
}
