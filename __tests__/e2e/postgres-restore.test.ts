import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { firstSegment, secondsLater, systemIdentifier } from "./postgres-look";
import type { PostgresMachine } from "./postgres-machine";
import {
  ADMIN_SECRET,
  describeWithPostgres,
  freePort,
  openPostgresScene,
  type PostgresScene,
  REPLICATION_SECRET,
  succeeded,
} from "./postgres-scene";
import { story } from "./story";
import { until } from "./postgres-until";

describeWithPostgres("base backups and what can be restored from them", () => {
  const step = story();
  let scene: PostgresScene;
  let primary: PostgresMachine;
  let replica: PostgresMachine;
  let cluster: string;

  beforeAll(async () => {
    scene = await openPostgresScene();
    for (const secret of [ADMIN_SECRET, REPLICATION_SECRET]) await scene.account.makeSecret(secret);
    const port = await freePort();
    primary = scene.primary(port);
    replica = scene.replica(await freePort(), port);
    succeeded(await primary.fleetPostgres("cluster"));
    await primary.start();
    cluster = systemIdentifier(primary);
    primary.sql("CREATE TABLE orders (name text)");
    succeeded(await replica.fleetPostgres("cluster"));
    await replica.start();
  });

  // Without a scene the failure of beforeAll is the thing to read.
  afterAll(() => (scene as PostgresScene | undefined)?.close());

  step("a base backup is made on the primary, and the replica has nothing to do (M-54)", async () => {
    succeeded(await primary.fleetPostgres("backup"));
    expect(readdirSync(path.join(primary.root, "backup", "base"))).toEqual([expect.stringMatching(/^\d{8}T\d{6}Z$/)]);
    const { code, stderr } = await replica.fleetPostgres("backup");
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining("nothing to do") as string });
  });

  step("restore says which backup it would use, and without a terminal or --yes changes nothing", async () => {
    const [backup] = readdirSync(path.join(primary.root, "backup", "base"));
    const dry = await primary.fleetPostgres("restore", "latest", "--dry-run");
    expect({ code: dry.code, stderr: dry.stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining(backup!) as string,
    });
    const { code, stderr } = await primary.fleetPostgres("restore", "latest");
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("add --yes") as string });
    expect(primary.sql("SELECT 'runs'")).toBe("runs");
  });

  it.each([
    ["yesterdaz", 2, "not a time"],
    ["2999-01-01T00:00:00Z", 2, "not in the past"],
    ["2001-01-01T00:00:00Z", 1, "no base backup was complete"],
  ])("restore refuses %s", async (time, code, sentence) => {
    const ended = await primary.fleetPostgres("restore", time, "--yes");
    expect(ended).toMatchObject({ code, stderr: expect.stringContaining(sentence) as string });
    expect(primary.sql("SELECT 'runs'")).toBe("runs");
  });

  step("a backup that can't be unpacked is noticed while the database runs, and nothing of it is left", async () => {
    const base = path.join(primary.root, "backup", "base");
    const archive = path.join(base, readdirSync(base)[0]!, "base.tar.gz");
    const volumes = () => ["data", "wal"].flatMap((volume) => readdirSync(path.join(primary.root, volume)));
    const before = volumes();
    renameSync(archive, `${archive}.whole`);
    writeFileSync(archive, readFileSync(`${archive}.whole`).subarray(0, 100_000));
    const { code } = await primary.fleetPostgres("restore", "latest", "--yes");
    renameSync(`${archive}.whole`, archive);
    expect({ code: code !== 0, volumes: volumes() }).toEqual({ code: true, volumes: before });
    expect(primary.sql("SELECT 'runs'")).toBe("runs");
  });

  step("a point in time is restored: what was deleted later is back, what came later is gone (M-54)", async () => {
    await secondsLater(primary, 2);
    primary.sql("INSERT INTO orders VALUES ('precious')");
    const beforeDeletion = primary.sql('SELECT to_char(clock_timestamp(), \'YYYY-MM-DD"T"HH24:MI:SS.US"Z"\')');
    primary.sql("DELETE FROM orders");
    primary.sql("INSERT INTO orders VALUES ('later')");
    await secondsLater(primary, 2);
    succeeded(await primary.fleetPostgres("restore", beforeDeletion, "--yes"));
    await primary.stop();
    succeeded(await primary.fleetPostgres("cluster"));
    await primary.start();
    expect(primary.sql("SELECT string_agg(name, ' ') FROM orders")).toBe("precious");
    expect(primary.sql("SELECT pg_is_in_recovery()")).toBe("f");
    expect(systemIdentifier(primary)).toBe(cluster);
  });

  step("what was there before the restore is kept beside it, with its WAL", () => {
    const kept = readdirSync(path.join(primary.root, "data")).filter((name) => name.includes(".before-"));
    expect(kept).toHaveLength(1);
    const before = path.join(primary.root, "data", kept[0]!);
    expect(readdirSync(path.join(before, "pg_wal")).length).toBeGreaterThan(0);
  });

  step("the replica is made anew after a restore, as the program says", async () => {
    await replica.stop();
    rmSync(replica.data, { recursive: true });
    rmSync(path.join(replica.root, "wal", "pg_wal"), { recursive: true });
    succeeded(await replica.fleetPostgres("cluster"));
    await replica.start();
    await until("the row is there", () => replica.sql("SELECT name FROM orders") === "precious");
  });

  step("without its data a primary is not begun anew beside its own backups", async () => {
    succeeded(await primary.fleetPostgres("backup"));
    primary.sql("INSERT INTO orders VALUES ('last')");
    await primary.stop();
    rmSync(primary.data, { recursive: true });
    const { code, stderr } = await primary.fleetPostgres("cluster");
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining("restore it") as string });
    expect(existsSync(primary.data)).toBe(false);
  });

  step("a lost data volume is restored up to the last row, which only the WAL volume has", async () => {
    await until("the second that names the backup has passed", async () => {
      const { code } = await primary.fleetPostgres("restore", "latest", "--dry-run");
      return code === 0;
    });
    succeeded(await primary.fleetPostgres("restore", "latest", "--yes"));
    succeeded(await primary.fleetPostgres("cluster"));
    await primary.start();
    expect(primary.sql("SELECT name FROM orders WHERE name = 'last'")).toBe("last");
  });

  step("the retention drops backups and WAL that no day of it needs, and never the newest (S3-68)", async () => {
    const base = path.join(primary.root, "backup", "base");
    const wal = path.join(primary.root, "backup", "wal");
    const [oldest, newest] = readdirSync(base).sort();
    const first = "000000010000000000000001.gz";
    cpSync(path.join(wal, readdirSync(wal).sort().at(-1)!), path.join(wal, first));
    cpSync(path.join(base, oldest!), path.join(base, "20010101T000000Z"), { recursive: true });
    renameSync(path.join(base, oldest!), path.join(base, "20020101T000000Z"));
    expect(newest).toMatch(/^\d{8}T\d{6}Z$/);
    succeeded(await primary.fleetPostgres("backup"));
    const left = readdirSync(base).sort();
    expect(left.slice(0, 2)).toEqual(["20020101T000000Z", newest]);
    expect(left).toHaveLength(3);
    expect(readdirSync(wal)).not.toContain(first);
    expect(readdirSync(wal)).toContain(firstSegment(path.join(base, "20020101T000000Z")));
  });
});
