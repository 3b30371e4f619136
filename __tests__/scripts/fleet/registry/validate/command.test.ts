import { FILES } from "../../../../../config/registry";
import { renderAnnotation, renderFindings } from "../../../../../config/reading/render-finding";
import { EXAMPLE, loadFiles, withProject, type Files } from "../../../../support/registry";
import { fleet } from "../../../../support/fleet";
import type { Run } from "../../../../support/synth-project";

const ESC = "\u001b";

const BROKEN: Files = {
  ...EXAMPLE,
  [FILES.clients]: String(EXAMPLE[FILES.clients])
    .replace("tier: premium", "tier: premum")
    .replace("10.101.0.0/16", "10.100.0.0/16"),
};
const FINDINGS = loadFiles(BROKEN).findings;

function validate(files: Files, args: readonly string[] = [], variables: NodeJS.ProcessEnv = {}): Promise<Run> {
  return withProject(files, (root) => fleet(["validate", "--root", root, ...args], variables));
}

describe("fleet validate", () => {
  it("says in one line on stdout what is valid", async () => {
    expect(await validate(EXAMPLE)).toEqual({
      status: 0,
      stdout: "Valid. production in us-east-2: 2 clients (acme, globex).\n",
      stderr: "",
    });
  });

  it("speaks of one client, and of none, as one would", async () => {
    const none = { ...EXAMPLE, [FILES.clients]: "allow_empty: true\nclients: {}\n", [FILES.ledger]: "clients: {}\n" };
    expect((await validate(EXAMPLE, [], { ENVIRONMENT: "staging" })).stdout).toBe(
      "Valid. staging in us-east-2: 1 client (acme).\n",
    );
    expect((await validate(none)).stdout).toBe(
      "Valid. production in us-east-2: 0 clients; nothing is synthesized but what they share.\n",
    );
  });

  it("refuses clients that are all switched off as it refuses none, unless that is meant", async () => {
    const off = String(EXAMPLE[FILES.clients]).replaceAll(/^ {4}enabled: true$/gm, "    enabled: false");
    const refused = await validate({ ...EXAMPLE, [FILES.clients]: off });
    expect(refused).toMatchObject({ status: 2, stdout: "" });
    expect(refused.stderr).toContain("has 3 clients, all disabled: applying this would destroy everything they have");
    const meant = await validate({ ...EXAMPLE, [FILES.clients]: `allow_empty: true\n${off}` });
    expect(meant).toMatchObject({ status: 0, stdout: expect.stringContaining(": 0 clients; nothing") as string });
  });

  it("warns of a place where everybody is switched off, and says whose things would go", async () => {
    const off = String(EXAMPLE[FILES.clients]).replace("    enabled: true", "    enabled: false");
    const { status, stderr } = await validate({ ...EXAMPLE, [FILES.clients]: off });
    expect(status).toBe(0);
    expect(stderr).toContain(
      "nobody enabled for staging in us-east-2: applying that would destroy all that acme had there",
    );
    expect(stderr).not.toContain("production");
  });

  it("goes by what is saved of an account's quotas, and passes with a warning where clients reach them", async () => {
    const saved = (value: unknown): Files => {
      const QuotaArn = "arn:aws:servicequotas:us-east-2:123456789012:ec2/L-0263D0A3";
      const quotas = { Quotas: [{ QuotaArn, QuotaCode: "L-0263D0A3", Value: value }] };
      return { ...EXAMPLE, "config/service-quotas/ec2.json": JSON.stringify(quotas) };
    };
    const warned = await validate(saved(3));
    expect(warned.status).toBe(0);
    expect(warned.stderr).toMatch(/^config\/clients\.yaml:\d+:\d+ warning quota-reached .* Elastic IPs 3\/3$/m);
    expect(await validate(saved(20))).toMatchObject({ status: 0, stderr: "" });
    expect(await validate(saved("20"))).toMatchObject({ status: 2 });
  });

  it("shows every finding on stderr and exits with 2", async () => {
    expect(FINDINGS.length).toBeGreaterThan(1);
    expect(await validate(BROKEN)).toEqual({ status: 2, stdout: "", stderr: renderFindings(FINDINGS) });
  });

  it("gives the same as data with --json, and nothing on stderr", async () => {
    const { status, stdout, stderr } = await validate(BROKEN, ["--json"]);
    expect({ status, stderr }).toEqual({ status: 2, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({ ok: false, findings: FINDINGS });
  });

  it("gives target and clients as data when all is well", async () => {
    const { status, stdout } = await validate(EXAMPLE, ["--json"]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      ok: true,
      target: { environment: "production", region: "us-east-2" },
      clients: ["acme", "globex"],
      findings: [],
    });
  });

  it("annotates the changed lines under GitHub Actions, besides what people read", async () => {
    const { status, stdout, stderr } = await validate(BROKEN, [], { GITHUB_ACTIONS: "true" });
    expect({ status, stderr }).toEqual({ status: 2, stderr: renderFindings(FINDINGS) });
    expect(stdout).toBe(FINDINGS.map((finding) => `${renderAnnotation(finding)}\n`).join(""));
    expect(stdout).toMatch(/^::error file=config\/clients\.yaml,line=10,col=11,title=unknown-value::/m);
    expect((await validate(BROKEN, ["--json"], { GITHUB_ACTIONS: "true" })).stdout).not.toContain("::error");
  });

  it.each<[string, NodeJS.ProcessEnv, boolean]>([
    ["none into a pipe", {}, false],
    ["some when FORCE_COLOR says so", { FORCE_COLOR: "1" }, true],
    ["none when FORCE_COLOR is 0", { FORCE_COLOR: "0" }, false],
    ["none when NO_COLOR is set, whatever else is", { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
    ["some when NO_COLOR is empty, which is not set", { FORCE_COLOR: "1", NO_COLOR: "" }, true],
  ])("uses colours: %s", async (_, variables, colourful) => {
    expect((await validate(BROKEN, [], variables)).stderr.includes(ESC)).toBe(colourful);
  });

  it("refuses a target that is not set up", async () => {
    const { status, stderr } = await validate(EXAMPLE, [], { ENVIRONMENT: "prod" });
    expect(status).toBe(2);
    expect(stderr).toContain("ENVIRONMENT=prod is not one of production, staging");
  });
});
