import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

import { fleet } from "../../support/fleet";
import { mockedClient } from "../../support/mocked-client";
import { clientEntry, projectOf, VALID_BASE } from "../../support/registry";
import { copyProject, writeFiles, type Run } from "../../support/synth-project";
import { fakeTerraform, type FakeTerraform } from "../../support/terraform/fake-terraform";

const ORDER = "foundation platform database compute cluster-services observability".split(" ");

const sts = mockedClient(STSClient);

let folder: string;
let root: string;
let terraform: FakeTerraform;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "fleet-runs-"));
  root = path.join(folder, "project");
  copyProject(root, projectOf({ acme: clientEntry(1), globex: clientEntry(2) }));
  terraform = fakeTerraform(folder);
  sts.on(GetCallerIdentityCommand).resolves({ Account: "123456789012", Arn: "arn:aws:iam::123456789012:root" });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]): Promise<Run> => fleet([...args, "--root", root], { ...terraform.env, TMPDIR: folder });
const left = (): string[] => readdirSync(folder).filter((name) => /^fleet-(deploy|destroy)-/.test(name));
/** The table in the end, as stack and result. */
const results = ({ stdout }: Run): string[] =>
  stdout
    .split("\n")
    .filter((line) => /  (applied|unchanged|failed|not begun)/.test(line))
    .map((line) => line.split(/ {2,}/).slice(0, 2).join(" "));
const events = ({ stdout }: Run) =>
  stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe("A fleet whose layers have one state each", () => {
  it("is deployed from the bottom up, and stops where a layer fails, with its words in a log that others can't read", async () => {
    terraform.failAt("platform");
    const failed = await run("deploy", "--yes");
    expect(failed).toMatchObject({ status: 1 });
    expect(failed.stderr).toContain(
      "fleet: platform was not deployed; not begun: database, compute, cluster-services, observability",
    );
    expect(results(failed).slice(0, 3)).toEqual(["foundation applied", "platform failed", "database not begun"]);
    expect(terraform.applied()).toEqual(["foundation"]);
    const log = path.join(root, ".cache", "deploy-production-us-east-2", "platform.log");
    expect(readFileSync(log, "utf8")).toMatch(
      /\$ terraform plan [^]*sha256 of the plan: [0-9a-f]{64}[^]*Error: AWS refuses/,
    );
    expect([statSync(log).mode & 0o77, left()]).toEqual([0, []]);
    terraform.failAt(undefined);
  });

  it("is gone on with by the same command, and tells each step as data", async () => {
    const deployed = await run("deploy", "--yes", "--json", "--parallel", "3");
    expect(deployed).toMatchObject({ status: 0 });
    const all = events(deployed);
    expect(all[0]).toMatchObject({ event: "begin", verb: "deploy", account: "123456789012", stacks: ORDER });
    expect(all.find(({ event, stack }) => event === "stack-end" && stack === "foundation")).toMatchObject({
      result: "unchanged",
    });
    expect(all.find(({ event, stack }) => event === "stack-end" && stack === "platform")).toMatchObject({
      result: "applied",
      added: expect.any(Number) as number,
      plan: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    expect(all.at(-1)).toMatchObject({ event: "end", destroyed: 0 });
    const applied = terraform.applied();
    expect(applied[0]).toBe("foundation");
    expect(applied.indexOf("platform")).toBeLessThan(applied.indexOf("cluster-services"));
  });

  it("has nothing to change the second time", async () => {
    const applied = terraform.applied();
    const again = await run("deploy", "--yes");
    expect(again).toMatchObject({ status: 0 });
    expect(again.stderr).toContain("Nothing to change.");
    expect(terraform.applied()).toEqual(applied);
  });

  it("is limited to a client by refusing what is more than its part", async () => {
    terraform.forget("foundation", "aws_vpc.globex_network_vpc");
    const refused = await run("deploy", "acme", "--layer", "foundation", "--yes");
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.stderr).toContain("its plan does more than acme's part");
    expect(refused.stderr).toContain("add aws_vpc.globex_network_vpc");
    expect(await run("deploy", "globex", "--layer", "foundation", "--yes")).toMatchObject({ status: 0 });
  });

  it("is not destroyed where anything is protected, and says what and the way", async () => {
    terraform.protect("aws_vpc.acme_network_vpc");
    const refused = await run("destroy", "--yes");
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.stderr).toMatch(
      /nothing was destroyed:\s+foundation: protected[^\n]*deletion_protection: false[^\n]*:\n +aws_vpc\.acme_network_vpc/,
    );
    expect(terraform.destroyed()).toEqual([]);
    terraform.protect();
  });

  it("keeps a layer that others stand on, and everything where only one client is meant", async () => {
    const below = await run("destroy", "foundation", "--yes");
    expect(below).toMatchObject({ status: 1 });
    expect(below.stderr).toContain("platform stands on foundation: destroy it first, or with them");
    const one = await run("destroy", "acme", "--yes");
    expect(one).toMatchObject({ status: 1 });
    expect(one.stderr).toContain("its plan does more than acme's part");
    expect(terraform.destroyed()).toEqual([]);
  });

  it("shows what would go", async () => {
    const shown = await run("destroy", "--dry-run");
    expect(shown).toMatchObject({ status: 0 });
    expect(shown.stdout).toMatch(/^observability:\n {2}\w+\./);
    expect(shown.stdout).toContain("\n  aws_vpc.acme_network_vpc\n");
    expect(terraform.destroyed()).toEqual([]);
  });

  it("is destroyed from the top down, goes on after a failure, and ends with nothing", async () => {
    terraform.failAt("platform");
    expect(await run("destroy", "--yes")).toMatchObject({ status: 1 });
    expect(terraform.destroyed()).not.toContain("foundation");
    terraform.failAt(undefined);
    expect(await run("destroy", "--yes")).toMatchObject({ status: 0 });
    expect(terraform.destroyed().at(0)).toBe("observability");
    expect(terraform.destroyed().at(-1)).toBe("foundation");
    const again = await run("destroy", "--yes");
    expect(again).toMatchObject({ status: 0 });
    expect(again.stderr).toContain("There is nothing to destroy.");
    expect([left(), ORDER.filter((stack) => existsSync(path.join(folder, "world", `${stack}.json`)))]).toEqual([
      [],
      [],
    ]);
  });
});

