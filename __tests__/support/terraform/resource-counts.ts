import type { Workspace } from "./workspace";

interface ShownState {
  readonly values?: { readonly root_module: { readonly resources?: readonly { readonly type: string }[] } };
}

/** How many resources of each type a workspace's state holds, as `terraform show` reads it. */
export async function resourceCounts(workspace: Workspace): Promise<ReadonlyMap<string, number>> {
  const { stdout } = await workspace.terraform("show", "-json");
  const counts = new Map<string, number>();
  for (const { type } of (JSON.parse(stdout) as ShownState).values?.root_module.resources ?? []) {
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return counts;
}

/** One line on what was applied, for a person. */
export function describeCounts(stack: string, counts: ReadonlyMap<string, number>): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const types = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([type, count]) => `${count} ${type}`);
  return `${stack}: applied ${total} resources: ${types.join(", ")}`;
}
