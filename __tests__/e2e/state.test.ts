import { createHash } from "node:crypto";

import { DeleteObjectCommand, HeadObjectCommand } from "@aws-sdk/client-s3";

import { planRestore } from "../../scripts/fleet/state/restore/restore-plan";
import { restoreState } from "../../scripts/fleet/state/restore/restore-state";
import { mutatingCalls } from "../support/emulator/mutating-calls";
import type { Request } from "../support/emulator/request";
import { describeWithEmulator, startOperator, type Operator } from "../support/operator";
import { terraformState } from "../support/terraform-state";
import { BUCKET, KEY, LOCK_ID, stateScene, type StateScene } from "./state-scene";

const LAYER = ["--layer", "foundation"] as const;
const OLD = terraformState(4, ["a", "b"]);
const NEW = terraformState(5, ["a", "c"]);

describeWithEmulator("fleet state", () => {
  let operator: Operator;
  let scene: StateScene;
  let versions: string[];

  beforeAll(async () => {
    operator = await startOperator();
    scene = stateScene(operator);
  });
  afterAll(() => operator.stop());

  beforeEach(async () => {
    await scene.begin();
    versions = [await scene.put(OLD), await scene.put(NEW)];
    await scene.putDigest(NEW);
    (operator.shim.calls as unknown[]).length = 0;
  });

  describe("restore", () => {
    it("brings back the version before, under a higher serial, with the digest Terraform asks for (G11, F30, S3-118)", async () => {
      const run = await scene.state("restore", ...LAYER, "--previous", "--yes");
      expect(run).toMatchObject({ code: 0, stdout: "" });
      expect(run.stderr).toContain("  - terraform_data.c is forgotten, and goes on existing");
      expect(run.stderr).toContain("  + terraform_data.b is known again, whether it exists or not");
      expect(run.stderr).toContain("next: terraform -chdir=cdktf.out/stacks/foundation plan");
      const restored = await scene.current();
      expect(restored).toBe(terraformState(6, ["a", "b"]));
      expect(await scene.digest()).toBe(createHash("md5").update(restored).digest("hex"));
      expect(await scene.locks()).toEqual([undefined, undefined]);
    });

    it("writes the state and its lock as Terraform does: JSON, encrypted", async () => {
      await scene.state("restore", ...LAYER, "--previous", "--yes");
      const written = operator.shim.calls.filter(
        ({ method, path }) => method === "PUT" && path.startsWith(`/${BUCKET}/`),
      );
      expect(written.map(({ path, headers }) => [path.endsWith(".tflock"), headers["content-type"]])).toEqual([
        [true, "application/json"],
        [false, "application/json"],
      ]);
      for (const { headers } of written) expect(headers["x-amz-server-side-encryption"]).toBe("AES256");
      const head = await operator.s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key: KEY }));
      expect(head.ContentType).toBe("application/json");
    });

    it("run again does nothing: the state is that version already", async () => {
      const args = ["restore", ...LAYER, "--version-id", versions[0]!, "--yes", "--json"];
      expect(JSON.parse((await scene.state(...args)).stdout)).toMatchObject({ serial: 6, restored: true });
      const again = await scene.state(...args);
      expect(JSON.parse(again.stdout)).toMatchObject({ restored: false });
      expect(again).toMatchObject({
        code: 0,
        stderr: expect.stringContaining("it is the current state already") as string,
      });
      expect(await scene.current()).toBe(terraformState(6, ["a", "b"]));
    });

    it("brings back a state that was deleted, under a serial higher than it ever had", async () => {
      await operator.s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: KEY }));
      expect(await scene.state("restore", ...LAYER, "--version-id", versions[0]!, "--yes")).toMatchObject({ code: 0 });
      expect(await scene.current()).toBe(terraformState(6, ["a", "b"]));
    });

    it.each([
      ["empty", "", "is no state: empty"],
      ["cut off", OLD.slice(0, 80), "is no state: not JSON, or cut off"],
      ["not a text", Buffer.from([0x7b, 0xff, 0x7d]), "is no state: not UTF-8"],
    ])(
      "refuses a version that is %s, offers the newest good one, and restores that (F31)",
      async (_, bytes, reason) => {
        const broken = await scene.put(bytes);
        const run = await scene.state("restore", ...LAYER, "--version-id", broken, "--yes");
        const offer = `the newest that is one is ${versions[1]} (--last-good)`;
        expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining(`${reason}; ${offer}`) as string });
        expect(await scene.state("restore", ...LAYER, "--last-good", "--yes")).toMatchObject({ code: 0 });
        expect(await scene.current()).toBe(terraformState(6, ["a", "c"]));
      },
    );

    it("refuses a version of another lineage, also against a state that is broken now (F31)", async () => {
      const other = await scene.put(terraformState(9, ["a"], "other"));
      await scene.put(NEW);
      const args = ["restore", ...LAYER, "--version-id", other, "--yes"];
      const refusal = { code: 1, stderr: expect.stringContaining("its lineage is other, the state's 1111") as string };
      expect(await scene.state(...args)).toMatchObject(refusal);
      await scene.put("");
      expect(await scene.state(...args)).toMatchObject(refusal);
    });

    it("has another lineage typed, which no option replaces, and then restores it", async () => {
      const other = await scene.put(terraformState(9, ["a"], "other"));
      await scene.put(NEW);
      const args = ["restore", ...LAYER, "--version-id", other, "--allow-lineage-change"];
      expect(await scene.state(...args, "--yes")).toMatchObject({ code: 2 });
      expect(await scene.current()).toBe(NEW);
      expect(await scene.state(...args, "--dry-run")).toMatchObject({ code: 0 });
      await restoreState(scene.store, await planRestore(scene.store, other));
      expect(await scene.current()).toBe(terraformState(10, ["a"], "other"));
    });

    it.each([
      ["the table's item", () => scene.lockTable()],
      ["the file", () => scene.lockFile()],
    ])("refuses while somebody holds %s, and says who and what would release it", async (_, lock) => {
      await lock();
      const run = await scene.state("restore", ...LAYER, "--previous", "--yes");
      expect(run.code).toBe(1);
      expect(run.stderr).toContain(`by ann@desk since 2026-07-01T00:00:00Z, lock id ${LOCK_ID}`);
      expect(run.stderr).toContain(`npx fleet state unlock --layer foundation --lock-id ${LOCK_ID}`);
      expect(mutatingCalls(operator.shim.calls).filter((call) => !/PutItem|tflock/.test(call))).toEqual([]);
      expect(await scene.current()).toBe(NEW);
    });

    it("does nothing when somebody has written since it was shown", async () => {
      const plan = await planRestore(scene.store, versions[0]!);
      const meanwhile = terraformState(6, ["a", "c", "d"]);
      await scene.put(meanwhile);
      await expect(restoreState(scene.store, plan)).rejects.toThrow("has changed since it was shown");
      expect(await scene.current()).toBe(meanwhile);
    });

    it("asks, and without a terminal refuses (F25); a rehearsal changes nothing (F13)", async () => {
      const refused = await scene.state("restore", ...LAYER, "--previous");
      expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining("--yes") as string });
      const rehearsed = await scene.state("restore", ...LAYER, "--previous", "--dry-run");
      expect(rehearsed).toMatchObject({ code: 0, stderr: expect.stringContaining("it becomes serial 6") as string });
      expect(await scene.state("restore", ...LAYER)).toMatchObject({ code: 2 });
      expect(mutatingCalls(operator.shim.calls)).toEqual([]);
    });

    it("cut off between state and digest says how to finish, guesses nothing, and is finished by a repair (F30)", async () => {
      const fails = (request: Request) => request.action === "PutItem" && request.body.includes("-md5");
      const stop = operator.shim.intercept({
        answer: (request) => Promise.resolve(fails(request) ? DENIED : undefined),
      });
      const cut = await scene.state("restore", ...LAYER, "--previous", "--yes");
      stop();
      expect(cut.code).toBe(1);
      expect(cut.stderr).toContain("finish it: npx fleet state restore --layer foundation --repair-digest");
      expect(await scene.locks()).toEqual([undefined, undefined]);
      expect(await condition()).toBe("digest differs");
      const guess = await scene.state("restore", ...LAYER, "--previous", "--yes");
      expect(guess).toMatchObject({ code: 1, stderr: expect.stringContaining("the last write was cut off") as string });
      expect(await scene.state("restore", ...LAYER, "--repair-digest", "--yes")).toMatchObject({ code: 0 });
      expect(await condition()).toBe("ok");
      expect(await scene.current()).toBe(terraformState(6, ["a", "b"]));
    });
  });

  describe("list", () => {
    it("shows what is there and what is not yet", async () => {
      const run = await scene.state("list", "--json");
      const { states } = JSON.parse(run.stdout) as { states: { stack: string; condition: string }[] };
      expect(run.code).toBe(0);
      expect(states.map((each) => `${each.stack}: ${each.condition}`)).toEqual([
        "bootstrap: missing",
        "foundation: ok",
        "platform: missing",
        "database: missing",
        "compute: missing",
        "cluster-services: missing",
        "observability: missing",
      ]);
      expect(states[1]).toMatchObject({ serial: 5, terraformVersion: "1.11.4", resources: 2, versions: 2, locks: [] });
    });

    it("shows who holds which lock", async () => {
      await scene.lockFile();
      const run = await scene.state("list");
      expect(run.stdout).toMatch(/^foundation .* held: 1$/m);
      expect(run.stderr).toContain(`foundation: lock file: OperationTypeApply by ann@desk`);
      expect(run.stderr).toMatch(/^foundation: locked for \d+ (minute|hour|day)s?$/m);
      expect(run.stderr).toMatch(
        /^foundation: if that run is dead: npx fleet state unlock --layer foundation --lock-id \S+/m,
      );
      for (const line of run.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    });

    it("shows the versions of one, and marks those that can't be restored as they are (F31)", async () => {
      const other = await scene.put(terraformState(9, [], "other"));
      const empty = await scene.put("");
      const good = await scene.put(terraformState(6, ["a"]));
      const { stdout, code } = await scene.state("list", ...LAYER, "--json");
      expect(code).toBe(0);
      expect((JSON.parse(stdout) as { versions: object[] }).versions).toMatchObject([
        { versionId: good, latest: true, condition: "ok", serial: 6, resources: 1 },
        { versionId: empty, latest: false, condition: "empty", serial: null, bytes: 0 },
        { versionId: other, condition: "other lineage", serial: 9 },
        { versionId: versions[1], condition: "ok", serial: 5, resources: 2 },
        { versionId: versions[0], condition: "ok", serial: 4, resources: 2 },
      ]);
      const few = await scene.state("list", ...LAYER, "--versions", "2");
      expect(few.stderr).toContain("5 versions in all: --versions shows more");
    });

    it.each([["0"], ["-1"], ["ten"], ["1e3"]])("takes no %s for a number of versions", async (count) => {
      expect(await scene.state("list", ...LAYER, `--versions=${count}`)).toMatchObject({ code: 2, stdout: "" });
    });

    it("never takes a refused look for a state that is missing, and shows the others (G13)", async () => {
      const refused = ({ method, path }: Request) =>
        method === "GET" && path.endsWith("01-foundation/production/terraform.tfstate");
      const stop = operator.shim.intercept({
        answer: (request) => Promise.resolve(refused(request) ? FORBIDDEN : undefined),
      });
      const run = await scene.state("list");
      stop();
      expect(run.code).toBe(1);
      expect(run.stdout).toMatch(/^foundation +unreadable .* unknown$/m);
      expect(run.stdout).toMatch(/^platform +missing /m);
      expect(run.stderr).toContain("foundation: access denied: not authorized to perform s3:GetObject");
    });

    it("says what makes the state bucket where there is none", async () => {
      await operator.reset();
      const run = await scene.state("list");
      expect(run).toMatchObject({
        code: 1,
        stdout: "",
        stderr: expect.stringContaining("next: npx fleet provision") as string,
      });
    });
  });

  async function condition(): Promise<string | undefined> {
    const { states } = JSON.parse((await scene.state("list", "--json")).stdout) as {
      states: { stack: string; condition: string }[];
    };
    return states.find(({ stack }) => stack === "foundation")?.condition;
  }
});

const DENIED = {
  status: 400,
  headers: { "content-type": "application/x-amz-json-1.0" },
  body: JSON.stringify({ __type: "AccessDeniedException", message: "not authorized to perform dynamodb:PutItem" }),
};

const FORBIDDEN = {
  status: 403,
  headers: { "content-type": "application/xml" },
  body: "<Error><Code>AccessDenied</Code><Message>not authorized to perform s3:GetObject</Message></Error>",
};
