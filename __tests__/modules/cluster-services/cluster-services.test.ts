import { NEWEST, SERVICES, SynthesizedServices } from "./synthesize-services";

describe("the services of a cluster", () => {
  const synth = new SynthesizedServices();
  const releases = (of: SynthesizedServices) =>
    of.of("helm_release").map(({ arguments: release }) => `${String(release.namespace)}/${String(release.name)}`);

  it("are the five of the documents, Istio in its five parts (S3-75, S3-80)", () => {
    expect(releases(synth).sort()).toEqual([
      "istio-ingress/istio-ingressgateway",
      "istio-system/istio-base",
      "istio-system/istio-cni",
      "istio-system/istiod",
      "istio-system/ztunnel",
      "kube-system/aws-load-balancer-controller",
      "kube-system/cluster-autoscaler",
      "kube-system/external-dns",
      "kube-system/metrics-server",
    ]);
  });

  it("are of exactly the versions given (S3-77)", () => {
    const versions = Object.fromEntries(
      synth.of("helm_release").map(({ arguments: release }) => [String(release.chart), release.version]),
    );
    expect(versions).toEqual({
      "aws-load-balancer-controller": "3.5.0",
      "cluster-autoscaler": "9.59.0",
      "metrics-server": "3.13.1",
      "external-dns": "1.21.1",
      base: "1.30.3",
      istiod: "1.30.3",
      cni: "1.30.3",
      ztunnel: "1.30.3",
      gateway: "1.30.3",
    });
  });

  it("go to the cluster of their client and no other", () => {
    for (const { type, arguments: made } of synth.resources) {
      const expected = type.startsWith("kubernetes_") ? "kubernetes.acme" : undefined;
      expect([type, made.provider]).toEqual([type, type === "helm_release" ? "helm.acme" : expected]);
    }
  });

  it("are published with the zone and the namespaces", () => {
    const zone = synth.at("zone/zone").address;
    expect(synth.published).toEqual({
      zoneId: `\${${zone}.zone_id}`,
      zoneName: "acme.ezra.world",
      nameServers: `\${${zone}.name_servers}`,
      storageClassName: "gp3",
      namespaces: ["istio-system", "istio-ingress"],
    });
  });

  it("have roles, releases and namespaces of different names", () => {
    const names = synth.resources.map(({ type, arguments: made }) => {
      const { name } = made.metadata ? (made.metadata as { name: string }) : made;
      return `${type} ${String(name)} ${String(made.type)} ${String(made.service_account)} ${String(made.role)}`;
    });
    expect(names.filter((name, position) => names.indexOf(name) !== position)).toEqual([]);
  });

  it.each(["aws_iam_role", "aws_eks_pod_identity_association", "aws_route53_zone"])(
    "carry the client's tags and a name on every %s (G5)",
    (type) => {
      expect(synth.of(type).length).toBeGreaterThan(0);
      for (const { arguments: made } of synth.of(type)) {
        expect(made.tags).toEqual({ ...SERVICES.tags, Name: expect.stringMatching(/^acme/) as string });
      }
    },
  );

  it("have addresses of lower-case nouns", () => {
    const ids = synth.resources.flatMap(({ path }) => path.split("/"));
    expect(ids.filter((id) => !/^[a-z][a-z0-9-]*$/.test(id))).toEqual([]);
  });
});

describe("a service that is switched off (S3-76)", () => {
  it.each<[keyof typeof NEWEST, string, number]>([
    ["aws-load-balancer-controller", "load-balancer-controller/", 4],
    ["cluster-autoscaler", "cluster-autoscaler/", 4],
    ["metrics-server", "metrics-server/", 1],
    ["external-dns", "external-dns/", 4],
    ["istio", "istio/", 7],
  ])("%s takes its release, role and association with it, and nothing else", (name, folder, count) => {
    const [all, without] = [{}, { charts: { ...NEWEST, [name]: undefined } }].map((changes) =>
      new SynthesizedServices(changes).resources.map(({ path }) => path),
    );
    const gone = all!.filter((path) => !without!.includes(path));
    expect(gone.every((path) => path.startsWith(folder))).toBe(true);
    expect(gone).toHaveLength(count);
  });

  it("leaves the storage class and the zone when all are", () => {
    const synth = new SynthesizedServices({ charts: {} });
    expect(synth.resources.map(({ path }) => path)).toEqual([
      "storage-class/class",
      "zone/zone",
      "zone/delegation",
      "zone/placeholder",
    ]);
    expect(synth.published.namespaces).toEqual([]);
  });
});

describe("the order of the services", () => {
  const synth = new SynthesizedServices();
  const CONTROLLER = "load-balancer-controller/chart/release";
  const ISTIO = ["base", "istiod", "cni", "ztunnel", "gateway"].map((part) => `istio/${part}/release`);
  const OTHERS = ["cluster-autoscaler", "metrics-server", "external-dns"].map((name) => `${name}/chart/release`);

  it("begins with the storage class", () => {
    expect(synth.before("storage-class/class").size).toBe(0);
    expect(synth.before(CONTROLLER)).toContain("storage-class/class");
  });

  it.each([...OTHERS, ...ISTIO])(
    "puts %s after the load balancer controller, whose webhooks would refuse it",
    (path) => {
      expect(synth.before(path)).toContain(CONTROLLER);
    },
  );

  it.each(["load-balancer-controller", "cluster-autoscaler", "external-dns"])(
    "lets the pods of %s start with their role and its rights",
    (name) => {
      const before = synth.before(`${name}/chart/release`);
      expect(before).toContain(`${name}/identity/association`);
      expect(before).toContain(`${name}/identity/pod-role/policy`);
    },
  );

  it.each(ISTIO.slice(1).map((path, position) => [path, ISTIO[position]!]))("puts %s after %s", (path, previous) => {
    expect(synth.before(path)).toContain(previous);
    expect(synth.before(previous)).not.toContain(path);
  });

  it("makes Istio's namespaces before what goes into them", () => {
    expect(synth.before(ISTIO[0]!)).toContain("istio/istio-system/namespace");
    expect(synth.before(ISTIO[4]!)).toContain("istio/istio-ingress/namespace");
  });

  it("holds without a load balancer controller, too", () => {
    const without = new SynthesizedServices({ charts: { ...NEWEST, "aws-load-balancer-controller": undefined } });
    expect(without.before(ISTIO[4]!)).toEqual(
      new Set([
        ...ISTIO.slice(0, 4),
        "istio/istio-system/namespace",
        "istio/istio-ingress/namespace",
        "storage-class/class",
      ]),
    );
  });
});
