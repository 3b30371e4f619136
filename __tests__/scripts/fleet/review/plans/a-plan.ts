import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { StackDocument } from "../../../../../scripts/fleet/review/model/read-stack";
import { synthesisIn, type Synthesis } from "../../../../../scripts/fleet/review/model/synthesis";
import type { PlanDocument, PlannedResource } from "../../../../../scripts/fleet/review/plans/plan-document";
import { textDigest } from "../../../../../scripts/fleet/review/plans/text-digest";
import { readPlans, type Plans } from "../../../../../scripts/fleet/review/plans/read-plans";
import { stackDigest } from "../../../../../scripts/fleet/review/plans/stack-digest";
import { inFolder } from "../../../../support/in-folder";

const FOUNDATION: StackDocument = {
  resource: {
    aws_vpc: { acme_network_vpc: { cidr_block: "10.1.0.0/16", tags: { Client: "acme" } } },
    aws_iam_role: { shared_role: { name: "shared", assume_role_policy: '{"Statement":[]}' } },
  },
};
const PLATFORM: StackDocument = {
  data: { terraform_remote_state: { foundation: { backend: "s3" } } },
  resource: { aws_eks_cluster: { acme_cluster: { name: "acme", vpc_config: { endpoint_public_access: true } } } },
};

/** Two stacks, the upper of which reads the lower one's state. */
export const SYNTHESIS: Synthesis = synthesisIn({ foundation: FOUNDATION, platform: PLATFORM }, new Set(["acme"]));

/** A planned resource of an address, with its change. */
export function planned(address: string, change: Partial<PlannedResource["change"]> = {}): PlannedResource {
  const [type, name] = address.split(".") as [string, string];
  return { address, mode: "managed", type, name, change: { actions: ["no-op"], before: {}, after: {}, ...change } };
}

/** A whole plan of the lower stack that changes nothing, with some addresses' changes in place of theirs. */
export function foundationPlan(...changes: readonly PlannedResource[]): PlanDocument {
  return planOf(["aws_vpc.acme_network_vpc", "aws_iam_role.shared_role"], changes);
}

/** The same of the upper one. */
export function platformPlan(...changes: readonly PlannedResource[]): PlanDocument {
  return planOf(["aws_eks_cluster.acme_cluster"], changes);
}

function planOf(addresses: readonly string[], changes: readonly PlannedResource[]): PlanDocument {
  const changed = new Set(changes.map(({ address }) => address));
  const rest = addresses.filter((address) => !changed.has(address)).map((address) => planned(address));
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    errored: false,
    complete: true,
    resource_changes: [...rest, ...changes],
  };
}

/** What a folder of plans holds; texts are written as they are, undefined isn't there. */
export interface Folder {
  readonly foundation?: unknown;
  readonly platform?: unknown;
  readonly manifest?: unknown;
  /** Makes what else there is. */
  readonly prepare?: (folder: string) => void;
}

/** A manifest of both stacks as they are. */
export function manifest(stacks: Readonly<Record<string, object>> = {}, mode = "normal"): object {
  const entry = (name: string): object => {
    const digest = stackDigest(SYNTHESIS.stack(name)!);
    return { digest, terraform: "terraform 1.11.4", time: "2026-09-01T12:00:00Z", exit: 0, ...stacks[name] };
  };
  const target = { environment: "production", region: "us-east-2", account: "123456789012" };
  return { version: 1, target, mode, stacks: { foundation: entry("foundation"), platform: entry("platform") } };
}

/** Reads a folder in which everything that isn't said is as it should be. */
export function reading(said: Folder = {}): Plans {
  const whole = { foundation: foundationPlan(), platform: platformPlan(), manifest: manifest() };
  const { prepare, ...given } = { ...whole, ...said };
  const files = { ...given, manifest: telling(given.manifest, given) };
  return inFolder("plans-", (root) => {
    const folder = join(root, "plans");
    mkdirSync(folder);
    for (const [name, content] of Object.entries(files)) {
      const text = textOf(content);
      if (content !== undefined) writeFileSync(join(folder, name === "manifest" ? "plans.json" : `${name}.json`), text);
    }
    prepare?.(folder);
    return readPlans(folder, SYNTHESIS);
  });
}

function textOf(content: unknown): string {
  return typeof content === "string" ? content : JSON.stringify(content);
}

/** A manifest that tells of the files as they are, unless it already says what they were. */
function telling(manifest: unknown, files: Readonly<Record<string, unknown>>): unknown {
  if (typeof manifest !== "object" || manifest === null || !("stacks" in manifest)) return manifest;
  const stacks = Object.entries(manifest.stacks as Record<string, object>).map(([name, entry]): [string, object] => {
    return [name, files[name] === undefined ? entry : { plan: textDigest(textOf(files[name])), ...entry }];
  });
  return { ...manifest, stacks: Object.fromEntries(stacks) };
}

/** Rules of what refuses, each with its stack and address. */
export function refusals({ findings }: Plans): string[] {
  return findings
    .filter(({ severity }) => severity === "refused")
    .map(({ rule, stack, address }) => [rule, stack, address].filter(Boolean).join(" "));
}
