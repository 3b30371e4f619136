import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";

import { EXIT, ExitError } from "../../terminal/exit";
import { clientSettings } from "../client-settings";

/** S3 takes a key that is not there without a word, and fails at the first object: so the key is looked at before (F10). */
export async function assertKeyUsable(keyArn: string, region: string): Promise<void> {
  const kms = new KMSClient(clientSettings(region));
  const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: keyArn }));
  if (KeyMetadata?.KeyState === "Enabled") return;
  throw new ExitError(EXIT.failed, `the key ${keyArn} is ${KeyMetadata?.KeyState ?? "unknown"}, not Enabled`);
}
