import type { Fleet } from "../../../config/fleet";
import type { Body } from "../../../scripts/fleet/review/model/stack";
import { madeIn, type Documents } from "../../support/synth";
import { ownerOf } from "../../../scripts/fleet/review/model/owner";

const OF_THE_PROVIDER = ["Environment", "Layer", "ManagedBy", "Project", "Region"];
const OF_THE_RESOURCE = ["BusinessUnit", "Client", "ClientCode", "CostCenter", "Name", "Tier"];

/** AWS's own limits. Source: "Tag naming limits and requirements", AWS General Reference. */
const MOST_TAGS = 50;
const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** G5: what lacks a tag, has one twice, or has one that AWS refuses. */
export function taggingViolations(documents: Documents, fleet: Fleet): string[] {
  const clients = new Set(fleet.clients.map(({ name }) => name));
  const ofResources = madeIn(documents)
    .filter(({ type }) => isTaggable(type))
    .flatMap(({ stack, address, id, body }) => {
      const tags = (body.tags ?? {}) as Record<string, unknown>;
      const owner = ownerOf(id, clients) ?? "shared";
      return [
        ...missing(tags, OF_THE_RESOURCE),
        ...OF_THE_PROVIDER.filter((key) => key in tags).map((key) => `repeats the provider's tag ${key}`),
        ...(tags.Client === owner ? [] : [`has Client ${String(tags.Client)}, and belongs to ${owner}`]),
        ...illegal(tags, MOST_TAGS - OF_THE_PROVIDER.length),
      ].map((problem) => `${stack}: ${address} ${problem}`);
    });
  return [
    ...ofResources,
    ...Object.entries(documents).flatMap(([stack, { provider }]) => ofProviders(stack, provider)),
  ];
}

function ofProviders(stack: string, provider: Documents[string]["provider"]): string[] {
  return (provider.aws ?? []).flatMap((each) => {
    const tags = (each.default_tags as readonly Body[] | undefined)?.[0]?.tags as Record<string, unknown> | undefined;
    return [...missing(tags ?? {}, OF_THE_PROVIDER), ...illegal(tags ?? {}, OF_THE_PROVIDER.length)].map(
      (problem) => `${stack}: provider ${(each.alias as string | undefined) ?? "aws"} ${problem}`,
    );
  });
}

/** Whether the provider's own class of a resource type takes tags: no list of ours could go stale. */
export function isTaggable(type: string): boolean {
  if (!type.startsWith("aws_")) return false;
  const folder = type.replace(/^aws_/, "").replaceAll("_", "-");
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- which class it is, only the documents say
  const module = require(`@cdktf/provider-aws/lib/${folder}`) as Record<string, { tfResourceType?: string }>;
  const resource = Object.values(module).find(({ tfResourceType }) => tfResourceType === type);
  if (!resource) throw new Error(`@cdktf/provider-aws/lib/${folder} has no class of ${type}`);
  return "tagsInput" in (resource as unknown as { prototype: object }).prototype;
}

function missing(tags: Readonly<Record<string, unknown>>, keys: readonly string[]): string[] {
  return keys.filter((key) => !tags[key]).map((key) => `has no tag ${key}`);
}

function illegal(tags: Readonly<Record<string, unknown>>, most: number): string[] {
  const entries = Object.entries(tags);
  return [
    ...(entries.length > most ? [`has ${entries.length} tags, and AWS takes ${MOST_TAGS} with the provider's`] : []),
    ...entries.flatMap(([key, value]) => {
      const text = String(value);
      const legal =
        typeof value === "string" &&
        key.length <= 128 &&
        text.length <= 256 &&
        !/^aws:/i.test(key) &&
        // References are for Terraform to fill in.
        TAG_TEXT.test(key + text.replace(/\$\{[^}]*\}/g, ""));
      return legal ? [] : [`has a tag AWS refuses: ${key}=${text}`];
    }),
  ];
}
