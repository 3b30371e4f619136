import { HelmProvider } from "@cdktf/provider-helm/lib/provider";
import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import type { TerraformStack } from "cdktf";

import { ChartRelease, type ChartReleaseProps } from "../../../modules/cluster/chart-release";
import { only, synthesized } from "./synth-cluster";

const METRICS_SERVER = {
  repository: "https://kubernetes-sigs.github.io/metrics-server/",
  name: "metrics-server",
  version: "3.13.1",
};

const releaseOf = (props: Partial<ChartReleaseProps> = {}, more?: (stack: TerraformStack) => object) =>
  only(
    synthesized((stack) => {
      new ChartRelease(stack, "metrics-server", {
        releaseName: "metrics-server",
        chart: METRICS_SERVER,
        namespace: "kube-system",
        values: { replicas: 2 },
        helm: new HelmProvider(stack, "helm", { alias: "acme" }),
        ...props,
        ...more?.(stack),
      });
    }),
    "helm_release",
  );

describe("a release of a chart", () => {
  it("is of exactly the version given, from the repository given (S3-77)", () => {
    expect(releaseOf()).toMatchObject({
      name: "metrics-server",
      repository: METRICS_SERVER.repository,
      chart: "metrics-server",
      version: "3.13.1",
      namespace: "kube-system",
    });
  });

  it("goes to the cluster of its own client", () => {
    expect(releaseOf().provider).toBe("helm.acme");
  });

  it("counts as installed once its pods and jobs are ready, within 15 minutes", () => {
    expect(releaseOf()).toMatchObject({ wait: true, wait_for_jobs: true, timeout: 900 });
    expect(releaseOf({ wait: false, timeoutSeconds: 300 })).toMatchObject({ wait: false, timeout: 300 });
  });

  it("leaves a failed first installation to be looked at and completed by the next apply, and no more than five revisions", () => {
    expect(releaseOf()).toMatchObject({ atomic: false, upgrade_install: true, cleanup_on_fail: true, max_history: 5 });
  });

  it("makes no namespace", () => {
    expect(releaseOf().create_namespace).toBe(false);
  });

  it("hands its values on as one JSON document and sets nothing beside it", () => {
    const { values, set, set_sensitive: sensitive } = releaseOf();
    expect(JSON.parse((values as string[]).join())).toEqual({ replicas: 2 });
    expect([set, sensitive]).toEqual([undefined, undefined]);
  });

  it("comes after what it needs", () => {
    const release = releaseOf({}, (stack) => {
      new KubernetesProvider(stack, "kubernetes", {});
      return { dependsOn: [new NamespaceV1(stack, "istio-system", { metadata: { name: "istio-system" } })] };
    });
    expect(release.depends_on).toEqual([expect.stringMatching(/^kubernetes_namespace_v1\.istio-system/)]);
  });
});
