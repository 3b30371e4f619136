import { setTimeout } from "node:timers/promises";

import { ChangeResourceRecordSetsCommand, GetChangeCommand, type Route53Client } from "@aws-sdk/client-route-53";

import { plural } from "../../../config/catalogue/plural";
import { EXIT, ExitError } from "../terminal/exit";
import { oneLine } from "../terminal/one-line";
import { errorCode, isAccessDenied } from "../aws/failure";
import type { ChangePlan } from "./plan-change";
import type { Zone } from "./zone";

/** How long a change is waited for; Route 53 means a minute. */
const LONGEST_WAIT_SECONDS = 300;

/** Makes the changes of a plan in one batch, and returns the change's id. */
export async function applyChange(route53: Route53Client, { id }: Zone, { changes }: ChangePlan): Promise<string> {
  const request = new ChangeResourceRecordSetsCommand({ HostedZoneId: id, ChangeBatch: { Changes: [...changes] } });
  try {
    const { ChangeInfo } = await route53.send(request);
    return ChangeInfo?.Id?.replace("/change/", "") ?? "";
  } catch (error) {
    if (errorCode(error) === "InvalidChangeBatch") {
      const message = `Route 53 refuses the change, somebody may have been faster: ${(error as Error).message}`;
      throw new ExitError(EXIT.failed, oneLine(message));
    }
    if (isAccessDenied(error))
      throw new ExitError(EXIT.failed, `nothing was changed: needs route53:ChangeResourceRecordSets on ${id}`);
    throw error;
  }
}

/** Waits until all of Route 53's name servers know of a change. */
export async function untilInSync(route53: Route53Client, changeId: string, pollSeconds = 5): Promise<void> {
  for (let waited = 0; !(await isInSync(route53, changeId)); waited += pollSeconds) {
    if (waited >= LONGEST_WAIT_SECONDS)
      throw new ExitError(
        EXIT.failed,
        `the change ${changeId} was made, and is not in sync after ${plural(waited, "second")}`,
      );
    await setTimeout(pollSeconds * 1000);
  }
}

async function isInSync(route53: Route53Client, changeId: string): Promise<boolean> {
  try {
    return (await route53.send(new GetChangeCommand({ Id: changeId }))).ChangeInfo?.Status === "INSYNC";
  } catch (error) {
    if (!isAccessDenied(error)) throw error;
    const missing = "whether it is in sync is not known: needs route53:GetChange";
    throw new ExitError(EXIT.failed, `the change ${changeId} was made; ${missing}`);
  }
}
