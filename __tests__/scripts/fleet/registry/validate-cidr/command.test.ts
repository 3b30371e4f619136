import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { fleet } from "../../../../support/fleet";
import { EXAMPLE_ROOT } from "../../../../support/registry";
import { copyProject, PROJECT_ROOT, run, type Run, withFolder, writeFiles } from "../../../../support/synth-project";

const SCRIPT = join(PROJECT_ROOT, "scripts", "validate-cidr.sh");

function ledger(blocks: Readonly<Record<string, string>>): string {
  const entries = Object.entries(blocks).map(([name, block]) =>
    [
      `  ${name}:`,
      `    vpc_cidr: ${block}`,
      "    region: us-east-2",
      "    environment: production",
      '    allocated_date: "2026-01-05"',
    ].join("\n"),
  );
  return `clients:\n${entries.join("\n")}\n`;
}

const THREE = ledger({ "client-a": "10.100.0.0/16", "client-b": "10.101.0.0/16", "client-c": "10.102.0.0/16" });

/** Checks a ledger that CIDR_REGISTRY names. */
function check(text: string): Promise<Run & { path: string }> {
  return withFolder(async (folder) => {
    const path = join(folder, "ledger.yaml");
    writeFiles(folder, { "ledger.yaml": text });
    return { ...(await fleet(["validate-cidr", "--root", EXAMPLE_ROOT], { CIDR_REGISTRY: path })), path };
  });
}

