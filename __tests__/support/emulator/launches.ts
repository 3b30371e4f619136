import { withBody } from "./request";
import type { Rule, ShimRow } from "./rule";

export const LAUNCH_ROWS: readonly ShimRow[] = [
  {
    service: "ec2",
    operation: "RunInstances",
    reason:
      "forgets to protect a machine from termination, and that its network interface goes with it: its address would stay taken",
  },
];

/** Starts machines as EC2 does: protected from termination where that is asked for, with a network interface that ends with them. */
export function launches(): Rule {
  return {
    async answer(request, emulator) {
      if (request.service !== "ec2" || request.action !== "RunInstances") return undefined;
      const form = new URLSearchParams(request.body.toString());
      const made = [...form.keys()].flatMap((field) => /^(NetworkInterface\.\d+)\.SubnetId$/.exec(field)?.[1] ?? []);
      for (const each of made)
        if (!form.has(`${each}.DeleteOnTermination`)) form.set(`${each}.DeleteOnTermination`, "true");
      const answer = await emulator(withBody(request, form.toString()));
      if (form.get("DisableApiTermination") !== "true") return answer;
      for (const [, id] of answer.body.toString().matchAll(/<instanceId>(i-\w+)</g)) {
        const change = { InstanceId: id!, "DisableApiTermination.Value": "true", Version: "2016-11-15" };
        const question = new URLSearchParams({ Action: "ModifyInstanceAttribute", ...change });
        await emulator(withBody(request, question.toString()));
      }
      return answer;
    },
  };
}
