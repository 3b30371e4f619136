import { resources } from "../../../modules/cluster/requests";

describe("a container's resources", () => {
  it("ask for what was given, in Kubernetes' units", () => {
    expect(resources({ cpuMillicores: 100, memoryMib: 128 }).requests).toEqual({ cpu: "100m", memory: "128Mi" });
  });

  it("are limited to twice the memory and to no CPU", () => {
    expect(resources({ cpuMillicores: 100, memoryMib: 128 }).limits).toEqual({ memory: "256Mi" });
  });
});
