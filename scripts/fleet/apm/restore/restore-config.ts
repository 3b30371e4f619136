import type { Finding } from "../../../../config/reading/finding";
import { placeOf, type ApmContext } from "../store/apm-context";
import { ApmError } from "../failure/apm-error";
import { parseBackupKey } from "../store/apm-keys";
import { checkConfig } from "../validate/check-config";
import type { ConfigType } from "../config-type";
import type { ObjectPlace, StoredObject } from "../store/stored-object";
import { putOptions } from "../push/push-config";

/** What a restore is about to do. */
export interface RestorePlan {
  readonly type: ConfigType;
  readonly backup: StoredObject;
  readonly place: ObjectPlace;
  readonly current: StoredObject | undefined;
  /** The current content is the backed-up one already. */
  readonly unchanged: boolean;
  /** What the validator says of the backup today: it is shown, and refuses nothing, for the content was good once. */
  readonly findings: readonly Finding[];
}

/** What a restore did. */
export interface Restored extends ObjectPlace {
  readonly type: ConfigType;
  readonly from: string;
  readonly outcome: "restored" | "unchanged";
  readonly versionId: string | undefined;
  /** The version that is now noncurrent: nothing is lost. */
  readonly replacedVersionId: string | undefined;
}

/** Reads a backup and what it would replace; changes nothing. */
export async function planRestore(context: ApmContext, key: string): Promise<RestorePlan> {
  const name = parseBackupKey(key);
  const { client, environment } = context;
  if (name?.client !== client || name.environment !== environment)
    throw new ApmError("NOT_FOUND", `${key} is no backup of ${client} in ${environment}`, { key });
  const { type } = name;
  const backup = await context.objects.get({ bucket: context.bucket, key });
  const place = placeOf(context, type);
  const current = await context.objects.find(place);
  const unchanged = current?.sha256 === backup.sha256;
  return { type, backup, place, current, unchanged, findings: checkConfig(type, backup.content, key) };
}

/** Makes the backed-up bytes current again, and reads them back (S2-25). */
export async function restoreConfig(context: ApmContext, plan: RestorePlan): Promise<Restored> {
  const { type, backup, place, current, unchanged } = plan;
  const restored = { type, ...place, from: backup.key };
  if (unchanged)
    return { ...restored, outcome: "unchanged", versionId: current?.versionId, replacedVersionId: undefined };
  const { versionId } = await context.objects.put(place, backup.content, putOptions(context, type, current?.etag));
  const written = await context.objects.get(place);
  if (written.sha256 !== backup.sha256)
    throw new ApmError("CONFLICT", `${place.key} was changed by somebody else right after it was restored`, place);
  return { ...restored, outcome: "restored", versionId, replacedVersionId: current?.versionId };
}
