import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import type { PostgresMachine } from "./postgres-machine";
import {
  ADMIN_SECRET,
  describeWithPostgres,
  freePort,
  NAMESPACE,
  openPostgresScene,
  type PostgresScene,
  REPLICATION_SECRET,
  settingsWith,
  succeeded,
} from "./postgres-scene";
import { story } from "./story";
import { until } from "./postgres-until";

const SETTINGS_PARAMETER = "/terraform/acme/production/db-settings";

describeWithPostgres("settings that change while machines run", () => {
  const step = story();
  let scene: PostgresScene;
  let primary: PostgresMachine;
  let replica: PostgresMachine;
  let settings: Record<string, unknown>;

  beforeAll(async () => {
    scene = await openPostgresScene();
    for (const secret of [ADMIN_SECRET, REPLICATION_SECRET]) await scene.account.makeSecret(secret);
    const port = await freePort();
    primary = scene.primary(port, { SETTINGS_PARAMETER });
    replica = scene.replica(await freePort(), port);
    settings = settingsWith({ port: Number(port), replica_addresses: [] });
  });

  // Without a scene the failure of beforeAll is the thing to read.
  afterAll(() => (scene as PostgresScene | undefined)?.close());

  /** Has the registry say something else, as the next deployment brings it into the parameter. */
  async function change(changes: Record<string, unknown>): Promise<void> {
    settings = { ...settings, ...changes };
    await scene.account.setParameter(SETTINGS_PARAMETER, JSON.stringify(settings));
  }

  const waits = () => scene.account.highest(NAMESPACE, "SettingsWaiting", "acme-primary");
  const copy = () => readFileSync(path.join(primary.root, "..", "etc", "fleet", "postgres-settings.env"), "utf8");

  step("a machine whose settings have never been read makes nothing", async () => {
    const { code, stderr } = await primary.fleetPostgres("cluster");
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringContaining("can't be read, and no earlier") as string,
    });
  });

  step("a primary is made by them, without a replica", async () => {
    await change({});
    succeeded(await primary.fleetPostgres("cluster"));
    await primary.start();
    const { stderr } = await replica.fleetPostgres("cluster");
    expect(stderr).toContain("no pg_hba.conf entry for replication");
  });

  step("a replica that is switched on later is let in while the primary runs", async () => {
    const since = primary.sql("SELECT pg_postmaster_start_time()");
    await change({ replica_addresses: ["127.0.0.1"], backup_retention_days: 21 });
    const { code, stderr } = await primary.fleetPostgres("tend");
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining("are in force") as string });
    succeeded(await replica.fleetPostgres("cluster"));
    await replica.start();
    primary.sql("CREATE TABLE orders AS SELECT 'first' AS name");
    await until("the row arrives", () => replica.sql("SELECT name FROM orders") === "first");
    expect(primary.sql("SELECT pg_postmaster_start_time()")).toBe(since);
    expect(copy()).toContain("BACKUP_RETENTION_DAYS=21\n");
    expect(await waits()).toBe(0);
  });

  step("what is the same again reloads nothing", async () => {
    const loaded = primary.sql("SELECT pg_conf_load_time()");
    succeeded(await primary.fleetPostgres("tend"));
    expect(primary.sql("SELECT pg_conf_load_time()")).toBe(loaded);
  });

  for (const [what, text, sentence] of [
    ["nothing", undefined, "can't be read"],
    ["half of them", '{"postgres_version":"1', "no whole and sensible"],
    ["an empty text", " ", "no whole and sensible"],
    ["two documents", '{"a":1}{"b":2}', "no whole and sensible"],
  ] as const)
    step(`${what} in the parameter changes nothing, and is said`, () => refused(text, sentence));

  for (const senseless of [
    { port: 0 },
    { port: 65536 },
    { backup_retention_days: 0 },
    { backup_retention_days: 9999 },
    { replica_addresses: "127.0.0.1" },
    { replica_addresses: ["127.0.0.1\nhost all all 0.0.0.0/0 trust"] },
    { replica_addresses: ["300.0.0.1"] },
    { postgres_version: "17; reboot" },
  ])
    step(`a value that makes no sense is refused with all others: ${JSON.stringify(senseless)}`, () =>
      refused(JSON.stringify({ ...settings, replica_addresses: [], ...senseless }), "no whole and sensible"),
    );

  async function refused(text: string | undefined, sentence: string): Promise<void> {
    const before = copy();
    await scene.account.setParameter(SETTINGS_PARAMETER, text);
    const { code, stderr } = await primary.fleetPostgres("tend");
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining(sentence) as string });
    expect(stderr).toContain("stay in force");
    expect(copy()).toBe(before);
    expect(
      primary.sql("SELECT count(*) FROM pg_hba_file_rules WHERE address = '127.0.0.1' AND type = 'hostssl'"),
    ).not.toBe("0");
    await change({});
  }

  step("a field that an older program does not know is no reason to refuse the others", async () => {
    await change({ of_the_future: true, backup_retention_days: 14 });
    succeeded(await primary.fleetPostgres("tend"));
    expect(copy()).toContain("BACKUP_RETENTION_DAYS=14\n");
  });

  step("another version than the data's is refused in words, and the server starts as before", async () => {
    const { postgres_version } = settings;
    await change({ postgres_version: "99", backup_retention_days: 30 });
    const { code, stderr } = await primary.fleetPostgres("tend");
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining(
        `settings for PostgreSQL 99 are refused, for the data is of ${String(postgres_version)}`,
      ) as string,
    });
    expect(await waits()).toBe(1);
    await primary.stop();
    succeeded(await primary.fleetPostgres("cluster"));
    await primary.start();
    expect(primary.sql("SELECT count(*) FROM orders")).toBe("1");
    await change({ postgres_version });
  });

  step("another port is used from the next start on, and waits until then", async () => {
    const [old, other] = [primary.port, await freePort()];
    await change({ port: Number(other) });
    const { code, stderr } = await primary.fleetPostgres("tend");
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining(`port ${other} takes the place of ${old} at the next`) as string,
    });
    expect(primary.sql("SELECT 'still here'")).toBe("still here");
    succeeded(await primary.fleetPostgres("backup"));
    await primary.stop();
    succeeded(await primary.fleetPostgres("cluster"));
    primary.port = other;
    await primary.start();
    expect(primary.sql("SHOW port")).toBe(other);
    expect((await primary.fleetPostgres("tend")).stderr).toBe("");
  });

  step("a replica that is switched off again is neither let in nor kept WAL for", async () => {
    await replica.stop();
    await change({ replica_addresses: [] });
    succeeded(await primary.fleetPostgres("tend"));
    expect(primary.sql("SELECT count(*) FROM pg_replication_slots")).toBe("0");
    expect(readFileSync(path.join(primary.data, "pg_hba.conf"), "utf8")).not.toContain("hostssl replication");
  });

  for (const command of ["cluster", "start"])
    step(`${command} refuses data of another version in words on a machine without earlier settings`, async () => {
      const versionFile = path.join(replica.data, "PG_VERSION");
      const version = readFileSync(versionFile, "utf8").trim();
      writeFileSync(versionFile, "9\n");
      const { code, stderr } = await replica.fleetPostgres(command);
      writeFileSync(versionFile, `${version}\n`);
      expect(code).toBe(1);
      expect(stderr).toContain(
        `is of PostgreSQL 9, and ${version} is asked for: set database.postgres_version back to "9"`,
      );
    });
});
