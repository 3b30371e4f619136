import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";

import { EXIT, ExitError } from "../terminal/exit";
import { awsClient } from "../aws/aws-client";
import { errorCode } from "../aws/failure";

/** S3 takes a key that is not there without a word, and fails at the first object: so the key is looked at before (F10). */
export async function assertKeyUsable(keyArn: string): Promise<void> {
  const state = await keyState(keyArn);
  if (state !== "Enabled") throw new ExitError(EXIT.failed, `the key ${keyArn} is ${state}, not Enabled`);
}

async function keyState(KeyId: string): Promise<string> {
  const kms = awsClient(KMSClient, KeyId.split(":")[3]!);
  try {
    return (await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.KeyState ?? "unknown";
  } catch (error) {
    if (errorCode(error) === "NotFoundException") return "not there";
    throw error;
  }
}
