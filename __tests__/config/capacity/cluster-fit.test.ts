import { clusterDemand, sumOf } from "../../../config/capacity/cluster-demand";
import { clusterFit, nodesNeeded, podTooLarge, typeThatFits } from "../../../config/capacity/cluster-fit";
import { clusterRequests } from "../../../config/capacity/cluster-requests";
import { allocatableOf } from "../../../config/capacity/node-allocatable";

const STANDARD = clusterDemand("standard", {});
const PREMIUM = clusterDemand("premium", {});
const node = (type: string) => allocatableOf(type)!;

describe("The pods of a cluster", () => {
  it("have all their containers: Prometheus has its sidecar", () => {
    const { prometheus, "thanos-sidecar": sidecar } = clusterRequests("standard");
    const pods = STANDARD.anywhere.filter(({ name }) => name === "prometheus");
    expect(pods).toEqual([{ name: "prometheus", ...sumOf([prometheus, sidecar]) }]);
    expect(STANDARD.anywhere.map(({ name }) => name)).not.toContain("thanos-sidecar");
  });

  it("are counted one by one", () => {
    const count = (name: string) => PREMIUM.anywhere.filter((pod) => pod.name === name).length;
    expect([count("prometheus"), count("coredns"), count("loki")]).toEqual([2, 2, 1]);
    expect(PREMIUM.perNode.filter(({ name }) => name === "ztunnel")).toHaveLength(1);
  });
});

describe("Nodes that carry a cluster's pods", () => {
  const withSecrets = { alerting: { slack: {} } };

  it("are two t3.medium for a standard client, even with the Secrets Store driver (S3-14)", () => {
    expect(nodesNeeded(node("t3.medium"), clusterDemand("standard", withSecrets))).toBe(2);
  });

  it("are more of them, or larger ones, for a premium client (S3-92)", () => {
    expect(nodesNeeded(node("t3.medium"), PREMIUM)).toBe(4);
    expect(clusterFit(node("t3.medium"), 3, PREMIUM).fits).toBe(false);
    expect(typeThatFits("t3.medium", 2, PREMIUM)).toBe("t3.large");
    expect(typeThatFits("t4g.medium", 2, PREMIUM)).toBe("t4g.large");
  });

  it("have what the table says, and are asked for it on every node", () => {
    const { has, asks } = clusterFit(node("m6i.large"), 3, STANDARD);
    expect(has.memoryMib).toBe(3 * node("m6i.large").memoryMib);
    expect(asks.memoryMib).toBe(3 * sumOf(STANDARD.perNode).memoryMib + sumOf(STANDARD.anywhere).memoryMib);
  });

  it.each(["cpuMillicores", "memoryMib", "pods"] as const)("lack nothing, not even %s", (resource) => {
    const large = node("m6i.4xlarge");
    expect(clusterFit(large, 1, STANDARD).fits).toBe(true);
    expect(clusterFit({ ...large, [resource]: 20 }, 1, STANDARD).fits).toBe(false);
  });

  it("don't exist where one pod is larger than a node", () => {
    const tiny = { cpuMillicores: 2000, memoryMib: 1200, pods: 110 };
    expect(podTooLarge(tiny, STANDARD)?.name).toBe("prometheus");
    expect(nodesNeeded(tiny, STANDARD)).toBeUndefined();
    expect(podTooLarge(node("t3.medium"), PREMIUM)).toBeUndefined();
  });
});
