import type { Finding } from "../../../../config/reading/finding";
import { placeOf, type ApmContext } from "../store/apm-context";
import { ApmError } from "../failure/apm-error";
import { assertValid } from "../validate/check-config";
import { CONFIG_FORMATS, type ConfigType } from "../config-type";
import { sha256Of } from "../store/object-encoding";
import type { PutOptions } from "../store/object-store";
import type { ObjectPlace } from "../store/stored-object";

/** How a configuration is uploaded. */
export interface PushOptions {
  /** The name that findings give it; default its key. */
  readonly file?: string;
  /** The ETag that the current configuration must have, as `list` shows it, or null for none; default what it is now. */
  readonly ifMatch?: string | null;
  readonly dryRun?: boolean;
}

/** What an upload did, or would do. */
export interface Pushed extends ObjectPlace {
  readonly type: ConfigType;
  readonly outcome: "created" | "replaced" | "unchanged";
  readonly dryRun: boolean;
  readonly sha256: string;
  readonly etag: string | undefined;
  readonly versionId: string | undefined;
  readonly replacedVersionId: string | undefined;
  /** What it replaces has this ETag; null where there is nothing. */
  readonly replacedEtag: string | null;
  /** Warnings of the validator. */
  readonly findings: readonly Finding[];
}

/** Uploads a valid configuration (S2-21, S2-23): nothing when it is there already, and never over somebody else's change. */
export async function pushConfig(
  context: ApmContext,
  type: ConfigType,
  content: Buffer,
  { file, ifMatch, dryRun = false }: PushOptions = {},
): Promise<Pushed> {
  const place = placeOf(context, type);
  assertKept(context, type);
  const findings = assertValid(type, content, file ?? place.key);
  const current = await context.objects.find(place);
  const replacedEtag = current?.etag.replaceAll('"', "") ?? null;
  if (ifMatch !== undefined && (ifMatch?.replaceAll('"', "") ?? null) !== replacedEtag) {
    const change = ifMatch === null ? "is there by now" : `no longer has the ETag ${ifMatch}`;
    throw new ApmError("CONFLICT", `${place.key} ${change}: pull it and look`, place);
  }
  const sha256 = sha256Of(content);
  const pushed = { type, ...place, sha256, findings, dryRun, replacedVersionId: undefined, replacedEtag };
  if (current?.sha256 === sha256)
    return { ...pushed, outcome: "unchanged", etag: current.etag, versionId: current.versionId };
  const outcome = current ? "replaced" : "created";
  const replaced = { ...pushed, outcome, replacedVersionId: current?.versionId } as const;
  if (dryRun) return { ...replaced, etag: undefined, versionId: undefined };
  return { ...replaced, ...(await context.objects.put(place, content, putOptions(context, type, current?.etag))) };
}

/** A tool that the client's settings do not list is refused: nobody would look for its configuration. */
export function assertKept({ client, types }: ApmContext, type: ConfigType): void {
  if (!types.includes(type))
    throw new ApmError("INVALID_CONFIG", `clients.${client}.apm.types has no ${type}: ${types.join(", ")}`);
}

/** How a current configuration is written (S2-03): over the content with this ETag, or where there is none. */
export function putOptions({ environment }: ApmContext, type: ConfigType, etag: string | undefined): PutOptions {
  return {
    contentType: CONFIG_FORMATS[type].contentType,
    metadata: { "config-type": type, environment },
    ifMatch: etag ?? null,
  };
}
