// Decrypts a code as functions do in the cloud, but for the key, and keeps it
// in the file that MAIL names.
import { buildClient, CommitmentPolicy, RawAesKeyringNode, RawAesWrappingSuiteIdentifier } from "@aws-crypto/client-node";
import { writeFile } from "node:fs/promises";

const { decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT);
const keyring = new RawAesKeyringNode({
  keyNamespace: "cognate",
  keyName: process.env.KEY_ARN,
  unencryptedMasterKey: new Uint8Array(Buffer.from(process.env.SENDER_KEY, "base64")),
  wrappingSuite: RawAesWrappingSuiteIdentifier.AES256_GCM_IV12_TAG16_NO_PADDING,
});

export const handler = async (event) => {
  const { plaintext, messageHeader } = await decrypt(keyring, Buffer.from(event.request.code, "base64"));
  if (messageHeader.encryptionContext["userpool-id"] !== event.userPoolId) {
    throw new Error("the code is another pool's");
  }
  await writeFile(process.env.MAIL, `${event.triggerSource} ${event.request.userAttributes.email} ${plaintext}`);
  return event;
};
