import { KUBERNETES_VERSIONS } from "../../../../config/catalogue/kubernetes-versions";
import { addOnVersions, type AddOnChoice } from "../../../../config/catalogue/workloads/add-on-versions";
import { ADD_ON_PAGES } from "../../../../config/catalogue/workloads/eks-add-ons";

const versionsOf = (kubernetesVersion: string, chosen: AddOnChoice["chosen"] = {}) =>
  addOnVersions({ kubernetesVersion, chosen, alertingSecrets: true });

describe("The versions of EKS add-ons", () => {
  it.each(Object.keys(KUBERNETES_VERSIONS))("are pinned, all of them, for Kubernetes %s", (version) => {
    const versions = versionsOf(version);
    expect(Object.keys(versions)).toEqual(Object.keys(ADD_ON_PAGES));
    for (const each of Object.values(versions)) expect(each).toMatch(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/);
  });

  it.each(Object.keys(KUBERNETES_VERSIONS))("have a kube-proxy of the cluster's own minor version: %s", (version) => {
    expect(versionsOf(version)["kube-proxy"]).toMatch(new RegExp(`^v${version}\\.`));
  });

  it("give way to what platform.yaml names, one by one", () => {
    const chosen = versionsOf("1.35", { coredns: "v1.99.0-eksbuild.1", "vpc-cni": undefined });
    expect(chosen).toEqual({ ...versionsOf("1.35"), coredns: "v1.99.0-eksbuild.1" });
  });

  it("leave out what mounts secrets where no alert needs one (S3-93)", () => {
    const { "aws-secrets-store-csi-driver-provider": secretsStore, ...common } = versionsOf("1.35");
    expect(secretsStore).toBeDefined();
    expect(addOnVersions({ kubernetesVersion: "1.35", chosen: {}, alertingSecrets: false })).toEqual(common);
  });

  it("are refused for a version that nobody tested", () => {
    expect(() => versionsOf("1.99")).toThrow("Kubernetes 1.99 has no add-on versions");
  });
});
