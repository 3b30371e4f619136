import type { Body } from "../../model/stack";
import type { GateRule } from "../rule";
import { refusal } from "./refusal";
import { sidesOf } from "./sides";
import { blocksIn } from "./values-at";

/** Keys that the project puts on what it makes: bills, rights and searches go by them. */
const KEYS: ReadonlySet<string> = new Set([
  ...["BusinessUnit", "Client", "ClientCode", "Compliance", "CostCenter", "Environment", "Layer", "ManagedBy"],
  ...["Name", "Project", "Purpose", "Region", "SnapshotPolicy", "Tier"],
]);

/** Where resources have tags, also for what AWS makes of them; plans add those of the provider. */
const PLACES = ["tags", "tags_all", "volume_tags"];
const INNER = ["root_block_device", "tag_specifications", "ebs_block_device"];

/** A tag that the project puts is gone or empty, on a resource that stays or is replaced. */
export const tagsLost: GateRule = (changes, context) =>
  sidesOf(changes, context).flatMap(({ change, before, after }) => {
    if (!before || !after) return [];
    const kept = tagsOf(after);
    const lost = [...tagsOf(before)].filter((path) => !kept.has(path));
    // What is gone from `tags` is gone from `tags_all`, too: once is enough.
    const told = lost.filter(
      (path) => !path.startsWith("tags_all.") || !lost.includes(path.replace("tags_all", "tags")),
    );
    return told.map((attribute) =>
      refusal("tags-lost", change, {
        attribute,
        reason: "A tag is gone or empty by which costs are split and resources are found.",
        todo: "Put the tag back; a new key goes beside the old one until bills and rights know it.",
      }),
    );
  });

function tagsOf(body: Body): Set<string> {
  const own = PLACES.flatMap((place) => keysIn(body[place]).map((key) => `${place}.${key}`));
  const inner = INNER.flatMap((block) =>
    blocksIn(body[block]).flatMap((each) => keysIn(each.tags).map((key) => `${block}.tags.${key}`)),
  );
  return new Set([...own, ...inner]);
}

function keysIn(tags: unknown): string[] {
  if (typeof tags !== "object" || tags === null) return [];
  return Object.entries(tags).flatMap(([key, value]) => (KEYS.has(key) && value !== "" && value !== null ? [key] : []));
}
