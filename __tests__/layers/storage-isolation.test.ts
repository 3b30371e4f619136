import { fleetNamed, documentsNamed } from "../support/fleets";
import { evaluateAll, type PoliciesInTheWay, type Verdict } from "../../scripts/fleet/review/policies/evaluate";
import { statementsOf, type Statement } from "../../scripts/fleet/review/policies/statement";
import { resourcesOf } from "../support/synth";

const REGISTRY = "names that are parts of each other";
const documents = documentsNamed(REGISTRY);
const { accountId, project } = fleetNamed(REGISTRY).target;
const ROLE = `arn:aws:iam::${accountId}:role/acme-app`;
/** What a careless role of the client may: the endpoint and the buckets still have their say. */
const EVERYTHING: readonly Statement[] = [{ Effect: "Allow", Action: "*", Resource: "*" }];

/** The policy document of one resource of a client. */
function policyOf(type: string, id: string): readonly Statement[] {
  const [found] = resourcesOf(documents, type).filter((resource) => resource.id === id);
  return statementsOf(String(found!.body.policy));
}

const access = policyOf("aws_iam_policy", "acme_storage_access");
const [endpointId] = resourcesOf(documents, "aws_vpc_endpoint")
  .map(({ id }) => id)
  .filter((id) => id.startsWith("acme_"));
const endpoint = policyOf("aws_vpc_endpoint", endpointId!);

function ask(policies: PoliciesInTheWay, action: string, path: string, context = {}, account = accountId): Verdict {
  return evaluateAll(policies, {
    by: { arn: ROLE },
    action,
    resource: `arn:aws:s3:::${project}-us-east-2-${path}`,
    context: { "aws:ResourceAccount": account, ...context },
  });
}

describe("A client's applications, by their own policy (G3, S1-25)", () => {
  it.each(["input", "output", "data"])("work on objects of their %s bucket, through their endpoint", (role) => {
    const bucket = policyOf("aws_s3_bucket_policy", `acme_storage_${role}_policy`);
    const policies = { role: access, bucket, endpoint };
    for (const action of ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"])
      expect([action, ask(policies, action, `acme-${role}-production/a/b`)]).toEqual([action, "allowed"]);
  });

  it.each(["acme-eu", "eu", "acme-eu-west"])("reach no bucket of %s", (other) => {
    for (const role of ["input", "output", "logs", "data", "inventory"])
      for (const action of ["s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:GetBucketLocation"])
        for (const path of [`${other}-${role}-production`, `${other}-${role}-production/a`])
          expect([action, path, ask({ role: access }, action, path)]).toEqual([action, path, "not allowed"]);
  });
});

describe("A client's network, whatever its roles may (G3)", () => {
  const careless = { role: EVERYTHING, endpoint };

  it.each<[string, string, string, Verdict]>([
    ["reads its own data", "s3:GetObject", "acme-data-production/a", "allowed"],
    ["writes its own logs", "s3:PutObject", "logs-production/logs/client=acme/a", "allowed"],
    ["reads nothing of acme-eu", "s3:GetObject", "acme-eu-data-production/a", "not allowed"],
    ["writes nothing to acme-eu", "s3:PutObject", "acme-eu-input-production/a", "not allowed"],
    ["reads no logs of acme-eu", "s3:GetObject", "logs-production/logs/client=acme-eu/a", "not allowed"],
    ["writes no logs beside a client's prefix", "s3:PutObject", "logs-production/logs/client=acme", "not allowed"],
    ["reads no state", "s3:GetObject", "terraform-state-production/a", "not allowed"],
    ["changes no policy", "s3:PutBucketPolicy", "acme-data-production", "not allowed"],
  ])("%s", (_, action, path, verdict) => {
    expect(ask(careless, action, path)).toBe(verdict);
  });

  it.each<[string, Verdict]>([
    ["logs/client=acme/", "allowed"],
    ["logs/client=acme/2026/", "allowed"],
    ["logs/client=acme", "not allowed"],
    ["logs/client=acme-eu/", "not allowed"],
    ["logs/", "not allowed"],
    ["", "not allowed"],
  ])("lists the shared logs below %j: %s", (prefix, verdict) => {
    expect(ask(careless, "s3:ListBucket", "logs-production", { "s3:prefix": prefix })).toBe(verdict);
  });

  it("lists the prefix without its slash with a delimiter only: the keys of acme-eu begin with it", () => {
    const bare = { "s3:prefix": "logs/client=acme", "s3:delimiter": "/" };
    expect(ask(careless, "s3:ListBucket", "logs-production", bare)).toBe("allowed");
    expect(ask(careless, "s3:ListBucketMultipartUploads", "logs-production", bare)).toBe("not allowed");
  });

  it("takes nothing to a bucket of the same name in a stranger's account", () => {
    expect(ask(careless, "s3:PutObject", "acme-data-production/a", {}, "999999999999")).toBe("not allowed");
  });
});
