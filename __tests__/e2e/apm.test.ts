import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { mutatingCalls } from "../support/emulator/mutating-calls";
import { describeWithEmulator, startOperator, type Operator } from "../support/operator";
import type { Run } from "../support/terraform/run";
import {
  acmeStore,
  BROKEN,
  GRAFANA,
  headOf,
  keysOf,
  makeBucket,
  PRODUCTION,
  PROMETHEUS,
  prometheusEvery,
  refusal,
  STAGING,
  textAt,
} from "./apm-scene";

const KEY = "apm-config/client=acme/production/prometheus/config.yaml";

describeWithEmulator("fleet apm", () => {
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
    file("prometheus.yaml", PROMETHEUS);
    (operator.shim.calls as unknown[]).length = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  describe("push", () => {
    it("uploads under the documented key, with type, metadata and encryption (S2-03, S2-06, S2-21)", async () => {
      expect(await push()).toMatchObject({ code: 0, stdout: `Uploaded prometheus: ${KEY}\n` });
      expect(await headOf(operator.s3, PRODUCTION, KEY)).toMatchObject({
        ContentType: "application/yaml",
        ServerSideEncryption: "AES256",
        Metadata: { "config-type": "prometheus", environment: "production" },
      });
    });

    it("changes nothing when the same content is there, and knows --env (S2-21)", async () => {
      await push();
      const before = mutatingCalls(operator.shim.calls).length;
      expect((await push("--env", "production")).stdout).toBe(`Unchanged prometheus: ${KEY}\n`);
      expect(mutatingCalls(operator.shim.calls)).toHaveLength(before);
    });

    it("refuses an invalid file with exit 1 and leaves no object (S2-23)", async () => {
      file("prometheus.yaml", BROKEN);
      const run = await push();
      expect(run).toMatchObject({ code: 1, stdout: "" });
      expect(run.stderr).toContain(`${join(folder, "prometheus.yaml")}:`);
      expect(run.stderr).toContain("not uploaded (INVALID_CONFIG)");
      expect(await keysOf(operator.s3, PRODUCTION)).toEqual([]);
    });

    it("in a dry run compares and makes no mutating call (F13)", async () => {
      expect((await push("--dry-run")).stdout).toBe(`Would upload prometheus: ${KEY}\n`);
      expect(mutatingCalls(operator.shim.calls)).toEqual([]);
    });

    it("does not lose what somebody else pushes between its look and its upload", async () => {
      await push();
      file("prometheus.yaml", prometheusEvery("30s"));
      const stop = operator.shim.intercept({
        async answer({ method, path }) {
          if (method !== "PUT" || !path.endsWith(KEY)) return undefined;
          stop();
          await acmeStore(operator.s3, "production").push("prometheus", Buffer.from(prometheusEvery("60s")));
          return undefined;
        },
      });
      const run = await push();
      expect(run).toMatchObject({ code: 1, stdout: "" });
      expect(run.stderr).toContain("was changed by somebody else in the meantime");
      expect(await textAt(operator.s3, PRODUCTION, KEY)).toBe(prometheusEvery("60s"));
    });

    it("with --if-match refuses when the content is no longer what was looked at", async () => {
      await push();
      file("prometheus.yaml", prometheusEvery("30s"));
      expect(await push("--if-match", "00000000000000000000000000000000")).toMatchObject({ code: 1 });
      const { ETag = "" } = await headOf(operator.s3, PRODUCTION, KEY);
      expect(await push("--if-match", ETag.replaceAll('"', ""))).toMatchObject({ code: 0 });
    });

    it("says which permission is missing, as a document with --json (F6, S2-17)", async () => {
      const stop = operator.shim.intercept({
        answer: ({ method, path }) =>
          Promise.resolve(method === "PUT" && path.endsWith(KEY) ? refusal(403, "AccessDenied") : undefined),
      });
      const run = await push("--json");
      stop();
      expect(run.code).toBe(1);
      expect(run.stderr).toContain("it needs s3:PutObject");
      expect(JSON.parse(run.stdout)).toMatchObject({ error: { code: "ACCESS_DENIED", retryable: false } });
    });

    it.each([
      ["answers on the third call", 2, 0],
      ["never answers", Infinity, 1],
    ])("calls a throttling S3 three times at most: it %s (S2-18, F5)", async (_, failures, code) => {
      let calls = 0;
      const stop = operator.shim.intercept({
        answer: ({ method, path }) =>
          Promise.resolve(
            method === "PUT" && path.endsWith(KEY) && ++calls <= failures ? refusal(503, "SlowDown") : undefined,
          ),
      });
      expect(await push()).toMatchObject({ code });
      stop();
      expect(calls).toBe(3);
      expect(await textAt(operator.s3, PRODUCTION, KEY)).toBe(code === 0 ? PROMETHEUS : undefined);
    });

    it("refuses a client that keeps no configurations, and names the setting", async () => {
      const push = ["apm", "push", "--client", "globex", "--type", "prometheus"];
      const run = await operator.fleet([...push, "--file", join(folder, "prometheus.yaml")]);
      expect(run).toMatchObject({ code: 2, stdout: "" });
      expect(run.stderr).toContain("clients.globex.apm.config_store is false");
      expect(operator.shim.calls).toEqual([]);
    });

    it("refuses credentials of another account before any call to S3 (F8)", async () => {
      await makeBucket(operator.s3, STAGING);
      (operator.shim.calls as unknown[]).length = 0;
      expect(await push("--environment", "staging")).toMatchObject({ code: 3 });
      expect(operator.shim.calls.filter(({ service }) => service === "s3")).toEqual([]);
    });
  });

  describe("pull", () => {
    it("gives back the bytes that were pushed, on stdout and in a file (S2-22)", async () => {
      await push();
      expect((await apm("pull", "--type", "prometheus")).stdout).toBe(PROMETHEUS);
      const out = join(folder, "pulled.yaml");
      expect(await apm("pull", "--type", "prometheus", "--out", out)).toMatchObject({ code: 0, stdout: "" });
      expect(readFileSync(out, "utf8")).toBe(PROMETHEUS);
    });

    it("fails for a configuration that is not there, and for a bucket that is not (G13)", async () => {
      expect((await apm("pull", "--type", "loki")).stderr).toContain("there is no ");
      await operator.reset();
      const run = await apm("pull", "--type", "loki");
      expect(run).toMatchObject({ code: 1, stdout: "" });
      expect(run.stderr).toContain(`there is no bucket ${PRODUCTION}: deploy bootstrap first`);
    });
  });

  describe("backup and restore", () => {
    it("puts the backed-up bytes back and keeps what they replace as a version (S2-25)", async () => {
      await push();
      const backup = await apm("backup", "--type", "prometheus");
      const key = backup.stdout.trim();
      expect(key).toMatch(/^backups\/client=acme\/production\/prometheus\/.+\.yaml$/);
      file("prometheus.yaml", prometheusEvery("60s"));
      await push();
      expect((await apm("list", "--backups")).stdout).toContain(key);

      const { VersionId } = await headOf(operator.s3, PRODUCTION, KEY);
      const run = await apm("restore", "--from", key, "--yes");
      expect(run).toMatchObject({ code: 0, stdout: `Restored prometheus: ${KEY}\n` });
      expect(run.stderr).toContain(`What it replaced is version ${VersionId}`);
      expect(await textAt(operator.s3, PRODUCTION, KEY)).toBe(PROMETHEUS);
      const pulled = await apm("pull", "--type", "prometheus", "--version-id", VersionId!);
      expect(pulled.stdout).toBe(prometheusEvery("60s"));
    });

    it("in a dry run reads only, and without a terminal asks for --yes (F13, F25)", async () => {
      await push();
      const key = (await apm("backup")).stdout.trim();
      file("prometheus.yaml", prometheusEvery("60s"));
      await push();
      const before = mutatingCalls(operator.shim.calls).length;
      expect((await apm("restore", "--from", key, "--dry-run")).stdout).toBe(`Would restore prometheus: ${KEY}\n`);
      expect((await apm("backup", "--dry-run")).stdout).toBe(`Would back up prometheus: ${KEY}\n`);
      expect(await apm("restore", "--from", key)).toMatchObject({ code: 2, stdout: "" });
      expect(mutatingCalls(operator.shim.calls)).toHaveLength(before);
    });

    it.each([
      ["another client's backup", "backups/client=globex/production/prometheus/2026-07-01-00000000.yaml"],
      ["another environment's", "backups/client=acme/staging/prometheus/2026-07-01-00000000.yaml"],
      ["a client whose name begins the same", "backups/client=acme-eu/production/prometheus/2026-07-01-00000000.yaml"],
      ["a key that is no backup's", KEY],
    ])("refuses %s", async (_, key) => {
      expect(await apm("restore", "--from", key, "--yes")).toMatchObject({ code: 1, stdout: "" });
      expect(operator.shim.calls.filter(({ service }) => service === "s3")).toEqual([]);
    });
  });

  describe("sync", () => {
    it("checks, uploads, backs up, and shows health and metrics (S2-32)", async () => {
      file("grafana.ini", GRAFANA);
      file("README.md", "no configuration");
      const run = await apm("sync", "--dir", folder, "--yes");
      expect(run.code).toBe(0);
      expect(run.stdout).toContain(`Uploaded prometheus: ${KEY}`);
      expect(run.stdout).toContain("Uploaded grafana: apm-config/client=acme/production/grafana/config.ini");
      expect(run.stdout).toMatch(/Created backup: backups\/client=acme\/production\/grafana\/\S+\.ini/);
      expect(run.stdout).toContain("Health: healthy");
      expect(run.stdout).toMatch(/Total operations: [1-9]\d*\nSuccess rate: 100\.00%/);
    });

    it("uploads the valid files though one is invalid, and exits 1 (S2-23, S2-36)", async () => {
      file("loki.yaml", BROKEN);
      const run = await apm("sync", "--dir", folder, "--yes");
      expect(run.code).toBe(1);
      expect(run.stderr).toContain(`Failed ${join(folder, "loki.yaml")}`);
      const current = (await keysOf(operator.s3, PRODUCTION)).filter((key) => key.startsWith("apm-config/"));
      expect(current).toEqual([KEY]);
    });

    it("in a dry run makes no mutating call (F13)", async () => {
      expect((await apm("sync", "--dir", folder, "--dry-run")).stdout).toContain(`Would upload prometheus: ${KEY}`);
      expect(mutatingCalls(operator.shim.calls)).toEqual([]);
    });
  });

  describe("health", () => {
    it("is 0 for a store that can be worked with (S2-16)", async () => {
      const run = await apm("health", "--json");
      expect(run.code).toBe(0);
      expect(JSON.parse(run.stdout)).toMatchObject({ status: "healthy", metrics: { successRatePercent: 100 } });
    });

    it("is 1 for a bucket that is missing (S2-16)", async () => {
      await operator.reset();
      const run = await apm("health");
      expect(run).toMatchObject({ code: 1 });
      expect(run.stdout).toMatch(/bucket +failed +NOT_FOUND/);
    });

    it("is 1 and unknown where it may not look (G13)", async () => {
      const stop = operator.shim.intercept({
        answer: ({ url }) => Promise.resolve(url.includes("?versioning") ? refusal(403, "AccessDenied") : undefined),
      });
      const run = await apm("health");
      stop();
      expect(run.code).toBe(1);
      expect(run.stdout).toMatch(/bucket +unknown +ACCESS_DENIED: .*s3:GetBucketVersioning/);
    });
  });

  it("logs operations as JSON lines on stderr with --log-level, and never their content (S2-15, S2-34)", async () => {
    const run = await push("--log-level", "debug");
    const lines = run.stderr.split("\n").filter((line) => line.startsWith("{"));
    expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ level: "info", operation: "put", bucket: PRODUCTION, key: KEY, success: true }),
    );
    expect(run.stderr).not.toContain("scrape");
    const list = await operator.fleet(["apm", "list", "--client", "acme"], { env: { LOG_LEVEL: "info" } });
    expect(list.stderr).toContain('"list"');
  });

  function apm(...args: string[]): Promise<Run> {
    const [command = "", ...rest] = args;
    return operator.fleet(["apm", command, "--client", "acme", ...rest]);
  }

  function push(...args: string[]): Promise<Run> {
    return apm("push", "--type", "prometheus", "--file", join(folder, "prometheus.yaml"), "--yes", ...args);
  }

  function file(name: string, text: string): void {
    writeFileSync(join(folder, name), text);
  }
});
