import { capacityOf } from "../../../config/catalogue/instance-capacity";
import { hasAccelerator, INSTANCE_TYPES, isEbsOptimised, isNitro } from "../../../config/catalogue/instance-types";

describe("The capacity of instance types", () => {
  // As DescribeInstanceTypes says.
  it.each([
    ["t3.nano", 2, 512],
    ["t3.medium", 2, 4096],
    ["t4g.large", 2, 8192],
    ["t3a.2xlarge", 8, 32768],
    ["c6g.medium", 1, 2048],
    ["c5.9xlarge", 36, 73728],
    ["m6i.large", 2, 8192],
    ["m7i-flex.16xlarge", 64, 262144],
    ["r6i.32xlarge", 128, 1048576],
    ["r7iz.metal-16xl", 64, 524288],
    ["x2iedn.xlarge", 4, 131072],
    ["is4gen.2xlarge", 8, 49152],
    ["c6a.metal", 192, 393216],
    ["m5zn.metal", 48, 196608],
    ["c5n.large", 2, 5376],
  ])("%s has %i vCPUs and %i MiB", (type, vcpus, memoryMib) => {
    expect(capacityOf(type)).toEqual({ vcpus, memoryMib });
  });

  it.each(["g5.xlarge", "t8i.medium", "m4.large", "u-6tb1.metal", "hpc7a.96xlarge"])("is not known of %s", (type) => {
    expect(capacityOf(type)).toBeUndefined();
  });

  it("is known of every type that nodes may be of, but for a few rarities", () => {
    const nodeTypes = INSTANCE_TYPES.filter((type) => isNitro(type) && !hasAccelerator(type));
    const unknown = nodeTypes.filter((type) => capacityOf(type) === undefined);
    expect(unknown.filter((type) => !/^(hpc|t8i|u-|u7i)/.test(type))).toEqual([]);
  });
});

describe("The generations of instance types", () => {
  it.each([
    ["t2.medium", false],
    ["m4.10xlarge", false],
    ["i3.large", false],
    ["x1e.xlarge", false],
    ["t3.medium", true],
    ["m5.metal", true],
    ["x2iedn.xlarge", true],
    ["i3en.large", true],
  ])("%s runs on Nitro: %s", (type, nitro) => {
    expect(isNitro(type)).toBe(nitro);
  });

  it.each([
    ["t2.large", false],
    ["r3.xlarge", false],
    ["m4.large", true],
    ["r4.large", true],
    ["t3.large", true],
  ])("%s has EBS-optimised disks: %s", (type, optimised) => {
    expect(isEbsOptimised(type)).toBe(optimised);
  });
});
