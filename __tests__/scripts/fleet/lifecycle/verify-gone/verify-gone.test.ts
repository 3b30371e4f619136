import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

import { canonical } from "../../../../../scripts/fleet/lifecycle/verify-gone/certificate";
import { knownClient } from "../../../../../scripts/fleet/lifecycle/verify-gone/client-places";
import { SWEEP_KINDS } from "../../../../../scripts/fleet/lifecycle/verify-gone/kinds/all-kinds";
import { scenesOf } from "../../../../../scripts/fleet/lifecycle/verify-gone/scenes";
import { fleetProgram } from "../../../../../scripts/fleet/program";
import { run } from "../../../../../scripts/fleet/run";
import { captured } from "../../../../support/captured";
import { mockedClient } from "../../../../support/mocked-client";
import { EXAMPLE, EXAMPLE_ROOT, withProject } from "../../../../support/registry";

const sts = mockedClient(STSClient);

const fleet = (...args: string[]) =>
  captured(() => run(fleetProgram(), ["node", "fleet", "verify-gone", "--root", EXAMPLE_ROOT, ...args]), {
    FLEET_TODAY: "2026-09-01",
  });

describe("fleet verify-gone", () => {
  it.each([
    [["acmee"], 2, '"acmee" is neither in config/clients.yaml nor in cidr-registry.yaml; did you mean "acme"?'],
    [
      ["acme", "--environment", "development"],
      2,
      "acme is not and was not in development; there is production in us-east-2",
    ],
    [["acme", "--also-region", "us-wets-2"], 2, '--also-region "us-wets-2" is no region; did you mean "us-west-2"?'],
  ])("refuses %j", async (args, code, message) => {
    const result = await fleet(...args);
    expect([result.code, result.stdout]).toEqual([code, ""]);
    expect(result.stderr).toContain(message);
  });

  it("ends without credentials, and with those of an account that the client was never in", async () => {
    sts
      .on(GetCallerIdentityCommand)
      .rejectsOnce(Object.assign(new Error("none"), { name: "CredentialsProviderError" }));
    expect(await fleet("acme")).toMatchObject({ code: 3, stdout: "" });
    sts.on(GetCallerIdentityCommand).resolves({ Account: "999999999999", Arn: "arn:aws:iam::999999999999:user/x" });
    const { code, stderr } = await fleet("acme");
    expect([code, stderr]).toEqual([3, expect.stringContaining("but production is account 123456789012")]);
  });

  it("knows a client that only the ledger has, with its further places and blocks", () => {
    const ledger = EXAMPLE["cidr-registry.yaml"]!.toString().replace(
      "\nreserved:",
      `
  umbrella:
    vpc_cidr: 10.103.0.0/16
    region: us-east-2
    environment: production
    allocated_date: "2025-03-10"
    status: decommissioned
    decommissioned_date: "2026-08-20"
    also_in:
      - vpc_cidr: 10.113.0.0/16
        region: us-east-2
        environment: staging
        allocated_date: "2025-03-10"

reserved:`,
    );
    withProject({ ...EXAMPLE, "cidr-registry.yaml": ledger }, (root) => {
      const known = knownClient(root, "umbrella");
      expect(known).toMatchObject({ stage: "decommissioned", unsettled: [] });
      expect(known.places.map(({ fleet: { target } }) => `${target.environment} ${target.accountId}`)).toEqual([
        "production 123456789012",
        "staging 210987654321",
      ]);
      const places = known.places.slice(0, 1);
      const { account, regions } = scenesOf({ known, places, alsoRegions: ["eu-west-1"], today: "2026-09-01" });
      expect(regions.map(({ region }) => region)).toEqual(["eu-west-1", "us-east-1", "us-east-2", "us-west-2"]);
      expect(account.names("DNS zone")).toEqual(new Set(["umbrella.ezra.world"]));
      const elsewhere = regions.find(({ region }) => region === "us-west-2")!;
      expect([...elsewhere.names("EKS cluster"), ...elsewhere.blocks]).toEqual([]);
      expect([...elsewhere.names("KMS alias")]).toContain("alias/umbrella-production-us-east-2-replica");
    });
  });

  it("has a name of its own, a permission and a sentence for each kind that it looks for", () => {
    expect(new Set(SWEEP_KINDS.map(({ id }) => id)).size).toBe(SWEEP_KINDS.length);
    for (const { permission, looked, means } of SWEEP_KINDS) {
      expect(permission).toMatch(/^[a-z0-9]+:[A-Z]/);
      expect(looked.length * means.length).toBeGreaterThan(0);
    }
  });

  it("writes what is hashed without spaces, keys in order, whatever their order was", () => {
    expect(canonical({ b: [{ d: 1, c: null }], a: "x" })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
  });
});
