import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { Journal } from "../../../../scripts/fleet/provision/journal";

const TARGET = { environment: "production", region: "us-east-2" } as const;
const FILE = "terraform.bootstrap-production-us-east-2.provision.json";

describe("The journal of a provision", () => {
  let root: string;
  let other: ChildProcess;

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "fleet-journal-"));
    other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  });

  afterEach(async () => {
    await kill(other);
    rmSync(root, { recursive: true });
  });

  it("is there from before the first change to the end, and nothing else is", () => {
    const journal = new Journal(root, TARGET);
    expect(journal.begin(["aws_s3_bucket.logs"])).toBeUndefined();
    expect(readdirSync(root)).toEqual([FILE]);
    journal.end();
    expect(readdirSync(root)).toEqual([]);
  });

  it("keeps what was free before the first of several interrupted runs (F3)", () => {
    new Journal(root, TARGET).begin(["a", "b"]);
    expect(new Journal(root, TARGET).begin(["c"])?.free).toEqual(["a", "b"]);
    expect(new Journal(root, TARGET).interrupted()?.free).toEqual(["a", "b", "c"]);
  });

  it("of a run that failed keeps nobody out, and what was free (F3)", () => {
    const journal = new Journal(root, TARGET);
    journal.begin(["a"]);
    journal.runs(other.pid!);
    journal.stop();
    expect(new Journal(root, TARGET).interrupted()).toMatchObject({ processes: [], free: ["a"] });
  });

  it("of a run whose Terraform still lives keeps the next one out (F12)", async () => {
    const journal = new Journal(root, TARGET);
    journal.begin([]);
    journal.runs(other.pid!);
    expect(() => new Journal(root, TARGET).interrupted()).toThrow(
      `another provision is at work (process ${other.pid}, see ${path.join(root, FILE)})`,
    );
    expect(() => new Journal(root, TARGET).begin([])).toThrow("another provision is at work");
    await kill(other);
    expect(new Journal(root, TARGET).interrupted()).toBeDefined();
  });

  it("is gone on with when another program got the process id since", () => {
    const journal = new Journal(root, TARGET);
    journal.begin([]);
    journal.runs(other.pid!);
    change({ processes: [{ pid: other.pid, mark: "before the restart/1" }] });
    expect(new Journal(root, TARGET).interrupted()).toBeDefined();
  });

  it("says nothing about processes of another machine", () => {
    const journal = new Journal(root, TARGET);
    journal.begin([]);
    journal.runs(other.pid!);
    change({ who: "somebody@elsewhere" });
    expect(new Journal(root, TARGET).interrupted()?.who).toBe("somebody@elsewhere");
  });

  it("knows when Terraform was last started, also after the next run has begun (F28)", () => {
    const journal = new Journal(root, TARGET);
    journal.begin([]);
    journal.runs(other.pid!);
    change({ terraformStartedAt: "2026-11-25T08:00:00.000Z", processes: [] });
    new Journal(root, TARGET).begin([]);
    expect(new Journal(root, TARGET).interrupted()?.terraformStartedAt).toBe("2026-11-25T08:00:00.000Z");
  });

  it("that is none ends the command in a line", () => {
    writeFileSync(path.join(root, FILE), "{}");
    expect(() => new Journal(root, TARGET).interrupted()).toThrow("is no journal of a provision");
  });

  function change(fields: object): void {
    const file = path.join(root, FILE);
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, "utf8")) as object), ...fields }));
  }
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}
