// Adds a claim, in the style of old handlers.
exports.handler = (event, context, callback) => {
  event.response.claimsOverrideDetails = { claimsToAddOrOverride: { tenant: event.request.userAttributes.email.split("@")[1] } };
  callback(null, event);
};
