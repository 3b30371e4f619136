import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { mutatingCalls } from "../support/emulator/mutating-calls";
import { inTerminal } from "../support/in-terminal";
import { describeWithEmulator, startOperator, type Operator } from "../support/operator";
import { EXAMPLE_ROOT } from "../support/registry";
import { PROJECT_ROOT } from "../support/synth-project";
import { acmeStore, makeBucket, PRODUCTION, PROMETHEUS, prometheusEvery, textAt } from "./apm-scene";

const KEY = "apm-config/client=acme/production/prometheus/config.yaml";

describeWithEmulator("What writes to a store asks first", () => {
  let operator: Operator;
  let folder: string;

  beforeAll(async () => {
    operator = await startOperator();
  });
  afterAll(() => operator.stop());

  beforeEach(async () => {
    await operator.reset();
    await makeBucket(operator.s3, PRODUCTION);
    folder = mkdtempSync(join(tmpdir(), "apm-"));
    await acmeStore(operator.s3, "production").push("prometheus", Buffer.from(PROMETHEUS));
    writeFileSync(join(folder, "prometheus.yaml"), prometheusEvery("30s"));
    (operator.shim.calls as unknown[]).length = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const push = (): string[] => [
    "apm",
    "push",
    "--client",
    "acme",
    "--type",
    "prometheus",
    "--file",
    `${folder}/prometheus.yaml`,
  ];
  const sync = (): string[] => ["apm", "sync", "--client", "acme", "--dir", folder];

  it.each([
    ["push", push],
    ["sync", sync],
  ])("%s: shows what it would replace, and uploads nothing where nobody can be asked", async (_, call) => {
    const run = await operator.fleet(call());
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toMatch(
      /^Would upload prometheus: \S+ \(replaces version \S+\)\nfleet: this needs a confirmation; --yes says yes where there is no terminal\n$/,
    );
    expect(mutatingCalls(operator.shim.calls)).toEqual([]);
  });

  it.each([
    ["push", push],
    ["sync", sync],
  ])("%s: asks nothing where nothing would be uploaded", async (_, call) => {
    writeFileSync(join(folder, "prometheus.yaml"), PROMETHEUS);
    const run = await operator.fleet(call());
    expect(run.code).toBe(0);
    expect(run.stdout).toContain(`Unchanged prometheus: ${KEY}\n`);
    expect(mutatingCalls(operator.shim.calls)).toEqual([]);
  });

  it.each([
    ["y", 0, "30s"],
    ["n", 1, "15s"],
  ])("an answer of %s in a terminal ends it with %i", async (typed, code, interval) => {
    const program = [process.execPath, join(PROJECT_ROOT, "scripts", "fleet.js"), ...push(), "--root", EXAMPLE_ROOT];
    const env = { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", ...operator.env };
    const answers = [{ asked: "Upload it to production?", typed }];
    expect(await inTerminal(program, { env, cwd: folder, answers })).toMatchObject({ code });
    expect(await textAt(operator.s3, PRODUCTION, KEY)).toContain(`scrape_interval: ${interval}`);
  });

  it("what was not there when it was shown is not replaced", async () => {
    const store = acmeStore(operator.s3, "production");
    const late = store.push("prometheus", Buffer.from(prometheusEvery("45s")), { ifMatch: null });
    await expect(late).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("is there by now") as string,
    });
  });

  it("pulling into a folder, a full disk or a file's insides is a line, and leaves nothing", async () => {
    mkdirSync(join(folder, "folder"));
    writeFileSync(join(folder, "config.tmp"), "precious");
    const before = readdirSync(folder).sort();
    for (const [out, code] of [
      [join(folder, "folder"), 2],
      ["/dev/full", 1],
      [join(folder, "config.tmp", "x"), 2],
    ] as const) {
      const run = await operator.fleet(["apm", "pull", "--client", "acme", "--type", "prometheus", "--out", out]);
      expect(run).toMatchObject({ code, stdout: "" });
      expect(run.stderr).toMatch(/^fleet: \S+ can't be written: [a-z' ]+ \([A-Z]+\)\n$/);
    }
    expect(readdirSync(folder).sort()).toEqual(before);
  });
});
