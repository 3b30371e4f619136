import type { Rule, ShimRow } from "./rule";

export const RULE_DESCRIPTION_ROWS: readonly ShimRow[] = [
  {
    service: "ec2",
    operation: "AuthorizeSecurityGroupIngress, AuthorizeSecurityGroupEgress, DescribeSecurityGroupRules",
    reason: "loses the description of a rule whose other end is a security group",
  },
];

const RULE_ID = /<securityGroupRuleId>(sgr-[0-9a-f]+)<\/securityGroupRuleId>/g;

/** Remembers the descriptions of rules between security groups and reports them with the rules. */
export function ruleDescriptions(): Rule {
  const descriptionOf = new Map<string, string>();
  return {
    async answer(request, emulator) {
      if (request.service !== "ec2") return undefined;
      if (request.action === "DescribeSecurityGroupRules") {
        const answer = await emulator(request);
        const body = answer.body.toString().replace(RULE_ID, (element, id: string) => {
          const description = descriptionOf.get(id);
          return description === undefined ? element : `${element}<description>${escaped(description)}</description>`;
        });
        return { ...answer, body };
      }
      if (!/^AuthorizeSecurityGroup(Ingress|Egress)$/.test(request.action)) return undefined;
      const answer = await emulator(request);
      // The provider authorizes one rule at a time.
      const description = new URLSearchParams(request.body.toString()).get("IpPermissions.1.Groups.1.Description");
      for (const [, id] of answer.body.toString().matchAll(RULE_ID)) {
        if (id !== undefined && description !== null) descriptionOf.set(id, description);
      }
      return answer;
    },
  };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
