import type { Request } from "./request";
import type { Rule, ShimRow } from "./rule";

export const LOG_GROUP_KEY_ROWS: readonly ShimRow[] = [
  {
    service: "logs",
    operation: "AssociateKmsKey, DisassociateKmsKey",
    reason: "not implemented (500), so that a log group has the key that it was made with, for ever",
  },
];

interface Group {
  readonly logGroupName?: string;
  readonly kmsKeyId?: string;
}

/** Gives log groups another key or none, and tells of it where they are described. */
export function logGroupKeys(): Rule {
  // The key since the last change of each group, by region and name; undefined is none.
  const changed = new Map<string, string | undefined>();
  const place = ({ region }: Request, name = ""): string => `${region} ${name}`;
  return {
    async answer(request, emulator) {
      if (request.service !== "logs") return undefined;
      if (request.action === "DescribeLogGroups") {
        const answer = await emulator(request);
        if (answer.status !== 200 || changed.size === 0) return answer;
        const document = JSON.parse(answer.body.toString()) as { logGroups: readonly Group[] };
        const logGroups = document.logGroups.map((group) => {
          const key = place(request, group.logGroupName);
          return changed.has(key) ? { ...group, kmsKeyId: changed.get(key) } : group;
        });
        return { ...answer, body: JSON.stringify({ ...document, logGroups }) };
      }
      if (!/^((Disa|A)ssociateKmsKey|DeleteLogGroup)$/.test(request.action)) return undefined;
      const { logGroupName, kmsKeyId } = JSON.parse(request.body.toString()) as Group;
      const key = place(request, logGroupName);
      if (request.action === "DeleteLogGroup") {
        changed.delete(key);
        return undefined;
      }
      changed.set(key, kmsKeyId);
      return { status: 200, headers: { "content-type": "application/x-amz-json-1.1" }, body: "{}" };
    },
  };
}
