import type { StackJson } from "./emulated-stack";

type Blocks = Record<string, Record<string, { depends_on?: string[] }>>;

/** Providers that talk to a cluster: the emulator has none, and no mirror need have them. */
const IN_CLUSTERS = ["kubernetes", "helm"];

const TYPE_IN_CLUSTERS = new RegExp(`^(data\\.)?(${IN_CLUSTERS.join("|")})_`);

/** What a stack makes in AWS, without what it makes inside clusters, and without waiting for that. */
export function awsPart(stack: StackJson): StackJson {
  const copy = structuredClone(stack) as StackJson & { resource?: Blocks };
  for (const provider of IN_CLUSTERS) {
    delete (copy.terraform.required_providers as Record<string, unknown>)[provider];
    delete (copy.provider as Record<string, unknown>)[provider];
  }
  for (const [type, blocks] of Object.entries(copy.resource ?? {})) {
    if (TYPE_IN_CLUSTERS.test(type)) delete copy.resource![type];
    for (const block of Object.values(blocks))
      if (block.depends_on) block.depends_on = block.depends_on.filter((address) => !TYPE_IN_CLUSTERS.test(address));
  }
  return copy;
}
