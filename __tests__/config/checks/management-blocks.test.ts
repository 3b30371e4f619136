import { checkManagementBlocks } from "../../../config/checks/management-blocks";
import type { Registry } from "../../../config/registry";
import { pickBy, randomOf } from "../mutation";

function found(managementCidrBlocks: readonly string[]): string[] {
  const platform = { kubernetes: { publicAccess: true, managementCidrBlocks } };
  const registry = { platform, deployments: [] } as unknown as Registry;
  return [...checkManagementBlocks(registry)].map(({ path, severity = "error" }) => `${severity} ${path.join(".")}`);
}

const LIST = "kubernetes.management_cidr_blocks";

/** Blocks of one size, side by side from 20.0.0.0 on: all public, none within another. */
function sideBySide(prefix: number, count: number): string[] {
  const size = 2 ** (32 - prefix);
  return Array.from({ length: count }, (_, index) => {
    const first = 20 * 2 ** 24 + index * size;
    return `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".")}/${prefix}`;
  });
}

describe("the blocks that reach the API endpoints", () => {
  const cases = Array.from({ length: 60 }, (_, seed) => {
    const pick = pickBy(randomOf(seed));
    const prefix = pick([8, 9, 10, 12, 14, 16, 24, 32]);
    const share = 2 ** (prefix - 7);
    return { prefix, count: Math.min(200, Math.max(1, pick([1, 2, share - 1, share, share + 1, 2 * share]))) };
  });

  it("are refused together as soon as they hold more than two /8, in whatever pieces, and not before", () => {
    const wrong = cases.filter(({ prefix, count }) => {
      const expected = count * 2 ** (32 - prefix) > 2 ** 25 ? [`error ${LIST}`] : [];
      return JSON.stringify(found(sideBySide(prefix, count))) !== JSON.stringify(expected);
    });

    expect(wrong).toEqual([]);
    expect(cases.filter(({ prefix, count }) => count * 2 ** (32 - prefix) > 2 ** 25).length).toBeGreaterThan(3);
  });

  it("count what lies within another one once, and warn of it", () => {
    expect(found(["20.0.0.0/8", ...sideBySide(9, 2), "21.0.0.0/8"])).toEqual([
      `warning ${LIST}.1`,
      `warning ${LIST}.2`,
    ]);
  });

  it("may be those that documents write down", () => {
    expect(found(["203.0.113.0/24", "198.51.100.7/32", "192.0.2.0/25"])).toEqual([]);
  });
});
