import { MOST_COMMON_TAGS, OWN_TAGS, TAG_KEY } from "../catalogue/own-tags";
import type { Check } from "../registry";

/** Prefixes by which AWS and controllers tell what is theirs; a tag of ours would make them act on it. */
const RESERVED = /^(aws:|kubernetes\.io\/|k8s\.io\/|eks:|elbv2\.k8s\.aws|ebs\.csi\.aws\.com|karpenter\.sh)/i;

/** Tags of the platform's owner (S0-27) are legal, distinct and none of the project's own: those mean something. */
export const checkCommonTags: Check = function* ({ platform }) {
  const keys = Object.keys(platform?.commonTags ?? {});
  const at = { file: "platform", rule: "common-tag" } as const;
  if (keys.length > MOST_COMMON_TAGS) {
    const message = `has ${keys.length} tags: ${MOST_COMMON_TAGS} at most leave room for the project's own and AWS's`;
    yield { ...at, path: ["common_tags"], message, value: "" };
  }
  for (const [index, key] of keys.entries()) {
    const message = problemOf(key, keys.slice(0, index));
    if (message !== undefined) yield { ...at, path: ["common_tags", key], at: "key", value: "", message };
  }
};

/** IAM takes keys that differ by case alone for the same. */
function problemOf(key: string, others: readonly string[]): string | undefined {
  const same = (other: string): boolean => other.toLowerCase() === key.toLowerCase();
  const own = OWN_TAGS.find(same);
  if (own !== undefined) return `is the project's own tag ${own}`;
  const other = others.find(same);
  if (other !== undefined) return `is the same key as ${other} to IAM`;
  if (RESERVED.test(key)) return "begins as keys do that AWS and Kubernetes keep for themselves";
  return TAG_KEY.test(key) ? undefined : "is no key of a tag: 1 to 128 letters, digits, spaces and + - = . _ : / @";
}
