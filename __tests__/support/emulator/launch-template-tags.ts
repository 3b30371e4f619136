import type { Rule, ShimRow } from "./rule";

export const LAUNCH_TEMPLATE_ROWS: readonly ShimRow[] = [
  {
    service: "ec2",
    operation: "DescribeLaunchTemplateVersions",
    reason: "puts the template's own tags among those of what it launches: every plan would remove them",
  },
];

const OWN_TAGS = /<item><resourceType>launch-template<\/resourceType><tagSet>.*?<\/tagSet><\/item>/gs;

/** Tells a launch template's own tags from those of what it launches. */
export function launchTemplateTags(): Rule {
  return {
    async answer(request, emulator) {
      if (request.service !== "ec2" || request.action !== "DescribeLaunchTemplateVersions") return undefined;
      const answer = await emulator(request);
      return { ...answer, body: answer.body.toString().replace(OWN_TAGS, "") };
    },
  };
}
