import { BILLED_BY_USE, isFree } from "../../../../../../config/catalogue/billed-by-use";
import { MONTHLY_PRICES, PRICE_OF_TYPE } from "../../../../../../config/catalogue/monthly-prices";
import { changesText, estimateText } from "../../../../../../scripts/fleet/review/account/cost/cost-text";
import { costChanges, estimateOf, type Estimate } from "../../../../../../scripts/fleet/review/account/cost/estimate";
import { tallyOf, type Tally } from "../../../../../../scripts/fleet/review/account/tally";
import type { StackDocument } from "../../../../../../scripts/fleet/review/model/read-stack";
import { synthesisIn } from "../../../../../../scripts/fleet/review/model/synthesis";
import { documentsNamed, REGISTRY_NAMES } from "../../../../../support/fleets";

type Documents = Readonly<Record<string, StackDocument>>;

const CLIENTS = new Set(["acme", "globex"]);
const ESTIMATED = { targets: [{ environment: "production", region: "us-east-2" }], prices: MONTHLY_PRICES };
const NO_BUDGET = { budgets: new Map<string, number>() };

function tallied(documents: Documents, region = "us-east-2"): Tally {
  return tallyOf(synthesisIn(documents, CLIENTS), { accountId: "123456789012", region });
}

function made(type: string, body: Readonly<Record<string, unknown>> = {}, region?: string): Tally {
  return tallied({ platform: { resource: { [type]: { acme_one: body } } } }, region);
}

function estimate(...tallies: readonly Tally[]): Estimate {
  return estimateOf(tallies, NO_BUDGET);
}

const cents = (amount: number): number => Math.round(amount * 100) / 100;

describe("what a resource costs a month", () => {
  // By hand, from aws.amazon.com/pricing for us-east-2 in 2026-06; AWS counts a month as 730 hours.
  it.each([
    ["a cluster: 0.10 USD an hour x 730 = 73.00", "aws_eks_cluster", {}, 73],
    ["a NAT gateway: 0.045 USD an hour x 730 = 32.85", "aws_nat_gateway", {}, 32.85],
    ["an Elastic IP: 0.005 USD an hour x 730 = 3.65", "aws_eip", {}, 3.65],
    ["an r6i.xlarge: 0.252 USD an hour x 730 = 183.96", "aws_instance", { instance_type: "r6i.xlarge" }, 183.96],
    [
      "a gp3 volume: 200 GiB x 0.08 + (4000 - 3000) IOPS x 0.005 + (225 - 125) MiB/s x 0.04 = 16 + 5 + 4 = 25.00",
      "aws_ebs_volume",
      { type: "gp3", size: 200, iops: 4000, throughput: 225 },
      25,
    ],
    ["a VPN connection: 0.05 USD an hour x 730 = 36.50", "aws_vpn_connection", {}, 36.5],
    ["a key: 1.00", "aws_kms_key", {}, 1],
  ])("is, for %s", (_, type, body, price) => {
    const { total } = estimate(made(type, body));
    expect([cents(total.least), cents(total.most)]).toEqual([price, price]);
  });

  it("is more in another region for machines, volumes and NAT gateways, and the same for clusters", () => {
    const machine = { instance_type: "m5.large" };
    // m5.large in eu-central-1: 0.115 USD an hour x 730 = 83.95.
    expect(cents(estimate(made("aws_instance", machine, "eu-central-1")).total.most)).toBe(83.95);
    expect(cents(estimate(made("aws_eks_cluster", {}, "eu-central-1")).total.most)).toBe(73);
  });

  it("is not known in a region that is not in the table, and said so", () => {
    const { total, unpriced } = estimate(made("aws_instance", { instance_type: "m5.large" }, "eu-south-2"));
    expect([total.most, unpriced]).toEqual([0, [{ what: "aws_instance in eu-south-2", count: 1 }]]);
  });

  it("is not known of types that nobody here has heard of: they are named, with how many there are", () => {
    const unheard = { acme_one: {}, acme_two: {} };
    const { unpriced } = estimate(tallied({ platform: { resource: { aws_opensearch_domain: unheard } } }));
    expect(unpriced).toEqual([{ what: "aws_opensearch_domain", count: 2 }]);
  });

  it("is nothing for a gateway endpoint, and paid for by the subnet for an interface", () => {
    expect(estimate(made("aws_vpc_endpoint", { vpc_endpoint_type: "Gateway" })).total.most).toBe(0);
    const subnets = { vpc_endpoint_type: "Interface", subnet_ids: ["a", "b"] };
    expect(cents(estimate(made("aws_vpc_endpoint", subnets)).total.most)).toBe(14.6);
  });
});

