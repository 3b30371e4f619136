import { withBody } from "./request";
import type { Rule, ShimRow } from "./rule";

export const TABLE_TAG_ROWS: readonly ShimRow[] = [
  {
    service: "dynamodb",
    operation: "ListTagsOfResource",
    reason: "pages by ten tags; DynamoDB returns all of them at once, so the provider asks for no second page",
  },
];

interface TagPage {
  readonly Tags: readonly object[];
  readonly NextToken?: string;
}

/** Returns all tags of a table at once. */
export function tableTags(): Rule {
  return {
    async answer(request, emulator) {
      if (request.service !== "dynamodb" || request.action !== "ListTagsOfResource") return undefined;
      const input = JSON.parse(request.body.toString()) as object;
      const tags: object[] = [];
      let answer = await emulator(request);
      while (answer.status === 200) {
        const page = JSON.parse(answer.body.toString()) as TagPage;
        tags.push(...page.Tags);
        if (page.NextToken === undefined) return { ...answer, body: JSON.stringify({ Tags: tags }) };
        answer = await emulator(withBody(request, JSON.stringify({ ...input, NextToken: page.NextToken })));
      }
      return answer;
    },
  };
}
