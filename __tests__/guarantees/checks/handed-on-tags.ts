import { defaultTags, type Tags } from "../../../config/tags";
import type { Fleet } from "../../../config/fleet";
import type { LayerName } from "../../../config/layers";
import { madeIn, type Documents } from "../../support/synth";

/** Tags that a resource hands on to what AWS, or a cluster, makes for it. */
export interface HandedOn {
  readonly stack: string;
  readonly address: string;
  /** Where in the resource: `configuration_values.controller.extraVolumeTags`. */
  readonly path: string;
  readonly tags: Readonly<Record<string, unknown>>;
}

/** Maps whose name ends like this are tags of something. Those choose by tags. */
const TAGS = /tags$/i;
const CHOOSING = /\.target_tags$|\.filter\./;

/** Everywhere in resources, JSON inside of texts included, where tags are handed on; the resource's own are left out. */
export function handedOnTags(documents: Documents): HandedOn[] {
  return madeIn(documents).flatMap(({ stack, address, body }) =>
    Object.entries(body)
      .filter(([key]) => key !== "tags" && key !== "tags_all")
      .flatMap(([key, value]) => tagsIn(value, key))
      .map((found) => ({ stack, address, ...found })),
  );
}

type Found = Pick<HandedOn, "path" | "tags">;

function tagsIn(value: unknown, path: string): Found[] {
  const opened = typeof value === "string" ? parsed(value) : value;
  if (typeof opened !== "object" || opened === null) return [];
  const key = path.split(".").at(-1)!;
  if (!Array.isArray(opened) && TAGS.test(key) && !CHOOSING.test(path))
    return [{ path, tags: opened as Record<string, unknown> }];
  return Object.entries(opened).flatMap(([each, inner]) => tagsIn(inner, `${path}.${each}`));
}

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Blocks of these resources get the provider's tags from the provider: it says so in their tags_all. */
const BY_THE_PROVIDER = new Set(["aws_instance"]);

/** What lacks a tag of the client or of the provider, or has another value for it: nothing else would put it there (X-06). */
export function handedOnViolations(documents: Documents, { target, clients }: Fleet): string[] {
  const own = ["BusinessUnit", "Client", "ClientCode", "CostCenter", "Tier"];
  return handedOnTags(documents).flatMap(({ stack, address, path, tags }) => {
    const layer = stack.replace(new RegExp(`-(${clients.map(({ name }) => name).join("|")})$`), "") as LayerName;
    const provided: Tags = BY_THE_PROVIDER.has(address.split(".")[0]!) ? {} : defaultTags(target, layer);
    const expected = [...own.map((key) => [key, undefined] as const), ...Object.entries(provided)];
    return expected
      .filter(([key, value]) => (value === undefined ? !tags[key] : tags[key] !== value))
      .map(([key, value]) => `${stack}: ${address} hands on ${path} without ${key}${value ? `=${value}` : ""}`);
  });
}