describe("every type that this project makes", () => {
  it.each(REGISTRY_NAMES)("is priced, paid for by use or free: %s", (name) => {
    const types = new Set(Object.values(documentsNamed(name)).flatMap(({ resource }) => Object.keys(resource ?? {})));
    const special = ["aws_ebs_volume", "aws_instance", "aws_eks_node_group", "aws_vpc_endpoint"];
    const priced = new Set([...Object.keys(PRICE_OF_TYPE), ...Object.keys(BILLED_BY_USE), ...special]);
    expect([...types].filter((type) => !priced.has(type) && !isFree(type))).toEqual([]);
  });
});

describe("an estimate", () => {
  const documents: Documents = {
    foundation: { resource: { aws_eip: { acme_a: {}, globex_a: {} } } },
    platform: { resource: { aws_eks_cluster: { acme_c: {} }, aws_s3_bucket: { acme_b: {} } } },
    bootstrap: { resource: { aws_kms_key: { state_key: {} } } },
  };

  it("is by client and layer, what everybody shares last", () => {
    const { clients, total, byUse } = estimate(tallied(documents));
    expect(clients.map(({ client, most, layers }) => [client, cents(most), Object.keys(layers)])).toEqual([
      ["acme", 76.65, ["foundation", "platform"]],
      ["globex", 3.65, ["foundation"]],
      [undefined, 1, ["bootstrap"]],
    ]);
    expect(cents(total.most)).toBe(81.3);
    expect(byUse).toContain("objects in S3 and requests for them");
  });

  it("adds up targets, and can be of one client alone", () => {
    const one = estimateOf([tallied(documents), tallied(documents)], { ...NO_BUDGET, only: "acme" });
    expect(one.clients.map(({ client }) => client)).toEqual(["acme"]);
    expect(cents(one.total.most)).toBe(153.3);
  });

  it("is nothing for nobody", () => {
    expect(estimate().clients).toEqual([]);
    expect(estimateText(estimate(), ESTIMATED)).toContain("About USD 0 a month for 1 target");
  });

  it("names the budget, and what is not counted", () => {
    const tally = tallied({ platform: { resource: { aws_eks_cluster: { acme_c: {} }, aws_foo: { acme_f: {} } } } });
    const text = estimateText(estimateOf([tally], { budgets: new Map([["acme", 50]]) }), ESTIMATED);
    expect(text).toMatch(/^acme +all layers +73 +50, too little$/m);
    expect(text).toContain("Without a known price, and not counted: aws_foo (1).");
    expect(text).toContain("Paid for by use, and not counted: load balancers and volumes that clusters make.");
  });

  it("tells a change by client, before and after", () => {
    const [base, head] = [estimate(tallied({})), estimate(tallied(documents))];
    expect(costChanges(base, base)).toEqual([]);
    expect(changesText(costChanges(base, head), head, ESTIMATED)).toMatch(/^acme +0 +77 +\+77$/m);
    expect(changesText(costChanges(head, base), base, ESTIMATED)).toMatch(/^globex +4 +0 +−4$/m);
    expect(changesText([], head, ESTIMATED)).toContain("Nobody costs more or less than before.");
  });
});
