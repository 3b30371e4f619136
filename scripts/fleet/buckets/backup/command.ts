import { join } from "node:path";

import { Command } from "commander";

import { bucketNamed } from "../destroy/choose-buckets";
import { confirm } from "../../terminal/confirm";
import { EXIT, ExitError } from "../../terminal/exit";
import { interruptible } from "../../terminal/interruptible";
import { loadTargetOrExit, targetOptions, type TargetOptions } from "../../terminal/options";
import { note, printJson, printLine } from "../../terminal/print";

const CREATE_HELP = `
Downloads every version of every object with markers and settings to backups/{bucket}/{time} in the project, then reads all
files again. The manifest is written last: a folder without one is no backup.

Examples:
  $ npx fleet bucket-backup create --bucket ohio-01-us-east-2-traces-production
  $ npx fleet bucket-backup create --bucket ohio-01-us-east-2-traces-production --backup-dir /mnt/backups --json
`;

const VERIFY_HELP = `
Exit codes: 0 whole, 1 files are missing or damaged.

Examples:
  $ npx fleet bucket-backup verify --folder backups/ohio-01-us-east-2-traces-production/2026-11-25T09-30-00-000Z
`;

const RESTORE_HELP = `
Puts every version back, the oldest first and markers among them, into an empty bucket of the configuration. Version ids
and dates are new; the bucket's settings are the deploy's business and stay in the manifest for comparison.

Examples:
  $ npx fleet bucket-backup restore --folder backups/ohio-01-us-east-2-traces-production/2026-11-25T09-30-00-000Z --dry-run
  $ npx fleet bucket-backup restore --folder backups/ohio-01-us-east-2-traces-production/2026-11-25T09-30-00-000Z
`;

interface CreateOptions extends TargetOptions {
  readonly bucket: string;
  readonly backupDir?: string;
  readonly json?: boolean;
}

interface RestoreOptions extends TargetOptions {
  readonly folder: string;
  readonly bucket?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `fleet bucket-backup …`: all of a bucket on disk, and back (S3-108). */
export function bucketBackup(): Command {
  return new Command("bucket-backup")
    .description("save a bucket with all its versions, check a backup, restore it")
    .helpCommand(false)
    .addCommand(create())
    .addCommand(verify())
    .addCommand(restore());
}

function create(): Command {
  return targetOptions(new Command("create"))
    .description("save every version of a bucket to a folder")
    .requiredOption("--bucket <name>", "a bucket of the configuration, by its name")
    .option("--backup-dir <folder>", "where backups go (default: backups in the project)")
    .option("--json", "print the result as JSON on stdout")
    .addHelpText("after", CREATE_HELP)
    .action(async (options: CreateOptions) => {
      const { s3, region, accountId, bucket } = await open(options, options.bucket);
      const [{ inspectBucket }, { saveBucket }] = await Promise.all([
        import("../destroy/inspect-bucket"),
        import("../destroy/destroy-bucket"),
      ]);
      const inspection = await inspectBucket(s3, bucket);
      if (!inspection) throw new ExitError(EXIT.failed, `${bucket}: there is no such bucket`);
      const backupDir = options.backupDir ?? join(options.root, "backups");
      const { folder } = await interruptible((interrupted) =>
        saveBucket({ s3, region, accountId, inspection, interrupted }, backupDir),
      );
      if (options.json) printJson({ bucket, folder, versions: inspection.versions + inspection.markers });
      else printLine(folder);
    });
}

function verify(): Command {
  return new Command("verify")
    .description("read all files of a backup and compare them with its manifest")
    .requiredOption("--folder <folder>", "the backup")
    .option("--json", "print the result as JSON on stdout")
    .addHelpText("after", VERIFY_HELP)
    .action(async ({ folder, json }: { folder: string; json?: boolean }) => {
      const [{ readManifest }, { damagedFiles }] = await Promise.all([import("./manifest"), import("./verify-backup")]);
      const manifest = readManifest(folder);
      const problems = await damagedFiles(folder, manifest);
      if (json) printJson({ folder, bucket: manifest.bucket, versions: manifest.entries.length, problems });
      else printLine(`${manifest.bucket}, ${manifest.takenAt}: ${manifest.entries.length} versions`);
      if (problems.length > 0) throw new ExitError(EXIT.failed, `the backup is not whole:\n  ${problems.join("\n  ")}`);
    });
}

function restore(): Command {
  return targetOptions(new Command("restore"))
    .description("put every version of a backup back into an empty bucket")
    .requiredOption("--folder <folder>", "the backup")
    .option("--bucket <name>", "where to, if not into the bucket that was saved")
    .option("--dry-run", "check the backup and restore nothing")
    .option("--yes", "don't ask")
    .option("--json", "print the result as JSON on stdout")
    .addHelpText("after", RESTORE_HELP)
    .action(async (options: RestoreOptions) => {
      const { folder, dryRun, json } = options;
      const [{ readManifest }, { damagedFiles }, { assertRestorable, restoreBackup }, { progress }] = await Promise.all(
        [
          import("./manifest"),
          import("./verify-backup"),
          import("./restore-backup"),
          import("../../terminal/progress"),
        ],
      );
      const manifest = readManifest(folder);
      const { s3, bucket } = await open(options, options.bucket ?? manifest.bucket);
      const problems = await damagedFiles(folder, manifest);
      if (problems.length > 0) throw new ExitError(EXIT.failed, `the backup is not whole:\n  ${problems.join("\n  ")}`);
      await assertRestorable({ s3, bucket });
      const versions = manifest.entries.length;
      note(`${versions} versions of ${manifest.bucket}, saved at ${manifest.takenAt}, go into ${bucket}`);
      if (!dryRun) {
        await confirm(`Restore them into ${bucket}?`, options);
        const shown = progress("versions restored", versions);
        await restoreBackup({ s3, folder, manifest, bucket, progress: shown });
        shown.done();
      }
      if (json) printJson({ bucket, versions, restored: dryRun !== true });
    });
}

async function open(options: TargetOptions, name: string) {
  const fleet = loadTargetOrExit(options);
  const { bucket, region } = bucketNamed(fleet, name);
  const [{ s3Client }, { assertAccount }] = await Promise.all([import("../../aws/s3"), import("../../aws/identity")]);
  const { accountId } = await assertAccount(fleet.target);
  return { s3: s3Client({ region, accountId }), region, accountId, bucket };
}
