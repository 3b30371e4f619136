import type { ChartPage } from "./chart-page";
import { ask, TWO } from "./container";

/** AWS's controller of load balancers. */
export const loadBalancerController = {
  title: "AWS Load Balancer Controller",
  layer: "cluster-services",
  repository: "https://aws.github.io/eks-charts",
  charts: ["aws-load-balancer-controller"],
  versions: {
    "3.5.0": { kubernetes: {}, appVersion: "v3.5.0", note: "the newest minor version, which is the one AWS mends" },
    "1.8.1": {
      kubernetes: {},
      appVersion: "v2.8.1",
      supportEnds: "2024-10-04",
      note: "the version of document 003; AWS mends the newest minor version only, and 2.9 was out by that day",
    },
  },
  versionField: "aws_load_balancer_controller_version",
  switch: {
    field: "enable_aws_load_balancer_controller",
    default: true,
    does: "Makes load balancers for Services and Ingresses.",
  },
  containers: { "aws-load-balancer-controller": { pods: TWO, requests: ask(50, 128) } },
} as const satisfies ChartPage;
