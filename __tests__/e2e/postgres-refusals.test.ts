import path from "node:path";

import { madeOn } from "./postgres-look";
import type { PostgresMachine } from "./postgres-machine";
import {
  ADMIN_SECRET,
  describeWithPostgres,
  freePort,
  openPostgresScene,
  type PostgresScene,
  REPLICATION_SECRET,
} from "./postgres-scene";

describeWithPostgres("the PostgreSQL program refuses, and leaves nothing half-made", () => {
  let scene: PostgresScene;

  beforeAll(async () => {
    scene = await openPostgresScene();
  });

  // Without a scene the failure of beforeAll is the thing to read.
  afterAll(() => (scene as PostgresScene | undefined)?.close());

  describe("what is missing", () => {
    let incomplete: PostgresMachine;

    beforeEach(async () => {
      await scene.moto.reset();
      incomplete = scene.primary(await freePort());
    });

    it.each(["data", "wal", "backup"])("the %s volume: says so and makes nothing", async (volume) => {
      incomplete.setMounted(volume, false);
      const { code, stderr } = await incomplete.fleetPostgres("cluster");
      expect(stderr).toContain(`${path.join(incomplete.root, volume)} is not a mounted volume`);
      expect({ code, made: madeOn(incomplete) }).toEqual({ code: 1, made: [] });
    });

    it("a secret: names it and makes nothing", async () => {
      await scene.account.makeSecret(REPLICATION_SECRET, "known");
      const { code, stderr } = await incomplete.fleetPostgres("cluster");
      expect(stderr).toContain(`secret ${ADMIN_SECRET} can't be read`);
      expect({ code, made: madeOn(incomplete) }).toEqual({ code: 3, made: [] });
    });

    it("the password in a secret: an operator's other text is not replaced", async () => {
      await scene.account.makeSecret(REPLICATION_SECRET, "");
      const { code, stderr } = await incomplete.fleetPostgres("cluster");
      expect(stderr).toContain(`secret ${REPLICATION_SECRET} can't be read or doesn't hold`);
      expect({ code, made: madeOn(incomplete), password: await scene.account.password(REPLICATION_SECRET) }).toEqual({
        code: 3,
        made: [],
        password: "",
      });
    });

    it("the replica's secret without a value: the replica makes none", async () => {
      await scene.account.makeSecret(REPLICATION_SECRET);
      const replica = scene.replica(await freePort(), await freePort());
      const { code, stderr } = await replica.fleetPostgres("cluster");
      expect(stderr).toContain(`secret ${REPLICATION_SECRET} can't be read`);
      expect(code).toBe(3);
      await expect(scene.account.password(REPLICATION_SECRET)).rejects.toThrow("staging label");
    });
  });

  describe("arguments and settings", () => {
    let idle: PostgresMachine;

    beforeAll(async () => {
      idle = scene.primary(await freePort(), { ROLE: "spectator" });
    });

    it("--help names every command", async () => {
      const { code, stdout } = await idle.fleetPostgres("--help");
      expect(code).toBe(0);
      for (const command of ["boot", "cluster", "start", "grow", "backup", "restore", "metrics"])
        expect(stdout).toContain(`fleet-postgres ${command}`);
    });

    it.each([[[]], [["destroy"]], [["cluster", "now"]], [["restore"]]])("%j ends with 2 and the help", async (args) => {
      const { code, stderr } = await idle.fleetPostgres(...args);
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("fleet-postgres boot") as string });
    });

    it("a role that is neither primary nor replica ends with 3", async () => {
      const { code, stderr } = await idle.fleetPostgres("cluster");
      expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining("'spectator'") as string });
    });
  });
});
