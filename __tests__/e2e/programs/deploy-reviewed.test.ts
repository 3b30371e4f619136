import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

import { fleet } from "../../support/fleet";
import { mockedClient } from "../../support/mocked-client";
import { clientEntry, projectOf } from "../../support/registry";
import { copyProject, writeFiles, type Run } from "../../support/synth-project";
import { fakeTerraform, type FakeTerraform } from "../../support/terraform/fake-terraform";

/** Those in which the client has something. */
const LAYERS = "bootstrap foundation platform database cluster-services observability".split(" ");
const ACME = clientEntry(1);

const sts = mockedClient(STSClient);

describe("A change set that is planned, reviewed and deployed", () => {
  let folder: string;
  let root: string;
  let terraform: FakeTerraform;
  let reviewed: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "fleet-reviewed-"));
    root = path.join(folder, "project");
    copyProject(root, projectOf({ acme: ACME }));
    terraform = fakeTerraform(folder);
    sts.on(GetCallerIdentityCommand).resolves({ Account: "123456789012", Arn: "arn:aws:iam::123456789012:root" });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: string[]): Promise<Run> =>
    fleet([...args, "--root", root], { ...terraform.env, TMPDIR: folder });
  const plan = (...args: string[]): Promise<Run> => run("plan", ...args, "--out", path.join(folder, "plans"));
  const deploy = (digest: string): Promise<Run> => run("deploy", "--expect", digest, "--yes");
  const digestOf = ({ stdout }: Run): string => /^change set (sha256:[0-9a-f]{64})$/m.exec(stdout)![1]!;
  const left = (): string[] => readdirSync(folder).filter((name) => /^fleet-(plan|deploy)-/.test(name));

  it("is planned as far as it can be before anything is there, and says what the rest waits for", async () => {
    const planned = await plan();
    expect(planned).toMatchObject({ status: 0 });
    expect(planned.stderr).toMatch(/^platform: can't be planned before foundation is deployed/m);
    expect(readdirSync(path.join(folder, "plans")).sort()).toEqual(
      ["bootstrap", "compute", "foundation", "plans"].map((name) => `${name}.json`),
    );
    expect(left()).toEqual([]);
  });

  it("is refused under another digest, before anything is asked or done", async () => {
    const refused = await deploy("0".repeat(64));
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.stderr).toContain("the change set is not the reviewed one, nothing was deployed");
    expect([terraform.applied(), left()]).toEqual([[], []]);
  });

  it("stops where a stack fails, and begins none above it", async () => {
    terraform.failAt("platform");
    reviewed = digestOf(await plan());
    const failed = await deploy(reviewed);
    expect(failed).toMatchObject({ status: 1 });
    expect(failed.stderr).toContain("Error: AWS refuses");
    expect(failed.stderr).toContain("not begun: database, cluster-services, observability");
    expect([terraform.applied(), left()]).toEqual([["bootstrap", "foundation"], []]);
    terraform.failAt(undefined);
  });

  it("goes on with what is left of it under the digest that was reviewed, layer after layer", async () => {
    const goingOn = await deploy(reviewed);
    expect(goingOn).toMatchObject({ status: 0 });
    expect(goingOn.stderr).toContain(
      "What is left of the reviewed change set, which was begun from here, is deployed.",
    );
    expect(terraform.applied()).toEqual(LAYERS);
    const again = await plan();
    expect(again).toMatchObject({ status: 0 });
    expect(again.stdout).toContain("Nothing would change.");
    expect((await deploy(digestOf(again))).stderr).toContain("nothing was deployed");
    expect(terraform.applied()).toEqual(LAYERS);
  });

  it("is another one for another value of the same attribute", async () => {
    const withSize = (size: number): void =>
      writeFiles(root, projectOf({ acme: { ...ACME, eks: { max_size: size, desired_size: 3 } } }));
    withSize(7);
    const digest = digestOf(await plan());
    withSize(8);
    expect(await deploy(digest)).toMatchObject({ status: 1 });
    withSize(7);
    expect(await deploy(digest)).toMatchObject({ status: 0 });
    expect(terraform.applied().slice(LAYERS.length)).toEqual(["platform"]);
  });

  it("is not gone on with once anything else than it would be done", async () => {
    writeFiles(root, projectOf({ acme: { ...ACME, eks: { max_size: 9, desired_size: 3 } } }));
    const digest = digestOf(await plan());
    terraform.failAt("platform");
    expect(await deploy(digest)).toMatchObject({ status: 1 });
    terraform.failAt(undefined);
    terraform.forget("foundation", "aws_vpc.acme_network_vpc");
    expect((await deploy(digest)).stderr).toContain("the change set is not the reviewed one, nothing was deployed");
    expect(await deploy(digestOf(await plan()))).toMatchObject({ status: 0 });
  });

  it("is another one where something was destroyed since it was reviewed", async () => {
    const digest = digestOf(await plan());
    terraform.forget("foundation", "aws_vpc.acme_network_vpc");
    const refused = await deploy(digest);
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.stderr).toContain("add foundation aws_vpc.acme_network_vpc");
  });

  it("is told as data, and never where a layer is named with a digest", async () => {
    const { stdout, status } = await plan("foundation", "--json");
    expect(status).toBe(0);
    const data = JSON.parse(stdout) as { readonly digest: string; readonly changes: readonly object[] };
    expect(data.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(data.changes).toMatchObject([{ stack: "foundation", action: "add", client: "acme" }]);
    const part = await run("deploy", "foundation", "--expect", data.digest, "--yes");
    expect(part).toMatchObject({ status: 2 });
  });

  it("leaves what a review needs, which nobody else on the machine can read", () => {
    const manifest = JSON.parse(readFileSync(path.join(folder, "plans", "plans.json"), "utf8")) as object;
    expect(manifest).toMatchObject({ version: 1, mode: "normal", stacks: { foundation: { exit: 0 } } });
    expect(existsSync(path.join(folder, "plans", "platform.json"))).toBe(false);
  });

  it("needs the credentials of its account", async () => {
    sts.on(GetCallerIdentityCommand).resolves({ Account: "999999999999", Arn: "arn:aws:iam::999999999999:root" });
    expect(await plan()).toMatchObject({ status: 3 });
  });
});
