import { INSTANCE_TYPES } from "../../../../../../config/catalogue/instance-types";
import { monthlyPriceOf } from "../../../../../../config/catalogue/monthly-prices";
import { costChange } from "../../../../../../scripts/fleet/review/account/cost/cost-change";
import { tallyOf, type Tally } from "../../../../../../scripts/fleet/review/account/tally";
import { synthesisIn } from "../../../../../../scripts/fleet/review/model/synthesis";

type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

const PLACE = { accountId: "123456789012", region: "us-east-2" };

function tally(resource: Blocks): Tally {
  return tallyOf(synthesisIn({ platform: { resource } }, new Set(["acme", "globex"])), PLACE);
}

const NOTHING = tally({});
const nodes = (more: Readonly<Record<string, unknown>> = {}): Blocks => ({
  aws_eks_node_group: {
    acme_nodes: {
      instance_types: ["m6i.large"],
      scaling_config: { min_size: 2, max_size: 5 },
      launch_template: { id: "${aws_launch_template.acme_template.id}" },
      ...more,
    },
  },
  aws_launch_template: {
    acme_template: { block_device_mappings: [{ ebs: { volume_size: 100, volume_type: "gp3" } }] },
  },
});

describe("what a change costs", () => {
  it("is nothing where nothing is added", () => {
    expect(costChange(NOTHING, NOTHING)).toEqual({ least: 0, most: 0, clients: [], unpriced: [] });
  });

  it("is told by client, the dearest first, and for what all share", () => {
    const head = tally({ aws_nat_gateway: { acme_a: {}, acme_b: {}, globex_a: {} }, aws_kms_key: { state_key: {} } });
    const { clients, most } = costChange(NOTHING, head);
    expect(clients.map(({ client }) => client)).toEqual(["acme", "globex", undefined]);
    expect(most).toBeCloseTo(3 * 0.045 * 730 + 1);
  });

  it("counts nodes from the fewest to the most that may run, with their disks", () => {
    const { least, most } = costChange(NOTHING, tally(nodes()));
    expect(least).toBeCloseTo(2 * (0.096 * 730 + 8));
    expect(most).toBeCloseTo(5 * (0.096 * 730 + 8));
  });

  it("takes machines that may be interrupted at a tenth of the price at the least, and at the price on demand at the most", () => {
    const { least, most } = costChange(NOTHING, tally(nodes({ capacity_type: "SPOT" })));
    expect(least).toBeCloseTo(2 * (0.0096 * 730 + 8));
    expect(most).toBeCloseTo(5 * (0.096 * 730 + 8));
  });

  it("is a saving where something goes", () => {
    const { most } = costChange(tally({ aws_eks_cluster: { acme_cluster: {} } }), NOTHING);
    expect(most).toBeCloseTo(-73);
  });

  it("counts a volume by its size and what it does faster than others", () => {
    const volume = { size: 200, type: "gp3", iops: 4000, throughput: 225 };
    expect(costChange(NOTHING, tally({ aws_ebs_volume: { acme_data: volume } })).most).toBeCloseTo(16 + 5 + 4);
  });

  it("counts a machine with its root volume", () => {
    const machine = { instance_type: "r6i.xlarge", root_block_device: { volume_size: 30, volume_type: "gp3" } };
    expect(costChange(NOTHING, tally({ aws_instance: { acme_machine: machine } })).most).toBeCloseTo(0.252 * 730 + 2.4);
  });

  it("names what has no known price, once, and only where it changes", () => {
    const [one, two] = [1, 2].map((count) => {
      const machines = Array.from({ length: count }, (_, at) => [`acme_${at}`, { instance_type: "x2idn.16xlarge" }]);
      return tally({ aws_instance: Object.fromEntries(machines) as Blocks[string] });
    });
    expect(costChange(one!, two!).unpriced).toEqual(["x2idn.16xlarge"]);
    expect(costChange(two!, two!).unpriced).toEqual([]);
  });

  it("knows prices of instance types that there are alone", () => {
    const priced = INSTANCE_TYPES.filter((type) => monthlyPriceOf(type) !== undefined);
    expect(priced).toEqual(expect.arrayContaining(["t3.medium", "t3.large", "m6i.large", "r6i.large", "r6i.xlarge"]));
    expect(monthlyPriceOf("m6i.metal")).toBeUndefined();
    expect(monthlyPriceOf("m6i.4xlarge")).toBeCloseTo(8 * monthlyPriceOf("m6i.large")!);
  });
});
