import { capacityOf } from "../../../config/catalogue/instance-capacity";
import { INSTANCE_TYPES } from "../../../config/catalogue/instance-types";
import { allocatableOf } from "../../../config/capacity/node-allocatable";

describe("What a node has for pods (AL2023)", () => {
  it("is memory without the machine's overhead, without 11 MiB a pod and 255, without 100 that are never given away", () => {
    // t3.medium: three interfaces of six addresses, hence 3 × (6 − 1) + 2 pods.
    expect(allocatableOf("t3.medium")?.memoryMib).toBe(Math.floor(4096 * 0.925) - (11 * 17 + 255) - 100);
    // m6i.large: three of ten.
    expect(allocatableOf("m6i.large")?.memoryMib).toBe(Math.floor(8192 * 0.925) - (11 * 29 + 255) - 100);
  });

  // 6 % of the first core, 1 % of the second, 0.5 % of the next two, 0.25 % of all others.
  it.each([
    ["c6g.medium", 1000 - 60],
    ["t3.medium", 2000 - 70],
    ["m6i.xlarge", 4000 - 80],
    ["m6i.4xlarge", 16000 - 110],
  ])("%s has %i millicores", (type, millicores) => {
    expect(allocatableOf(type)?.cpuMillicores).toBe(millicores);
  });

  it.each([
    ["m6i.4xlarge", 110],
    ["m6i.8xlarge", 250],
  ])("%s takes %i pods, with prefixes of addresses", (type, pods) => {
    expect(allocatableOf(type)?.pods).toBe(pods);
  });

  it("reserves more where interfaces take more addresses: from the eighth generation on", () => {
    expect(allocatableOf("m8i.large")!.memoryMib).toBeLessThan(allocatableOf("m7i.large")!.memoryMib);
  });

  it("is less than what any machine has, and never less than nothing", () => {
    for (const type of INSTANCE_TYPES) {
      const capacity = capacityOf(type);
      const node = allocatableOf(type);
      expect(node === undefined).toBe(capacity === undefined);
      if (!capacity || !node) continue;
      expect(node.memoryMib).toBeLessThan(capacity.memoryMib);
      expect(node.memoryMib).toBeGreaterThanOrEqual(0);
      expect(node.cpuMillicores).toBeLessThan(capacity.vcpus * 1000);
    }
  });
});
