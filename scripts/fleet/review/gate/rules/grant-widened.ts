import type { Body } from "../../model/stack";
import type { GateRule } from "../rule";
import { policiesOf, type PolicyAt } from "./policy-text";
import { refusal } from "./refusal";
import { sidesOf, type Sides } from "./sides";
import { valuesAt } from "./values-at";
import { widerIn } from "./wider-policy";

const TODO =
  "Name the actions, resources and principals that are needed; where it must be wide, say why in config/approvals.yaml.";
const RULE = "grant-widened";

/** Managed policies of AWS that give nearly everything. */
const ADMINISTRATION =
  /:policy\/(.*\/)?(AdministratorAccess|PowerUserAccess|IAMFullAccess|SystemAdministrator|\w+FullAccess)$/;

/** Rights that reach further than before: by policies, by managed policies that are attached, and within clusters. */
export const grantWidened: GateRule = (changes, context) => {
  const all = sidesOf(changes, context);
  const newClusters = new Set(
    changes.filter(({ action, type }) => action === "add" && type === "aws_eks_cluster").map(placeOf),
  );
  return all.flatMap((sides) => {
    const { change, after } = sides;
    if (!after) return [];
    const found = [
      ...inPolicies(sides),
      ...attached(sides),
      ...inCluster(sides, newClusters.has(placeOf(change))),
      ...unbounded(sides),
    ];
    return found.map(({ attribute, reason }) => refusal(RULE, change, { attribute, reason, todo: TODO }));
  });
};

interface Widened {
  readonly attribute: string;
  readonly reason: string;
}

function placeOf({ stack, owner }: { readonly stack: string; readonly owner: string | undefined }): string {
  return `${stack} ${owner ?? ""}`;
}

function inPolicies({ change, before, after }: Sides): Widened[] {
  const was = new Map(policiesOf(before).map((policy) => [policy.path, policy]));
  const now = policiesOf(after).filter(({ path, text }) => was.get(path)?.text !== text);
  const there = new Set(policiesOf(after).map(({ path }) => path));
  const unknown = [...was.keys()].filter((path) => !there.has(path) && isNeeded(path, after!));
  return [
    ...now.flatMap((policy) => inPolicy(change.type, was.get(policy.path), policy)),
    ...unknown.map((attribute) => ({
      attribute,
      reason: "The policy is gone, or known only once it is applied: without one the service's own default counts.",
    })),
  ];
}

/** Arguments without which there is no such resource: where a plan lacks one, its value comes later. */
function isNeeded(path: string, after: Body): boolean {
  return (path === "policy" || path === "assume_role_policy") && after[path] == null;
}

function inPolicy(type: string, before: PolicyAt | undefined, { path, statements }: PolicyAt): Widened[] {
  if (!statements) return [{ attribute: path, reason: "The policy can't be read." }];
  const reasons = widerIn({
    before: before?.statements,
    after: statements,
    isTrust: path === "assume_role_policy",
    isOfResource: !type.startsWith("aws_iam_"),
  });
  return reasons.map((reason) => ({ attribute: path, reason }));
}

function attached({ before, after }: Sides): Widened[] {
  return ["policy_arn", "managed_policy_arns", "policy_arns"].flatMap((attribute) => {
    const [was, now] = [before, after].map((body) => valuesAt(body, attribute).flat().map(String)) as [
      string[],
      string[],
    ];
    const isNew = now.some((arn) => ADMINISTRATION.test(arn) && !was.includes(arn));
    return isNew ? [{ attribute, reason: "A managed policy is attached that gives nearly everything." }] : [];
  });
}

/** Rights within a cluster; those that come with the cluster are its own. */
function inCluster({ change, before, after }: Sides, isNew: boolean): Widened[] {
  const found: Widened[] = [];
  if (change.type === "aws_eks_access_policy_association" && !isNew) {
    const [was, now] = [before, after].map((body) => valuesAt(body, "policy_arn")[0]);
    if (was !== now && /Admin(View)?Policy$/.test(String(now)))
      found.push({ attribute: "policy_arn", reason: "Somebody may administer the cluster who might not." });
    const [scope, scopeNow] = [before, after].map((body) => valuesAt(body, "access_scope.type")[0]);
    if (before && scope !== scopeNow && scopeNow === "cluster")
      found.push({
        attribute: "access_scope.type",
        reason: "Rights in namespaces become rights in the whole cluster.",
      });
  }
  const groups = (body: Body | undefined): unknown[] => valuesAt(body, "kubernetes_groups").flat();
  if (
    change.type === "aws_eks_access_entry" &&
    groups(after).includes("system:masters") &&
    !groups(before).includes("system:masters")
  )
    found.push({
      attribute: "kubernetes_groups",
      reason: "Somebody may do everything in the cluster, whatever its rules say.",
    });
  return found;
}

function unbounded({ before, after }: Sides): Widened[] {
  const isGone = before?.permissions_boundary != null && after?.permissions_boundary == null;
  return isGone ? [{ attribute: "permissions_boundary", reason: "Nothing bounds the role's rights any more." }] : [];
}
