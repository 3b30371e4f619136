import { previousMinor } from "../../../modules/eks/version-step";
import { SynthesizedCluster } from "./synth-cluster";

const RUNNING = 'try(data.aws_eks_cluster.cluster_control-plane_version_cluster[0].version, "1.35")';

describe("a step from version to version (S3-55)", () => {
  const synth = new SynthesizedCluster();
  const { lifecycle } = synth.at("aws_eks_cluster", "control-plane_cluster") as {
    lifecycle: { precondition: { condition: string; error_message: string }[] };
  };

  it("starts from the version before or the very version, and a new cluster anywhere", () => {
    expect(lifecycle.precondition.map(({ condition }) => condition)).toEqual([
      `\${contains(["1.34", "1.35"], ${RUNNING})}`,
    ]);
  });

  it("is refused with a sentence that says what runs and what comes first", () => {
    expect(lifecycle.precondition[0]!.error_message).toBe(
      `cluster acme-production-us-east-2 runs \${${RUNNING}}, and EKS goes one minor version at a time, never back: 1.35 needs 1.34 first`,
    );
  });

  it("asks EKS for the cluster only when there is one", () => {
    expect(Object.values(synth.data("aws_eks_cluster"))).toEqual([
      {
        name: "acme-production-us-east-2",
        count:
          '${contains(tolist(data.aws_eks_clusters.cluster_control-plane_version_clusters.names), "acme-production-us-east-2") ? 1 : 0}',
      },
    ]);
  });

  it.each([
    ["1.35", "1.34"],
    ["1.30", "1.29"],
    ["1.100", "1.99"],
  ])("to %s comes from %s", (version, previous) => {
    expect(previousMinor(version)).toBe(previous);
  });
});
