import type { Rule, ShimRow } from "./rule";

export const REDRIVE_POLICY_ROWS: readonly ShimRow[] = [
  {
    service: "sqs",
    operation: "GetQueueAttributes",
    reason: "writes the redrive policy anew, with spaces: every plan finds a change",
  },
];

/** Returns a queue's redrive policy without spaces, as it was sent. */
export function redrivePolicy(): Rule {
  return {
    async answer(request, emulator) {
      if (request.service !== "sqs" || request.action !== "GetQueueAttributes") return undefined;
      const answer = await emulator(request);
      if (answer.status !== 200) return answer;
      const document = JSON.parse(answer.body.toString()) as { Attributes?: Record<string, string> };
      const { RedrivePolicy } = document.Attributes ?? {};
      if (RedrivePolicy === undefined) return answer;
      const Attributes = { ...document.Attributes, RedrivePolicy: JSON.stringify(JSON.parse(RedrivePolicy)) };
      return { ...answer, body: JSON.stringify({ ...document, Attributes }) };
    },
  };
}
