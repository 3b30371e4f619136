import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Stack } from "../../review/model/stack";
import type { PlanDocument } from "../../review/plans/plan-document";
import { stackFolder } from "../../terraform/synthesize";
import { planStack } from "../plan/plan-stack";
import { protectedBy } from "../run/protected-by";
import { schedule } from "../run/schedule";
import { SharedPlugins } from "../run/shared-plugins";
import { StackLog } from "../run/stack-log";
import type { TerraformName } from "../terraform-at";

/** What is planned, and how. */
export interface PlanDestroyProps {
  readonly stacks: readonly Stack[];
  readonly outdir: string;
  readonly root: string;
  /** The folder of Terraform's words. */
  readonly logs: string;
  readonly program: TerraformName;
  readonly parallel: number;
  readonly stopped: () => boolean;
  /** Hears how many addresses of a stack would go. */
  readonly planned: (stack: string, going: number) => void;
  /** Why a plan must not be carried out, or undefined. */
  readonly check: (plan: PlanDocument, stack: Stack) => string | undefined;
}

/** What would go, by stack, and what stands in the way of it. */
export interface Destruction {
  /** Addresses, of stacks that hold something. */
  readonly going: ReadonlyMap<string, readonly string[]>;
  /** A sentence for each stack that can't be destroyed. */
  readonly refusals: readonly string[];
}

/** Plans the end of stacks, while nothing is changed and nothing locked. */
export async function planDestroy(props: PlanDestroyProps): Promise<Destruction> {
  const { stacks, outdir, root, program, parallel, stopped } = props;
  const plugins = new SharedPlugins(root);
  const folder = mkdtempSync(join(tmpdir(), "fleet-destroy-"));
  const found = new Map<string, readonly string[] | string>();
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  const work = async ({ name }: { name: string }): Promise<boolean> => {
    const stack = byName.get(name)!;
    const log = new StackLog(props.logs, name);
    const heard = (text: string): void => log.write(text);
    const at = { cwd: stackFolder(outdir, name), program, heard };
    const terraform = plugins.among(at, stack.terraform.required_providers);
    const plan = await planStack({ stack: name, owner: stack.owner, terraform, folder, destroy: true });
    if (plan.result === "waits")
      found.set(
        name,
        `it reads what was never deployed: ${plan.waitsFor.join(", ")}; deploy it, or take its client out`,
      );
    else if (plan.result === "failed")
      found.set(name, protectedBy(plan.log) ?? `its end can't be planned:\n${plan.log}`);
    else {
      const going = goingIn(plan.document);
      found.set(name, props.check(plan.document, stack) ?? going);
      props.planned(name, going.length);
      rmSync(plan.file, { force: true });
    }
    return true;
  };
  try {
    const pieces = stacks.map(({ name }) => ({ name, chain: name, after: [] }));
    await schedule({ pieces, parallel, stopped, work });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  // In the order of the stacks, whichever was planned first.
  const all = stacks.flatMap(({ name }) => {
    const result = found.get(name);
    return result === undefined ? [] : [{ name, result }];
  });
  return {
    going: new Map(
      all.flatMap(({ name, result }) => (typeof result === "string" || result.length === 0 ? [] : [[name, result]])),
    ),
    refusals: all.flatMap(({ name, result }) => (typeof result === "string" ? [`${name}: ${result}`] : [])),
  };
}

/** Addresses that a plan takes away; what it only reads is nothing. */
export function goingIn({ resource_changes: resources = [] }: PlanDocument): string[] {
  return resources.flatMap(({ mode, address, change }) =>
    mode === "managed" && change.actions.includes("delete") ? [address] : [],
  );
}
