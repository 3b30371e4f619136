import { STSClient } from "@aws-sdk/client-sts";

import type { Target } from "../../../../config/fleet";
import { awsClient } from "../../aws/aws-client";
import { assertAccount } from "../../aws/identity";
import { within } from "../../terminal/within";
import type { Caller } from "../check";

/** Asks AWS who is calling, for so long (ms), and what time it is there; never throws. */
export async function askCaller(target: Target, deadlineMs: number): Promise<Caller> {
  let date: Date | undefined;
  let heardAt = new Date();
  try {
    const sts = awsClient(STSClient, target.region);
    // A refusal has the date, too: next to the network, nothing has read the answer yet.
    sts.middlewareStack.add(
      (next) => async (call) => {
        const result = await next(call);
        heardAt = new Date();
        date = dateOf(result.response);
        return result;
      },
      { step: "deserialize", name: "dateOfAnswer", priority: "low" },
    );
    const { arn } = await within(deadlineMs, "AWS", assertAccount(target, sts));
    return { arn, date, heardAt };
  } catch (error) {
    return { error, date, heardAt };
  }
}

function dateOf(response: unknown): Date | undefined {
  const { headers = {} } = (response ?? {}) as { readonly headers?: Readonly<Record<string, string>> };
  const date = new Date(headers.date ?? "");
  return Number.isNaN(date.getTime()) ? undefined : date;
}
