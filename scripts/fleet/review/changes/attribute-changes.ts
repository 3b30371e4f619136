import type { Body } from "../model/stack";
import type { AttributeChange } from "./change-set";
import { differences } from "./differences";
import { ignoredChanges } from "./ignored-changes";
import { shown } from "./shown";

/** Arguments of a resource that differ, in the order of their paths; `depends_on` says nothing to AWS. */
export function attributeChanges(type: string, before: Body, after: Body): AttributeChange[] {
  const secure = type === "aws_ssm_parameter" && [before.type, after.type].includes("SecureString");
  const ignored = ignoredChanges(after);
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
