import { block } from "../../../config/cidr";
import { LONGEST_VPC_PREFIX, planSubnets, SUBNET_SLOTS } from "../../../config/derived/subnets";

/** First and last address, by arithmetic of its own. */
function bounds(cidr: string): [number, number] {
  const [address, prefix] = cidr.split("/") as [string, string];
  const first = address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
  return [first, first + 2 ** (32 - Number(prefix)) - 1];
}

const PREFIXES = Array.from({ length: LONGEST_VPC_PREFIX - 15 }, (_, index) => 16 + index);

describe("the subnets of a network (S3-39)", () => {
  it("of a /16 are the ones that running clients have, and stay them", () => {
    expect(planSubnets(block("10.100.0.0/16"), 2)).toEqual([
      { public: "10.100.0.0/20", private: "10.100.32.0/20", eks: "10.100.64.0/20" },
      { public: "10.100.16.0/20", private: "10.100.48.0/20", eks: "10.100.80.0/20" },
    ]);
  });

  it.each(PREFIXES)("of a /%i lie inside it, share no address and hold sixteen addresses at least", (prefix) => {
    const size = 2 ** (32 - prefix);
    for (const start of [0x0a000000, 0x0a000000 + 7 * size, 0xac100000, 0xc0a80000 + 65536 - Math.min(size, 65536)]) {
      const network = `${[24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256).join(".")}/${prefix}`;
      const [first, last] = bounds(network);
      const ranges = planSubnets(block(network), 2)
        .flatMap((zone) => Object.values(zone))
        .map(bounds)
        .sort((a, b) => a[0] - b[0]);

      expect(ranges).toHaveLength(6);
      expect(ranges[0]![0]).toBeGreaterThanOrEqual(first);
      expect(ranges.at(-1)![1]).toBeLessThanOrEqual(last);
      for (const [index, [from, to]] of ranges.entries()) {
        expect(to - from + 1).toBeGreaterThanOrEqual(16);
        if (index > 0) expect(from).toBeGreaterThan(ranges[index - 1]![1]);
      }
    }
  });

  it("take slots that no other kind has, of the sixteen there are", () => {
    const slots = Object.values(SUBNET_SLOTS).flat();

    expect(new Set(slots).size).toBe(slots.length);
    expect(slots.every((slot) => slot >= 0 && slot < 16)).toBe(true);
  });
});
