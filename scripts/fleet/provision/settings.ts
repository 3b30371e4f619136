import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { words } from "../../../config/reading/words";
import { editPlatform, type PlatformEdits } from "../../../config/reading/edit-platform";
import type { Fleet } from "../../../config/fleet";
import { FILES } from "../../../config/registry";
import { EXIT, ExitError } from "../terminal/exit";
import { writeWhole } from "../terminal/write-whole";

/** Options of provision that are settings: the next deploy must agree with them. */
export interface SettingOptions {
  readonly projectName?: string;
  readonly withReplication?: boolean;
  readonly replicaRegion?: string;
  readonly kmsKeyId?: string;
}

/** What config/platform.yaml has to say for these options and does not yet (S0-07, S0-11). */
export function settingsFor(options: SettingOptions, { platform, target }: Fleet): PlatformEdits {
  const { projectName, withReplication, replicaRegion, kmsKeyId } = options;
  if (projectName !== undefined && projectName !== platform.project)
    throw new ExitError(
      EXIT.usage,
      `the project is ${platform.project}: its name is set in ${FILES.platform}, and is part of every name`,
    );
  if ((withReplication === true) !== (replicaRegion !== undefined))
    throw new ExitError(EXIT.usage, "--with-replication and --replica-region go together");
  if (replicaRegion === target.homeRegion)
    throw new ExitError(EXIT.usage, `--replica-region ${replicaRegion} is the home region: a copy belongs elsewhere`);
  const keyRegion = /^arn:aws[a-z-]*:kms:([a-z0-9-]+):\d{12}:key\/[a-f0-9-]+$/.exec(kmsKeyId ?? "")?.[1];
  if (kmsKeyId !== undefined && keyRegion === undefined)
    throw new ExitError(EXIT.usage, `--kms-key-id ${kmsKeyId} is no ARN of a KMS key`);
  if (keyRegion !== undefined && keyRegion !== target.homeRegion)
    throw new ExitError(
      EXIT.usage,
      `--kms-key-id is a key in ${keyRegion}, but the state bucket is in ${target.homeRegion}`,
    );
  const environment = ["environments", target.environment];
  return [
    ...(replicaRegion !== undefined && replicaRegion !== target.replicaRegion
      ? [{ path: [...environment, "replica_region"], value: replicaRegion }]
      : []),
    ...(withReplication && !platform.sharedStorage.replication
      ? [{ path: ["shared_storage", "replication"], value: true }]
      : []),
    ...(kmsKeyId !== undefined && kmsKeyId !== target.stateKmsKeyArn
      ? [{ path: [...environment, "state_kms_key_arn"], value: kmsKeyId }]
      : []),
    ...(kmsKeyId !== undefined && kmsKeyId !== platform.sharedStorage.kmsKeyArn
      ? [{ path: ["shared_storage", "kms_key_arn"], value: kmsKeyId }]
      : []),
  ];
}

/** Writes settings into the project's platform file, whole or not at all. */
export function writeSettings(root: string, edits: PlatformEdits): void {
  if (edits.length === 0) return;
  const path = join(root, FILES.platform);
  writeWhole(path, editPlatform(readFileSync(path, "utf8"), edits));
}

/** What a synth needs of a project beside its packages; the lock tells that they are the same. */
const COPIED = words`
  main.ts config layers modules cidr-registry.yaml cdktf.json package.json
  package-lock.json scripts/synth.js scripts/launch
`;

/** The project with settings that are not written yet, in a copy of it, so that a plan can be made of what they would change. */
export async function withSettings<T>(
  root: string,
  edits: PlatformEdits,
  use: (root: string) => Promise<T>,
): Promise<T> {
  if (edits.length === 0) return use(root);
  const copy = mkdtempSync(join(tmpdir(), "fleet-provision-"));
  try {
    for (const name of COPIED) cpSync(join(root, name), join(copy, name), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "dir");
    const path = join(copy, FILES.platform);
    writeFileSync(path, editPlatform(readFileSync(path, "utf8"), edits));
    return await use(copy);
  } finally {
    rmSync(copy, { recursive: true });
  }
}