describe("fleet validate-cidr", () => {
  it("prints the documented lines (S3-100)", async () => {
    const { status, stdout, stderr, path } = await check(THREE);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.split("\n")).toEqual([
      `[INFO] Validating CIDR registry: ${path}`,
      "[INFO] Found 3 client VPC CIDRs",
      "[INFO] ✓ Valid CIDR: 10.100.0.0/16",
      "[INFO] ✓ Valid CIDR: 10.101.0.0/16",
      "[INFO] ✓ Valid CIDR: 10.102.0.0/16",
      "[SUCCESS] No duplicate CIDRs found",
      "[SUCCESS] All CIDRs have valid format",
      "[SUCCESS] CIDR Registry Validation: PASSED",
      "",
    ]);
  });

  it("checks the ledger of the project from any folder, through the documented script", () => {
    withFolder((folder) => {
      copyProject(folder, {}, ["scripts"]);
      const { status, stdout, stderr } = run(join(folder, "scripts", "validate-cidr.sh"), [], tmpdir());
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toContain(`[INFO] Validating CIDR registry: ${join(folder, "cidr-registry.yaml")}\n`);
      expect(stdout).toMatch(/\[SUCCESS\] CIDR Registry Validation: PASSED\n$/);
    });
  });

  it("takes CIDR_REGISTRY from where it is called (S3-102)", () => {
    withFolder((folder) => {
      mkdirSync(join(folder, "sub"));
      writeFiles(folder, { "sub/ledger.yaml": THREE });
      const { status, stdout } = run(SCRIPT, [], join(folder, "sub"), { CIDR_REGISTRY: "ledger.yaml" });
      expect(status).toBe(0);
      expect(stdout).toContain(`[INFO] Validating CIDR registry: ${join(folder, "sub", "ledger.yaml")}\n`);
    });
  });

  it("fails a block that contains another client's, and names both (S3-101)", async () => {
    const { status, stdout, stderr } = await check(ledger({ acme: "10.100.0.0/16", globex: "10.100.16.0/20" }));
    expect(status).toBe(1);
    expect(stderr).toMatch(/^\[ERROR\] .*\bacme\b.*\bglobex\b|^\[ERROR\] .*\bglobex\b.*\bacme\b/m);
    expect(stderr).toMatch(/\[ERROR\] CIDR Registry Validation: FAILED\n$/);
    expect(stdout).not.toContain("No duplicate CIDRs found");
    expect(stdout).toContain("[SUCCESS] All CIDRs have valid format");
    expect(stdout).not.toContain("PASSED");
  });

  it("fails two clients of one block, and names both (S3-101)", async () => {
    const { status, stdout, stderr } = await check(ledger({ acme: "10.100.0.0/16", globex: "10.100.0.0/16" }));
    expect(status).toBe(1);
    expect(stderr).toMatch(/^\[ERROR\] clients\.globex\.vpc_cidr 10\.100\.0\.0\/16 .*acme/m);
    expect(stdout).not.toContain("✓ Valid CIDR");
  });

  it("fails a ledger without clients, of which it has checked nothing", async () => {
    const { status, stdout, stderr } = await check("clients: {}\n");
    expect(status).toBe(1);
    expect(stdout).toContain("[INFO] Found 0 client VPC CIDRs\n");
    expect(stdout).not.toContain("PASSED");
    expect(stderr).toContain("[ERROR] clients has no clients: nothing was checked");
    expect(stderr).toContain("allow_empty: true in config/clients.yaml");
  });

  it("passes a ledger without clients where the registry says that there are none", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, {
        "cidr-registry.yaml": "clients: {}\n",
        "config/clients.yaml": "allow_empty: true\nclients: {}\n",
      });
      expect(await fleet(["validate-cidr", "--root", folder])).toMatchObject({ status: 0, stderr: "" });
    });
  });

  it.each([
    ["too small", "10.101.4.0/28"],
    ["too large", "10.101.0.0/12"],
    ["too large and right", "10.96.0.0/12"],
    ["with host bits", "10.101.7.0/20"],
  ])("names an overlap also of a block that is %s", async (_, block) => {
    const { status, stdout, stderr } = await check(ledger({ acme: block, globex: "10.101.0.0/16" }));
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^\[ERROR\] clients\.acme\.vpc_cidr \S+ overlaps clients\.globex\.vpc_cidr 10\.101\.0\.0\/16/m,
    );
    expect(stderr).toMatch(/^\[ERROR\] clients\.acme\.vpc_cidr \S+ (is \/\d+, and must be|has host bits)/m);
    expect(stdout).not.toContain("No duplicate CIDRs found");
    expect(stdout).not.toContain("All CIDRs have valid format");
  });

  it("names one overlap of a block that holds many clients', and counts the others", async () => {
    const { stderr } = await check(
      ledger({ wide: "10.0.0.0/8", a: "10.1.0.0/16", b: "10.2.0.0/16", c: "10.3.0.0/16" }),
    );
    expect(stderr.match(/overlaps/g)).toHaveLength(1);
    expect(stderr).toContain("and 2 more");
  });

  it("fails a second block that a client has in one place (S3-101)", async () => {
    const again =
      "    also_in:\n      - { vpc_cidr: 10.105.0.0/16, region: us-east-2, environment: production, allocated_date: 2026-01-05 }\n";
    const { status, stderr } = await check(`${ledger({ acme: "10.100.0.0/16" })}${again}`);
    expect(status).toBe(1);
    expect(stderr).toContain("production in us-east-2 has its block in clients.acme already");
  });

  it.each([
    ["host bits", "10.100.1.0/16"],
    ["an octet above 255", "10.256.0.0/16"],
    ["a prefix above 32", "10.100.0.0/33"],
    ["no prefix", "10.100.0.0"],
    ["something else", "office"],
    ["IPv6", '"fd00::/16"'],
  ])("fails %s as no valid format (S3-101)", async (_, block) => {
    const { status, stdout, stderr } = await check(ledger({ acme: block, globex: "10.101.0.0/16" }));
    expect(status).toBe(1);
    expect(stderr).toMatch(/^\[ERROR\] clients\.acme\.vpc_cidr /m);
    expect(stdout).toContain("[INFO] ✓ Valid CIDR: 10.101.0.0/16");
    expect(stdout).not.toContain("All CIDRs have valid format");
    expect(stdout).toContain("[SUCCESS] No duplicate CIDRs found");
  });

  it.each([
    [
      "a range that is reserved in the ledger",
      "10.100.0.0/16",
      "reserved:\n  - cidr: 10.96.0.0/12\n    reason: Offices\n",
    ],
    ["the range of Kubernetes services", "172.20.0.0/16", ""],
    ["the range of Docker", "172.17.0.0/16", ""],
    ["public addresses", "8.8.0.0/16", ""],
  ])("fails %s (S3-101)", async (_, block, reserved) => {
    const { status, stderr } = await check(`${ledger({ acme: block })}${reserved}`);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^\[ERROR\] clients\.acme\.vpc_cidr /m);
  });

  it.each([
    ["is not there", "no-such-file.yaml"],
    ["is a folder", "."],
    ["is no YAML", "broken.yaml"],
  ])("exits with 2 when the file %s", async (_, path) => {
    await withFolder(async (folder) => {
      writeFiles(folder, { "broken.yaml": "clients: [\n" });
      const { status, stdout, stderr } = await fleet(["validate-cidr", "--root", EXAMPLE_ROOT], {
        CIDR_REGISTRY: join(folder, path),
      });
      expect(status).toBe(2);
      expect(stderr).toMatch(/ error (file|yaml)-[a-z-]+ {2}/);
      expect(stdout).not.toContain("[SUCCESS]");
    });
  });
});
