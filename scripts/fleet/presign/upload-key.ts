import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";

import { EXIT, ExitError } from "../terminal/exit";
import { awsClient } from "../aws/aws-client";
import { errorCode, isAccessDenied } from "../aws/failure";

/**
 * The ARN of the key that uploads are encrypted with: the bucket's policy compares ARNs, so an alias or an id would be
 * refused (M-07). What is an ARN already is not looked up; otherwise a key that is missing or not enabled ends the
 * command before a URL exists that can only fail.
 */
export async function uploadKeyArn(keyId: string, region: string): Promise<string> {
  if (/^arn:[^:]+:kms:[^:]+:\d{12}:key\//.test(keyId)) return keyId;
  const { Arn, KeyState } = await describe(keyId, region);
  if (Arn !== undefined && KeyState === "Enabled") return Arn;
  throw new ExitError(EXIT.failed, `the key ${keyId} is ${KeyState ?? "unknown"}, not Enabled`);
}

async function describe(keyId: string, region: string) {
  try {
    const { KeyMetadata } = await awsClient(KMSClient, region).send(new DescribeKeyCommand({ KeyId: keyId }));
    return KeyMetadata ?? { Arn: undefined, KeyState: undefined };
  } catch (error) {
    if (errorCode(error) === "NotFoundException") {
      throw new ExitError(EXIT.failed, `there is no key ${keyId} in ${region}; the foundation layer makes a client's`);
    }
    if (isAccessDenied(error)) {
      const hint = "needs kms:DescribeKey; an ARN in KMS_KEY_ID needs no look-up";
      throw new ExitError(EXIT.failed, `the key ${keyId} can't be looked up: ${hint}`);
    }
    throw error;
  }
}
