import { placeOf, type ApmContext } from "../store/apm-context";
import { backupKey } from "../store/apm-keys";
import type { ConfigType } from "../config-type";
import type { ObjectPlace, StoredObject } from "../store/stored-object";

/** A copy of a configuration under a key of its own. */
export interface Backup extends ObjectPlace {
  readonly type: ConfigType;
  readonly sha256: string;
  /** The version that was copied. */
  readonly sourceVersionId: string | undefined;
}

/** Copies the current configuration of a tool, within S3, under a key that says whose, what and when (S2-25). */
export async function backupConfig(context: ApmContext, type: ConfigType): Promise<Backup> {
  return backupObject(context, type, await context.objects.get(placeOf(context, type)));
}

/** Copies this content of a configuration, or fails when it is no longer the current one. */
export async function backupObject(context: ApmContext, type: ConfigType, source: StoredObject): Promise<Backup> {
  const { bucket, sha256, versionId: sourceVersionId } = source;
  const place = { bucket, key: backupKey(context, type, context.now(), sha256) };
  await context.objects.copy(source, place);
  return { type, ...place, sha256, sourceVersionId };
}
