import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";

interface Manifest {
  readonly kind: string;
  readonly metadata: { name: string; namespace?: string; annotations?: Record<string, string> };
  readonly spec: Record<string, unknown>;
}

const file = join(__dirname, "..", "..", "..", "docs", "examples", "smoke-test.yaml");
const documents = parseAllDocuments(readFileSync(file, "utf8"), { strict: true, uniqueKeys: true });
const manifests = documents.map((document) => document.toJS() as Manifest);
const ofKind = (kind: string) => manifests.filter((manifest) => manifest.kind === kind);
const spec = (kind: string, name: string) =>
  ofKind(kind).find(({ metadata }) => metadata.name === name)?.spec as Record<string, never>;

describe("the smoke test's manifests (S3-85)", () => {
  it("are YAML without errors or warnings", () => {
    expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
    expect(manifests.map(({ kind }) => kind)).toEqual(["Namespace", "Deployment", "Service", "Ingress", "Service"]);
  });

  it("stay in a namespace of their own, which takes all of them away", () => {
    const namespaces = manifests.filter(({ kind }) => kind !== "Namespace").map(({ metadata }) => metadata.namespace);
    expect(new Set(namespaces)).toEqual(new Set([ofKind("Namespace")[0]!.metadata.name]));
  });

  it("ask for an ALB by class, not by the deprecated annotation (M-58)", () => {
    for (const ingress of ofKind("Ingress")) {
      expect(ingress.spec.ingressClassName).toBe("alb");
      expect(ingress.metadata.annotations).not.toHaveProperty(["kubernetes.io/ingress.class"]);
      expect(ingress.metadata.annotations).toMatchObject({
        "alb.ingress.kubernetes.io/scheme": "internet-facing",
        "alb.ingress.kubernetes.io/target-type": "ip",
      });
    }
  });

  it("ask for a public NLB of the load balancer controller (M-59)", () => {
    const [service] = ofKind("Service").filter((each) => each.spec.type === "LoadBalancer");
    expect(service!.spec.loadBalancerClass).toBe("service.k8s.aws/nlb");
    expect(service!.metadata.annotations).toMatchObject({
      "service.beta.kubernetes.io/aws-load-balancer-scheme": "internet-facing",
      "service.beta.kubernetes.io/aws-load-balancer-nlb-target-type": "ip",
    });
  });

  it("name hosts in the client's zone, the Ingress's the same as its rule", () => {
    const hosts = manifests.flatMap(
      ({ metadata }) => metadata.annotations?.["external-dns.alpha.kubernetes.io/hostname"] ?? [],
    );
    expect(hosts).toEqual(["test.new-client-name.ezra.world", "my-app.new-client-name.ezra.world"]);
    expect(ofKind("Ingress")[0]!.spec.rules).toMatchObject([{ host: hosts[0] }]);
  });

  it("lead to the application's pods", () => {
    const { template } = spec("Deployment", "my-app") as unknown as {
      template: { metadata: { labels: unknown }; spec: { containers: { ports: { containerPort: number }[] }[] } };
    };
    const port = template.spec.containers[0]!.ports[0]!.containerPort;
    for (const service of ofKind("Service")) {
      expect(service.spec).toMatchObject({ selector: template.metadata.labels, ports: [{ targetPort: port }] });
    }
    expect(ofKind("Ingress")[0]!.spec.rules).toMatchObject([
      { http: { paths: [{ backend: { service: { name: "test-service", port: { number: 80 } } } }] } },
    ]);
    expect(spec("Service", "test-service")).toMatchObject({ ports: [{ port: 80 }] });
  });
});