describe("A fleet whose thirty clients have states of their own", () => {
  const names = Array.from({ length: 30 }, (_, at) => `client-${String(at + 1).padStart(2, "0")}`);

  beforeAll(() => {
    const files = projectOf(Object.fromEntries(names.map((name, at) => [name, clientEntry(at + 1)])));
    const platform = `${String(VALID_BASE["config/platform.yaml"])}\nstate:\n  layout: client\n`;
    writeFiles(root, { ...files, "config/platform.yaml": platform });
  });

  it("completes twenty-nine where one fails, and begins nothing above in that one", async () => {
    terraform.failAt("foundation-client-07");
    const before = terraform.applied().length;
    const failed = await run("deploy", "--layer", "foundation", "platform", "--parallel", "8", "--yes");
    expect(failed).toMatchObject({ status: 1 });
    expect(failed.stderr).toContain("fleet: foundation-client-07 was not deployed; not begun: platform-client-07\n");
    const applied = terraform.applied().slice(before);
    expect(applied).toHaveLength(58);
    for (const name of names.filter((each) => each !== "client-07"))
      expect(applied.indexOf(`foundation-${name}`)).toBeLessThan(applied.indexOf(`platform-${name}`));
    expect(applied.filter((stack) => stack.endsWith("client-07"))).toEqual([]);
    terraform.failAt(undefined);
  });

  it("goes on with the one that failed alone, by its name", async () => {
    const before = terraform.applied().length;
    expect(await run("deploy", "client-07", "--layer", "foundation", "platform", "--yes")).toMatchObject({ status: 0 });
    expect(terraform.applied().slice(before)).toEqual(["foundation-client-07", "platform-client-07"]);
  });

  it("loses one client and no other", async () => {
    expect(await run("destroy", "client-07", "--yes")).toMatchObject({ status: 0 });
    expect(terraform.destroyed().slice(-2)).toEqual(["platform-client-07", "foundation-client-07"]);
    expect(existsSync(path.join(folder, "world", "foundation-client-08.json"))).toBe(true);
  });
});
