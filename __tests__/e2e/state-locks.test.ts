import { readLocks, releaseLocks } from "../../scripts/fleet/state/locks/locks";
import { takeLocks } from "../../scripts/fleet/state/locks/take-locks";
import { underLock } from "../../scripts/fleet/state/locks/under-lock";
import { hold } from "../support/emulator/hold";
import { mutatingCalls } from "../support/emulator/mutating-calls";
import type { Request } from "../support/emulator/request";
import type { Rule } from "../support/emulator/rule";
import { describeWithEmulator, startOperator, type Operator } from "../support/operator";
import { terraformState } from "../support/terraform-state";
import { LOCK_ID, stateScene, type StateScene } from "./state-scene";
import { interruptedProgram } from "./interrupted-program";

const OWN = "0b2d4c6e-0000-4000-8000-000000000001";
const INFO = { ID: OWN, Operation: "test", Info: "", Who: "me@here", Version: "", Created: "", Path: "" };

const isTable = (action: string) => (request: Request) => request.action === action;
const isFile = (method: string) => (request: Request) => request.method === method && request.path.endsWith(".tflock");

describeWithEmulator("The locks of a state", () => {
  let operator: Operator;
  let scene: StateScene;

  beforeAll(async () => {
    operator = await startOperator();
    scene = stateScene(operator);
  });
  afterAll(() => operator.stop());
  beforeEach(() => scene.begin());

  describe("when they are taken", () => {
    it("are both Terraform's own, and say the same", async () => {
      await takeLocks(scene.store, INFO);
      expect(await scene.locks()).toEqual([JSON.stringify(INFO), JSON.stringify(INFO)]);
    });

    it.each([
      ["the table's item", () => scene.lockTable()],
      ["the file", () => scene.lockFile()],
    ])("are refused while somebody holds %s, which stays", async (_, lock) => {
      await lock();
      const before = await scene.locks();
      const work = jest.fn();
      await expect(underLock(scene.store, "test", work)).rejects.toThrow(`is locked: lock`);
      expect(work).not.toHaveBeenCalled();
      expect(await scene.locks()).toEqual(before);
    });

    it.each([
      ["the table", isTable("PutItem")],
      ["the file", isFile("PUT")],
    ])("are ours when only the answer of %s was lost", async (_, matches) => {
      const stop = interceptOnce(matches, async (request, emulator) => {
        await emulator(request);
        return { status: 500, headers: {}, body: "" };
      });
      await takeLocks(scene.store, INFO);
      stop();
      expect(await scene.locks()).toEqual([JSON.stringify(INFO), JSON.stringify(INFO)]);
    });
  });

  describe("when they are released", () => {
    it.each([
      ["the table's item", isTable("DeleteItem"), () => scene.lockTable(), 0],
      ["the file", isFile("DELETE"), () => scene.lockFile(), 1],
    ])("spare %s if somebody took it since they were looked at", async (_, matches, lock, which) => {
      await takeLocks(scene.store, INFO);
      interceptOnce(matches, async () => void (await lock()));
      expect(await releaseLocks(scene.store, OWN)).toHaveLength(1);
      const left = await scene.locks();
      expect(left[which]).toContain(LOCK_ID);
      expect(left[1 - which]).toBeUndefined();
    });

    it("spare what can't be read: it has no id, not even an empty one", async () => {
      await scene.lockTable("");
      await scene.lockFile("");
      expect(await releaseLocks(scene.store, "")).toEqual([]);
      expect((await scene.locks()).filter((lock) => lock !== undefined)).toHaveLength(2);
    });

    it("are looked at first, and a refused look is no free lock (G13)", async () => {
      const stop = operator.shim.intercept({
        answer: (request) => Promise.resolve(isFile("GET")(request) ? FORBIDDEN : undefined),
      });
      await expect(readLocks(scene.store)).rejects.toThrow("not authorized to perform s3:GetObject");
      stop();
    });
  });

  describe("around some work", () => {
    it("are released when the work fails, and its error comes through", async () => {
      await expect(underLock(scene.store, "test", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
      expect(await scene.locks()).toEqual([undefined, undefined]);
    });

    it("outlast an interruption until the work has ended; then it is exit 130", async () => {
      const version = await scene.put(terraformState(4, ["a"]));
      await scene.put(terraformState(5, ["b"]));
      const writing = hold(operator.shim, ({ method, path }) => method === "PUT" && path.endsWith(".tfstate"));
      const args = ["state", "restore", "--layer", "foundation", "--version-id", version, "--yes"];
      expect(await interruptedProgram(operator, args, writing)).toEqual([130, null]);
      expect(await scene.current()).toBe(terraformState(6, ["a"]));
      expect(await scene.locks()).toEqual([undefined, undefined]);
    });

    it("that can't be released are told of, with what releases them", async () => {
      const told: string[] = [];
      const stderr = jest.spyOn(process.stderr, "write").mockImplementation((text) => told.push(String(text)) > 0);
      const stop = operator.shim.intercept({
        answer: (request) => Promise.resolve(isFile("DELETE")(request) ? FORBIDDEN : undefined),
      });
      await expect(underLock(scene.store, "test", () => Promise.resolve())).rejects.toThrow("not authorized");
      stop();
      stderr.mockRestore();
      expect(told.join("")).toMatch(
        /Locks of foundation may be left: npx fleet state unlock --layer foundation --lock-id \S+/,
      );
    });
  });

  describe("fleet state unlock", () => {
    const unlock = (id: string, ...more: string[]) =>
      scene.state("unlock", "--layer", "foundation", "--lock-id", id, ...more);

    it.each([
      ["both", () => Promise.all([scene.lockTable(), scene.lockFile()]), "table and file"],
      ["the table's alone", () => scene.lockTable(), "table"],
      ["the file alone", () => scene.lockFile(), "file"],
    ])("releases what a killed run left: %s (F28, F29)", async (_, lock, released) => {
      await lock();
      const run = await unlock(LOCK_ID, "--yes");
      expect(run).toMatchObject({ code: 0, stderr: expect.stringContaining(`Released: ${released}\n`) as string });
      expect(await scene.locks()).toEqual([undefined, undefined]);
    });

    it("releases the one with the id and tells of the other", async () => {
      await scene.lockTable();
      await scene.lockFile("another");
      const run = await unlock(LOCK_ID, "--yes", "--json");
      expect(JSON.parse(run.stdout)).toEqual({ stack: "foundation", released: ["table"] });
      expect(run.stderr).toContain("Still held: lock file: OperationTypeApply by ann@desk");
      expect((await scene.locks())[1]).toContain("another");
    });

    it.each([["another"], [LOCK_ID.slice(0, 8)]])("leaves a lock alone whose id is not %j", async (id) => {
      await scene.lockTable();
      const run = await unlock(id, "--yes");
      expect(run).toMatchObject({
        code: 1,
        stderr: expect.stringContaining("no lock of foundation has the id") as string,
      });
      expect((await scene.locks())[0]).toContain(LOCK_ID);
    });

    it("says so when nothing is locked", async () => {
      expect(await unlock(LOCK_ID, "--yes")).toMatchObject({ code: 1, stderr: "fleet: foundation is not locked\n" });
    });

    it("asks, and without a terminal refuses (F25); a rehearsal only shows (F13)", async () => {
      await scene.lockTable();
      (operator.shim.calls as unknown[]).length = 0;
      expect(await unlock(LOCK_ID)).toMatchObject({ code: 2, stderr: expect.stringContaining("--yes") as string });
      const rehearsed = await unlock(LOCK_ID, "--dry-run");
      expect(rehearsed).toMatchObject({ code: 0, stderr: expect.stringContaining("ann@desk") as string });
      expect(mutatingCalls(operator.shim.calls)).toEqual([]);
    });
  });

  /** Answers the first request that matches; without an answer the account does. */
  function interceptOnce(matches: (request: Request) => boolean, answer: Rule["answer"]): () => void {
    let used = false;
    const stop = operator.shim.intercept({
      answer: (request, emulator) => {
        if (used || !matches(request)) return Promise.resolve(undefined);
        used = true;
        return answer(request, emulator);
      },
    });
    return stop;
  }
});

const FORBIDDEN = {
  status: 403,
  headers: { "content-type": "application/xml" },
  body: "<Error><Code>AccessDenied</Code><Message>not authorized to perform s3:GetObject</Message></Error>",
};
