import { ec2Answer } from "./ec2-answer";
import type { Rule, ShimRow } from "./rule";

export const INSTANCE_ROWS: readonly ShimRow[] = [
  { service: "ec2", operation: "MonitorInstances, UnmonitorInstances", reason: "not implemented (500)" },
  {
    service: "ec2",
    operation: "DescribeInstances",
    reason:
      "reports an empty public address where there is none, and of a launch into a network interface no security groups: each plan would replace the instance",
  },
];

/** An instance's network interface with its groups, and the place where the instance's own should be. */
const NO_GROUPS =
  /(<groupSet>((?:(?!<groupSet).)*?)<\/groupSet>(?:(?!<groupSet).)*?<\/networkInterfaceSet>(?:(?!<groupSet|<networkInterfaceSet).)*?)<groupSet\/>/gs;

/** An instance's id and, further on in its description, how it is monitored. */
const MONITORING = /(<instanceId>(i-[0-9a-f]+)<\/instanceId>(?:(?!<instanceId>).)*?<monitoring><state>)[a-z]+/gs;

/** Describes instances as EC2 does, and remembers which are monitored every minute. */
export function instances(): Rule {
  const monitoring = new Map<string, string>();
  return {
    async answer(request, emulator) {
      if (request.service !== "ec2") return undefined;
      if (request.action === "DescribeInstances") {
        const answer = await emulator(request);
        return { ...answer, body: described(answer.body.toString(), monitoring) };
      }
      if (!/^(Mon|Unmon)itorInstances$/.test(request.action)) return undefined;
      const state = request.action === "MonitorInstances" ? "enabled" : "disabled";
      for (const [field, id] of new URLSearchParams(request.body.toString())) {
        if (field.startsWith("InstanceId.")) monitoring.set(id, state);
      }
      return ec2Answer(request.action);
    },
  };
}

function described(document: string, monitoring: ReadonlyMap<string, string>): string {
  return document
    .replaceAll("<association/>", "")
    .replace(NO_GROUPS, (_, before: string, groups: string) => `${before}<groupSet>${groups}</groupSet>`)
    .replace(MONITORING, (whole, before: string, id: string) => {
      const state = monitoring.get(id);
      return state === undefined ? whole : before + state;
    });
}
