import { existsSync, readdirSync, realpathSync, statfsSync } from "node:fs";
import path from "node:path";

import { logIn, readableWith, systemIdentifier } from "./postgres-look";
import type { PostgresMachine } from "./postgres-machine";
import {
  ADMIN_SECRET,
  describeWithPostgres,
  freePort,
  NAMESPACE,
  openPostgresScene,
  type PostgresScene,
  REPLICATION_SECRET,
  succeeded,
} from "./postgres-scene";
import { story } from "./story";
import { until } from "./postgres-until";

/** What an operator may choose, and every layer between the secret and the server must leave alone. */
const AWKWARD = `it's "one": \\ $HOME %s {} :'x'`;

describeWithPostgres("a PostgreSQL primary and its replica, made by the programs of the machines", () => {
  const step = story();
  let scene: PostgresScene;
  let primary: PostgresMachine;
  let replica: PostgresMachine;
  let primaryPort: string;
  let cluster: string;

  beforeAll(async () => {
    scene = await openPostgresScene();
    await scene.account.makeSecret(ADMIN_SECRET, AWKWARD);
    await scene.account.makeSecret(REPLICATION_SECRET);
    primaryPort = await freePort();
    primary = scene.primary(primaryPort);
    replica = scene.replica(await freePort(), primaryPort);
  });

  // Without a scene the failure of beforeAll is the thing to read.
  afterAll(() => (scene as PostgresScene | undefined)?.close());

  step("an empty machine becomes the primary, with the documented layout (S3-60, S3-61)", async () => {
    succeeded(await primary.fleetPostgres("cluster"));
    expect(readdirSync(primary.data)).toContain("PG_VERSION");
    expect(realpathSync(path.join(primary.data, "pg_wal"))).toBe(path.join(primary.root, "wal", "pg_wal"));
    expect(readdirSync(path.join(primary.root, "backup")).sort()).toEqual([".mounted", "base", "wal"]);
    cluster = systemIdentifier(primary);
    await primary.start();
    expect(primary.sql("SELECT current_setting('data_checksums') || current_setting('ssl')")).toBe("onon");
  });

  step("a replica that stays away holds back no more than half of the WAL volume", () => {
    const { blocks, bsize } = statfsSync(path.join(primary.root, "wal"));
    const kept = Number(primary.sql("SELECT pg_size_bytes(current_setting('max_slot_wal_keep_size'))"));
    expect(kept / (blocks * bsize)).toBeCloseTo(0.5, 2);
  });

  step("an operator's password is used and stays, and one that was missing is made (S3-64, C-21)", async () => {
    expect(await scene.account.password(ADMIN_SECRET)).toBe(AWKWARD);
    expect(await scene.account.password(REPLICATION_SECRET)).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(logIn(primary, "postgres", AWKWARD)).toBe("postgres");
  });

  step("only encrypted logins with the right password are taken, and none of the replica's role", () => {
    expect(() => logIn(primary, "postgres", "wrong")).toThrow("password authentication failed");
    expect(() => logIn(primary, "postgres", AWKWARD, "disable")).toThrow("no encryption");
    expect(() => logIn(primary, "replicator", "any")).toThrow("rejects connection");
  });

  step("a replica fails clearly while the primary does not answer, and leaves nothing behind", async () => {
    await primary.stop();
    const { code, stderr } = await replica.fleetPostgres("cluster");
    expect(stderr).toContain("the primary at 127.0.0.1 does not answer after 0 s");
    expect({ code, data: existsSync(replica.data), half: existsSync(`${replica.data}.new`) }).toEqual({
      code: 1,
      data: false,
      half: false,
    });
    await primary.start();
  });

  step("a base backup for the replica that was killed half-way starts over", async () => {
    const attempt = replica.interruptible("cluster");
    await until("the base backup is under way", () => existsSync(`${replica.data}.new/backup_label`));
    await attempt.kill();
    await until("the primary has noticed", () => primary.sql("SELECT count(*) FROM pg_stat_replication") === "0");
    succeeded(await replica.fleetPostgres("cluster"));
    expect(existsSync(`${replica.data}.new`)).toBe(false);
    expect(systemIdentifier(replica)).toBe(cluster);
  });

  step("a row written on the primary is read on the replica, through a slot of its own (S3-60)", async () => {
    await replica.start();
    primary.sql("CREATE TABLE orders (name text)");
    primary.sql("INSERT INTO orders VALUES ('first')");
    await until("the row arrives", () => replica.sql("SELECT name FROM orders") === "first");
    expect(replica.sql("SELECT pg_is_in_recovery()")).toBe("t");
    expect(primary.sql("SELECT slot_name, active FROM pg_replication_slots")).toBe("replica_127_0_0_1|t");
  });

  step("a second run changes nothing on machines that run", async () => {
    const since = () => [primary, replica].map((each) => each.sql("SELECT pg_postmaster_start_time()"));
    const before = since();
    succeeded(await primary.fleetPostgres("cluster"));
    succeeded(await replica.fleetPostgres("cluster"));
    expect(since()).toEqual(before);
    expect([primary, replica].map(systemIdentifier)).toEqual([cluster, cluster]);
    primary.sql("INSERT INTO orders VALUES ('second')");
    await until("the row arrives", () => replica.sql("SELECT count(*) FROM orders") === "2");
  });

  step("a second run on stopped machines makes them serve as before", async () => {
    await primary.stop();
    await replica.stop();
    succeeded(await primary.fleetPostgres("cluster"));
    await primary.start();
    succeeded(await replica.fleetPostgres("cluster"));
    await replica.start();
    primary.sql("INSERT INTO orders VALUES ('third')");
    await until("the row arrives", () => replica.sql("SELECT count(*) FROM orders") === "3");
  });

  step("a password that an operator changes is in force after the next run", async () => {
    await scene.account.makeSecret(`${ADMIN_SECRET}-next`, "n'xt");
    primary.configure({ ADMIN_SECRET: `${ADMIN_SECRET}-next` });
    succeeded(await primary.fleetPostgres("cluster"));
    expect(logIn(primary, "postgres", "n'xt")).toBe("postgres");
    primary.configure({});
    succeeded(await primary.fleetPostgres("cluster"));
    expect(logIn(primary, "postgres", AWKWARD)).toBe("postgres");
  });

  step("both machines tell CloudWatch of disks, lag and the age of the last backup (S3-63)", async () => {
    succeeded(await primary.fleetPostgres("metrics"));
    succeeded(await replica.fleetPostgres("metrics"));
    expect(await scene.account.metrics(NAMESPACE)).toEqual([
      "ArchivingFails acme-primary",
      "BackupAgeHours acme-primary",
      "BackupDaysMissing acme-primary",
      "DiskUsedPercent acme-primary backup",
      "DiskUsedPercent acme-primary data",
      "DiskUsedPercent acme-primary wal",
      "DiskUsedPercent acme-replica data",
      "DiskUsedPercent acme-replica wal",
      "ReplicationLagSeconds acme-replica",
    ]);
  });

  step("no password is in a command line, a log, or a file that others can read (G7)", async () => {
    const passwords = [AWKWARD, "n'xt", await scene.account.password(REPLICATION_SECRET)];
    expect(primary.commandLines()).toContain("secretsmanager put-secret-value");
    for (const each of [primary, replica])
      for (const password of passwords) {
        expect(each.commandLines()).not.toContain(password);
        expect(each.log()).not.toContain(password);
        expect(readableWith(each.root, password)).toEqual([]);
      }
  });
});
