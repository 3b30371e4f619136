import { ADD_ONS, addOnVersions } from "../../../config/catalogue/add-ons";
import { KUBERNETES_VERSIONS } from "../../../config/catalogue/kubernetes-versions";

describe("The versions of EKS add-ons", () => {
  it.each(Object.keys(KUBERNETES_VERSIONS))("are pinned, all of them, for Kubernetes %s", (version) => {
    const versions = addOnVersions(version, {});
    expect(Object.keys(versions)).toEqual([...ADD_ONS]);
    for (const each of Object.values(versions)) expect(each).toMatch(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/);
  });

  it.each(Object.keys(KUBERNETES_VERSIONS))("have a kube-proxy of the cluster's own minor version: %s", (version) => {
    expect(addOnVersions(version, {})["kube-proxy"]).toMatch(new RegExp(`^v${version}\\.`));
  });

  it("give way to what platform.yaml names, one by one", () => {
    const tested = addOnVersions("1.35", {});
    const chosen = addOnVersions("1.35", { coredns: "v1.99.0-eksbuild.1", "vpc-cni": undefined });
    expect(chosen).toEqual({ ...tested, coredns: "v1.99.0-eksbuild.1" });
  });

  it("are refused for a version that nobody tested", () => {
    expect(() => addOnVersions("1.99", {})).toThrow("Kubernetes 1.99 has no add-on versions");
  });
});
