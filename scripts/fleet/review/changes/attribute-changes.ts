import type { Body } from "../model/stack";
import type { AttributeChange } from "./change-set";
import { differences } from "./differences";
import { withoutIndices } from "./ordered-lists";
import { shown } from "./shown";

/** Arguments of a resource that differ, in the order of their paths; `depends_on` says nothing to AWS. */
export function attributeChanges(type: string, before: Body, after: Body): AttributeChange[] {
  const secure = type === "aws_ssm_parameter" && [before.type, after.type].includes("SecureString");
  const ignored = ignoredIn(after);
  return [...differences(withoutOrder(before), withoutOrder(after), "", { type, within: "body" })].map(
    ({ secret, ...each }) => {
      const change = { ...each, shown: secret ? undefined : shown(each, type, secure) };
      return ignored(each.path) ? { ...change, ignored: true } : change;
    },
  );
}

function withoutOrder(body: Body): Body {
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== "depends_on"));
}

function ignoredIn({ lifecycle }: Body): (path: string) => boolean {
  const block: unknown = Array.isArray(lifecycle) ? lifecycle[0] : lifecycle;
  const { ignore_changes: listed } = (block ?? {}) as { readonly ignore_changes?: readonly string[] | string };
  if (listed === "all") return (path) => !path.startsWith("lifecycle");
  const paths = Array.isArray(listed) ? listed.map((each: string) => each.replace(/\[(\w+)\]/g, ".$1")) : [];
  return (path) =>
    paths.some(
      (each) =>
        withoutIndices(path) === withoutIndices(each) || withoutIndices(path).startsWith(`${withoutIndices(each)}.`),
    );
}
