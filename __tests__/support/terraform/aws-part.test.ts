import { awsPart } from "./aws-part";
import type { StackJson } from "./emulated-stack";

const STACK = {
  terraform: {
    required_providers: { aws: { source: "aws" }, helm: { source: "helm" }, kubernetes: { source: "kubernetes" } },
    backend: {},
  },
  provider: { aws: [{ region: "us-east-2" }], helm: [{ alias: "acme" }], kubernetes: [{ alias: "acme" }] },
  resource: {
    aws_iam_role: { acme_role: { name: "acme", depends_on: ["helm_release.acme_x", "aws_vpc.acme"] } },
    helm_release: { acme_x: {} },
    kubernetes_namespace_v1: { acme_y: {} },
  },
} as unknown as StackJson;

describe("The part of a stack that is in AWS", () => {
  it("has no provider of clusters, and nothing that is made by one", () => {
    expect(awsPart(STACK)).toMatchObject({ provider: { aws: [{ region: "us-east-2" }] } });
    const part = awsPart(STACK) as StackJson & { resource: object };
    expect(Object.keys(part.terraform.required_providers)).toEqual(["aws"]);
    expect(Object.keys(part.provider)).toEqual(["aws"]);
    expect(Object.keys(part.resource)).toEqual(["aws_iam_role"]);
  });

  it("waits for nothing that it lacks, and for all else as before", () => {
    const { resource } = awsPart(STACK) as unknown as { resource: { aws_iam_role: { acme_role: object } } };
    expect(resource.aws_iam_role.acme_role).toEqual({ name: "acme", depends_on: ["aws_vpc.acme"] });
  });

  it("leaves the stack itself as it is", () => {
    const before = structuredClone(STACK);
    awsPart(STACK);
    expect(STACK).toEqual(before);
  });
});
