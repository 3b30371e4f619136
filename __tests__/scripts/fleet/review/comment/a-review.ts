import type { AttributeChange, ResourceChange } from "../../../../../scripts/fleet/review/changes/change-set";
import type { Review } from "../../../../../scripts/fleet/review/comment/review";
import type { Breach } from "../../../../../scripts/fleet/review/isolation/breach";
import type { GateFinding } from "../../../../../scripts/fleet/review/gate/verdict";

/** A resource that changes, of acme's nodes unless said otherwise. */
export function aChange(more: Partial<ResourceChange> = {}): ResourceChange {
  return {
    stack: "platform",
    layer: "platform",
    address: "aws_eks_node_group.acme_cluster_nodes_us-east-2a",
    type: "aws_eks_node_group",
    owner: "acme",
    action: "change",
    attributes: [anAttribute()],
    replacedBy: [],
    source: "forecast",
    ...more,
  };
}

/** An attribute that changes, from 5 to 6 unless said otherwise. */
export function anAttribute(path = "scaling_config.max_size", before = "5", after = "6"): AttributeChange {
  return { path, before, after, shown: { before, after } };
}

/** A finding that refuses. */
export function aFinding(more: Partial<GateFinding> = {}): GateFinding {
  return {
    rule: "stateful-removed",
    severity: "refused",
    stack: "database",
    address: "aws_ebs_volume.acme_postgres_primary_data_volume",
    owner: "acme",
    reason: "What it holds is gone with it",
    todo: "npx fleet state list",
    ...more,
  };
}

/** A leak from acme to globex. */
export function aBreach(more: Partial<Breach> = {}): Breach {
  return {
    leak: "bucket",
    stack: "platform",
    address: "aws_iam_policy.acme_reads",
    path: "policy.Statement.0.Resource",
    owner: "acme",
    other: "globex",
    thing: "ohio-01-us-east-2-globex-data-production",
    ...more,
  };
}

/** A review of an allowed change of these resources. */
export function aReview(changes: readonly ResourceChange[] = [aChange()], more: Partial<Review> = {}): Review {
  const owners = [...new Set(changes.map(({ owner }) => owner))];
  return {
    target: { project: "ohio-01", environment: "production", region: "us-east-2" },
    base: "main (ab12cd3)",
    head: "the working tree",
    verdict: { ok: true, findings: [] },
    changes: { changes, outputs: [], settings: [], stacks: { added: [], removed: [] } },
    groups: owners.map((owner) => ({ clients: [owner], changes: changes.filter((each) => each.owner === owner) })),
    registry: { changes: [], clients: new Set(), shared: [] },
    isolation: { clients: ["acme", "globex"], breaches: [], shared: [] },
    quotas: [],
    cost: { least: 0, most: 0, clients: [], unpriced: [] },
    digest: undefined,
    planned: false,
    commands: ["npx fleet review main"],
    ...more,
  };
}
