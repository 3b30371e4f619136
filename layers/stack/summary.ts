import { TerraformStack, type App } from "cdktf";

import type { Fleet } from "../../config/fleet";

/** What a synth made, in two lines for whoever ran it. */
export function summary(app: App, { target, clients }: Fleet): string {
  const stacks = app.node.children.filter((each) => TerraformStack.isStack(each)).map(({ node }) => node.id);
  const names = clients.map(({ name }) => name).join(", ") || "no clients";
  return [
    `Synthesized ${target.environment} in ${target.region}: ${names}`,
    `${app.outdir}/stacks: ${stacks.join(", ")}`,
    "",
  ].join("\n");
}
