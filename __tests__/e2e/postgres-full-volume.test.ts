import { execFileSync } from "node:child_process";
import { readdirSync, statfsSync } from "node:fs";
import path from "node:path";

import { describeUnlessMissing } from "../support/describe-unless-missing";
import { firstSegment, secondsLater } from "./postgres-look";
import type { PostgresMachine } from "./postgres-machine";
import {
  ADMIN_SECRET,
  freePort,
  NAMESPACE,
  openPostgresScene,
  type PostgresScene,
  REPLICATION_SECRET,
  succeeded,
  withoutPostgres,
} from "./postgres-scene";
import { story } from "./story";
import { tmpfsMissing } from "./tmpfs-missing";
import { until } from "./postgres-until";

const MIB = 2 ** 20;

describeUnlessMissing([...withoutPostgres, ...tmpfsMissing()], "backups on a volume that is too small for them", () => {
  const step = story();
  let scene: PostgresScene;
  let primary: PostgresMachine;

  beforeAll(async () => {
    scene = await openPostgresScene();
    for (const secret of [ADMIN_SECRET, REPLICATION_SECRET]) await scene.account.makeSecret(secret);
    primary = scene.primary(await freePort(), { REPLICA_ADDRESSES: "", BACKUP_RETENTION_DAYS: "30" });
    primary.limit("backup", 40);
    primary.limit("wal", 400);
    succeeded(await primary.fleetPostgres("cluster"));
    await primary.start();
    // Incompressible, so that sizes are what they seem: some 4 MiB.
    primary.sql(
      "CREATE TABLE noise AS SELECT i, gen_random_uuid()::text || gen_random_uuid() AS t FROM generate_series(1, 40000) i",
    );
  });

  // Without a scene the failure of beforeAll is the thing to read.
  afterAll(() => (scene as PostgresScene | undefined)?.close());

  const base = () => path.join(primary.root, "backup", "base");
  const backups = () =>
    readdirSync(base())
      .filter((name) => name.startsWith("2"))
      .sort();
  const archived = () => readdirSync(path.join(primary.root, "backup", "wal")).sort();
  const free = () => {
    const { bavail, bsize } = statfsSync(base());
    return bavail * bsize;
  };

  /** Fills the volume with something else, but for so many bytes. */
  function ballast(left: number): void {
    const file = path.join(primary.root, "backup", `ballast-${readdirSync(path.join(primary.root, "backup")).length}`);
    execFileSync("fallocate", ["-l", String(free() - left), file]);
  }

  const unarchived = () =>
    Number(primary.sql("SELECT count(*) FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready'"));

  function work(): void {
    primary.sql("UPDATE noise SET t = gen_random_uuid()::text || gen_random_uuid() WHERE i % 3 = 0");
    primary.sql("SELECT pg_switch_wal()");
  }

  /** Work as fast as the archiver looks at it: how often that runs is the machine's load, not the database's. */
  async function workAndAttempt(): Promise<void> {
    const attempts = () => Number(primary.sql("SELECT archived_count + failed_count FROM pg_stat_archiver"));
    const before = attempts();
    work();
    await until("the archiver tries", () => attempts() > before);
  }

  /** A day's work, and its WAL in the archive, for which the timer makes room. */
  async function day(): Promise<void> {
    work();
    await until("WAL is archived", async () => {
      if (unarchived() === 0) return true;
      await secondsLater(primary, 2);
      if (unarchived() > 0) await primary.fleetPostgres("tend");
      return unarchived() === 0;
    });
  }

  step("every night has its backup: the oldest give way, and with them the WAL that only they needed", async () => {
    const made: string[] = [];
    for (let night = 0; night < 5; night += 1) {
      await day();
      succeeded(await primary.fleetPostgres("backup"));
      made.push(backups().at(-1)!);
      await secondsLater(primary, 2);
    }
    expect(new Set(made).size).toBe(5);
    expect(backups().length).toBeLessThan(5);
    expect(backups()).toEqual(made.slice(-backups().length));
    const first = firstSegment(path.join(base(), backups()[0]!));
    expect(archived().filter((file) => /^[0-9A-F]{24}\.gz$/.test(file) && file < first)).toEqual([]);
    expect(primary.log()).toContain("gives way before its time");
    expect(primary.sql("SELECT coalesce(last_failed_time > last_archived_time, false) FROM pg_stat_archiver")).toBe(
      "f",
    );
  });

  step("the alarm hears how many days of the retention can't be restored", async () => {
    succeeded(await primary.fleetPostgres("metrics"));
    expect(await scene.account.highest(NAMESPACE, "BackupDaysMissing", "acme-primary")).toBe(30);
    expect(await scene.account.highest(NAMESPACE, "ArchivingFails", "acme-primary")).toBe(0);
  });

  step("between nights, too, WAL finds room", async () => {
    const before = backups();
    while (free() > statfsSync(base()).blocks * statfsSync(base()).bsize * 0.1) await day();
    const kept = Math.max(backups().length - 1, 1);
    succeeded(await primary.fleetPostgres("tend"));
    expect(backups()).toEqual(before.slice(-kept));
    expect(free() / MIB).toBeGreaterThan(4);
  });

  step("the only backup never gives way, and a night without room for another says what to do", async () => {
    const [newest] = backups().slice(-1);
    // What else could be on the volume, so that the newest backup and its WAL are too much.
    ballast(1 * MIB);
    succeeded(await primary.fleetPostgres("tend"));
    expect(backups()).toEqual([newest]);
    ballast(1 * MIB);
    const { code, stderr } = await primary.fleetPostgres("backup");
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining("make database.backup_volume_size larger") as string,
    });
    expect(backups()).toEqual([newest]);
    expect(readdirSync(base())).not.toContain(".new");
  });

  step(
    "WAL that nothing can hold any more is given up before it stops the primary, and the alarm hears it",
    async () => {
      const isGivenUp = () => readdirSync(path.join(primary.root, "wal")).includes("given-up");
      ballast(0);
      await until("WAL is given up", async () => {
        await workAndAttempt();
        return isGivenUp();
      });
      // Checkpoints come by themselves, before the room that is left is used up.
      for (let round = 0; round < 30; round += 1) await workAndAttempt();
      expect(primary.log()).not.toContain("PANIC");
      expect(primary.sql("SELECT 'runs'")).toBe("runs");
      succeeded(await primary.fleetPostgres("metrics"));
      expect(await scene.account.highest(NAMESPACE, "ArchivingFails", "acme-primary")).toBe(1);
    },
  );

  step("once there is room, a backup heals the archive", async () => {
    primary.limit("backup", 400);
    await until("WAL is archived", () => unarchived() === 0);
    succeeded(await primary.fleetPostgres("backup"));
    expect(readdirSync(path.join(primary.root, "wal")).filter((name) => name.startsWith("given-up"))).toEqual([]);
  });
});
