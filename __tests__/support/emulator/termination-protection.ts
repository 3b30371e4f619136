import { withBody } from "./request";
import type { Rule, ShimRow } from "./rule";

export const TERMINATION_ROWS: readonly ShimRow[] = [
  { service: "ec2", operation: "RunInstances", reason: "forgets to protect a machine from termination at its start" },
];

/** Protects from termination what is started so; the emulator then refuses to terminate it, as EC2 does. */
export function terminationProtection(): Rule {
  return {
    async answer(request, emulator) {
      if (request.service !== "ec2" || request.action !== "RunInstances") return undefined;
      if (new URLSearchParams(request.body.toString()).get("DisableApiTermination") !== "true") return undefined;
      const answer = await emulator(request);
      for (const [, id] of answer.body.toString().matchAll(/<instanceId>(i-\w+)</g)) {
        const change = { InstanceId: id!, "DisableApiTermination.Value": "true", Version: "2016-11-15" };
        await emulator(
          withBody(request, new URLSearchParams({ Action: "ModifyInstanceAttribute", ...change }).toString()),
        );
      }
      return answer;
    },
  };
}
