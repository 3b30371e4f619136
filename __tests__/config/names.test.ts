import { fit, names, stateKey, type Place } from "../../config/names";
import { regionShort } from "../../config/catalogue/regions";
import { pickBy, randomOf } from "./mutation";

const place: Place = { project: "ohio-01", environment: "production", region: "us-east-2" };

describe("names (S0-21, S3-31, S3-43, S3-53, C-01)", () => {
  it.each([
    ["S0-21", names.stateBucket({ ...place, project: "cptwn" }), "cptwn-terraform-state-production"],
    ["S0-21", names.lockTable("af-south-1"), "terraform-locks-af-south"],
    ["S3-31", names.sharedBucket(place, "logs"), "ohio-01-us-east-2-logs-production"],
    ["S3-31", names.sharedBucket(place, "audit-logs"), "ohio-01-us-east-2-audit-logs-production"],
    ["S3-43", names.vpc(place, "acme"), "acme-production-vpc"],
    ["S3-43", names.subnet(place, "acme", "public", "us-east-2a"), "acme-production-public-us-east-2a"],
    ["S3-43", names.natGateway(place, "acme", "us-east-2b"), "acme-production-nat-us-east-2b"],
    ["S3-53", names.cluster(place, "new-client-name"), "new-client-name-production-us-east-2"],
    ["C-01", names.clientBucket(place, "acme", "input"), "ohio-01-us-east-2-acme-input-production"],
    ["C-01", names.zone("ezra.world", "acme"), "acme.ezra.world"],
    ["C-01", names.alertsTopic(place), "ohio-01-us-east-2-alerts-production"],
    ["C-01", names.parameter(place, "backend/s3-bucket"), "/ohio-01/production/backend/s3-bucket"],
    ["C-01", names.flowLogGroup(place, "acme"), "/aws/vpc/acme-production/flow-logs"],
  ])("%s: %s", (_, name, expected) => {
    expect(name).toBe(expected);
  });

  it.each([
    ["af-south-1", "af-south"],
    ["us-east-2", "us-east"],
    ["ap-southeast-1", "ap-southeast"],
    ["ap-northeast-3", "ap-northeast"],
  ])("%s is %s without its number (S0-21)", (region, short) => {
    expect(regionShort(region)).toBe(short);
  });

  it("keep the keys of acme and acme-eu apart in a shared bucket (C-02)", () => {
    const [acme, acmeEu] = ["acme", "acme-eu"].map((client) => names.clientPrefix("logs", client));

    expect(acme).toBe("logs/client=acme/");
    expect(acmeEu!.startsWith(acme!)).toBe(false);
  });

  it("give every state a key of its own (C-06, S3-32)", () => {
    expect(stateKey(place, "01-foundation")).toBe(
      "providers/aws/regions/us-east-2/layers/01-foundation/production/terraform.tfstate",
    );
    expect(stateKey(place, "01-foundation", "acme")).toBe(
      "providers/aws/regions/us-east-2/layers/01-foundation/production/clients/acme/terraform.tfstate",
    );
  });
});

describe("names that are cut to a limit (X-14)", () => {
  it("stay as they are while they fit", () => {
    expect(fit("acme-production-us-east-2-flow-logs", 64)).toBe("acme-production-us-east-2-flow-logs");
    expect(fit("x".repeat(64), 64)).toBe("x".repeat(64));
  });

  it("never end the readable part in two hyphens", () => {
    expect(fit(`${"x".repeat(50)}-----${"y".repeat(20)}`, 64)).toMatch(/^x{50}-[0-9a-f]{8}$/);
  });

  it("are legal role names, and different for different clients, purposes, places: 5,000 clients of 40 characters", () => {
    const random = randomOf(4);
    const pick = pickBy(random);
    const letters = [..."abcdefghijklmnopqrstuvwxyz0123456789"];
    // The first 32 letters are the same: what is left after cutting says nothing.
    const clients = new Set(
      Array.from({ length: 5000 }, () => "a".repeat(32) + Array.from({ length: 8 }, () => pick(letters)).join("")),
    );
    const roles = [...clients].flatMap((client) =>
      (["flow-logs", "audit-subscription"] as const).flatMap((purpose) =>
        ["us-east-2", "ap-southeast-1"].map((region) => names.role({ ...place, region }, client, purpose)),
      ),
    );

    expect(new Set(roles).size).toBe(clients.size * 4);
    expect(roles.filter((role) => role.length > 64 || !/^[\w+=,.@-]+$/.test(role))).toEqual([]);
  });
});
