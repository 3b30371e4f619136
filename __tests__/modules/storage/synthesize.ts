import { App, TerraformStack } from "cdktf";

/** The arguments of one synthesized resource. */
export type Arguments = Readonly<Record<string, unknown>>;

/** Synthesizes what `make` makes and gives the resources of a type, in the order of their addresses. */
export function synthesize(make: (stack: TerraformStack) => void): (type: string) => Arguments[] {
  const stack = new TerraformStack(new App(), "test");
  make(stack);
  const { resource } = stack.toTerraform() as { resource: Record<string, Record<string, Arguments>> };
  return (type) => Object.values(resource[type] ?? {});
}

/** The one resource of a type; more or none fails the test. */
export function only(resources: readonly Arguments[]): Arguments {
  expect(resources).toHaveLength(1);
  return resources[0]!;
}

/** The statements of a policy in one of a resource's arguments. */
export function statements(resource: Arguments, argument = "policy"): Arguments[] {
  return (JSON.parse(resource[argument] as string) as { Statement: Arguments[] }).Statement;
}
