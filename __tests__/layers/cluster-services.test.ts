import { clientEntry, type Section } from "../support/registry";
import { maximalClient } from "../support/fleets";
import { at, SynthesizedFleet } from "./synthesized-fleet";

const LAYER = "cluster-services";

/** A standard and a premium client, under settings of cluster_services. */
function twoClients(clusterServices: Section = {}, platform: Section = {}): SynthesizedFleet {
  const clients = { acme: maximalClient(1), globex: clientEntry(2) };
  return SynthesizedFleet.of(clients, { cluster_services: clusterServices, ...platform });
}

function addressesIn(fleet: SynthesizedFleet, client: string): string[] {
  return fleet.resources(LAYER, client).map(({ address }) => address);
}

const ALL = twoClients();

const RELEASES = [
  "aws-load-balancer-controller",
  "cluster-autoscaler",
  "external-dns",
  "istio-base",
  "istio-cni",
  "istio-ingressgateway",
  "istiod",
  "metrics-server",
  "ztunnel",
];

describe("The cluster services layer", () => {
  it.each(["acme", "globex"])("installs the same for a premium and a standard client: %s (S3-75)", (client) => {
    expect(
      ALL.releases(LAYER, client)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(RELEASES);
  });

  it("has nothing for a client without a cluster", () => {
    const fleet = SynthesizedFleet.of({ acme: clientEntry(1), globex: clientEntry(2, { eks: { enabled: false } }) });
    expect(fleet.resources(LAYER, "globex")).toEqual([]);
    expect(Object.keys(fleet.contract("client_zones"))).toEqual(["acme"]);
  });

  it("runs pods in pairs where the tier buys them", () => {
    const replicas = (client: string) => [
      at(ALL.values(LAYER, client, "metrics-server"), "replicas"),
      at(ALL.values(LAYER, client, "istiod"), "replicaCount"),
    ];
    expect([replicas("globex"), replicas("acme")]).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it("reads the cluster that it is for", () => {
    const values = ALL.values(LAYER, "globex", "aws-load-balancer-controller");
    expect(values).toMatchObject({
      clusterName: "globex-production-us-east-2",
      vpcId: "${data.terraform_remote_state.foundation.outputs.client_networks.globex.vpc_id}",
    });
  });

  it("hands on what only the platform's settings say", () => {
    const fleet = twoClients({ istio_ingress_gateway_replicas: 5, external_dns_policy: "sync" });
    expect(at(fleet.values(LAYER, "acme", "istio-ingressgateway"), "replicaCount")).toBe(5);
    expect(at(fleet.values(LAYER, "acme", "external-dns"), "policy")).toBe("sync");
  });
});

/** What belongs to an add-on with a role of its own. */
function withRole(place: string): string[] {
  return [
    `aws_eks_pod_identity_association.acme_services_${place}_identity_association`,
    `aws_iam_role.acme_services_${place}_identity_pod-role_role`,
    `aws_iam_role_policy.acme_services_${place}_identity_pod-role_policy`,
    `helm_release.acme_services_${place}_chart_release`,
  ];
}

const ISTIO = [
  ...["base", "cni", "gateway", "istiod", "ztunnel"].map((part) => `helm_release.acme_services_istio_${part}_release`),
  "kubernetes_namespace_v1.acme_services_istio_istio-ingress_namespace",
  "kubernetes_namespace_v1.acme_services_istio_istio-system_namespace",
];

describe("A switch of cluster_services (S3-76)", () => {
  it.each<[string, string[]]>([
    ["enable_cluster_autoscaler", withRole("cluster-autoscaler")],
    ["enable_aws_load_balancer_controller", withRole("load-balancer-controller")],
    ["enable_external_dns", withRole("external-dns")],
    ["enable_metrics_server", ["helm_release.acme_services_metrics-server_chart_release"]],
    ["enable_istio_service_mesh", ISTIO],
  ])("takes away its release, role and association, and nothing else: %s", (name, own) => {
    const without = addressesIn(twoClients({ [name]: false }), "acme");
    const all = addressesIn(ALL, "acme");
    expect(all.filter((address) => !without.includes(address)).sort()).toEqual(own);
    expect(without.filter((address) => !all.includes(address))).toEqual([]);
  });

  it("may be off for all: zone and storage class stay", () => {
    const switches = ["cluster_autoscaler", "aws_load_balancer_controller", "metrics_server", "external_dns"];
    const off = Object.fromEntries([...switches, "istio_service_mesh"].map((name) => [`enable_${name}`, false]));
    expect(addressesIn(twoClients(off), "acme").sort()).toEqual([
      "aws_route53_record.acme_services_zone_delegation",
      "aws_route53_record.acme_services_zone_placeholder",
      "aws_route53_zone.acme_services_zone_zone",
      "kubernetes_storage_class_v1.acme_services_storage-class_class",
    ]);
  });
});

describe("Versions of charts (S3-77)", () => {
  it("are those that platform.yaml names: Istio's five charts share one", () => {
    // The documents' versions, on the newest Kubernetes that they run on.
    const versions = {
      cluster_autoscaler_version: "9.37.0",
      aws_load_balancer_controller_version: "1.8.1",
      istio_version: "1.27.1",
    };
    const kubernetes = { version: "1.32", support_type: "EXTENDED" };
    const fleet = SynthesizedFleet.of({ globex: clientEntry(2) }, { cluster_services: versions, kubernetes });
    const installed = fleet.releases(LAYER, "globex").map(({ name, version }) => [name, version]);
    expect(Object.fromEntries(installed)).toEqual({
      "cluster-autoscaler": "9.37.0",
      "aws-load-balancer-controller": "1.8.1",
      "istio-base": "1.27.1",
      istiod: "1.27.1",
      "istio-cni": "1.27.1",
      ztunnel: "1.27.1",
      "istio-ingressgateway": "1.27.1",
      "metrics-server": "3.13.1",
      "external-dns": "1.21.1",
    });
  });
});

describe("The autoscaler's settings (S3-78)", () => {
  const args = (settings: Section) =>
    at(twoClients(settings).values(LAYER, "globex", "cluster-autoscaler"), "extraArgs");

  it("are the documented ones unless platform.yaml says otherwise", () => {
    expect(args({})).toMatchObject({
      "scale-down-enabled": true,
      "scale-down-unneeded-time": "5m",
      "scale-down-delay-after-add": "10m",
      "scale-down-utilization-threshold": "0.5",
    });
  });

  it("reach the chart", () => {
    expect(
      args({
        cluster_autoscaler_scale_down_enabled: false,
        cluster_autoscaler_scale_down_unneeded_time: "20m",
        cluster_autoscaler_scale_down_delay_after_add: "45s",
        cluster_autoscaler_scale_down_utilization_threshold: 0.7,
      }),
    ).toMatchObject({
      "scale-down-enabled": false,
      "scale-down-unneeded-time": "20m",
      "scale-down-delay-after-add": "45s",
      "scale-down-utilization-threshold": "0.7",
    });
  });
});

describe("A client's DNS zone (S3-81, S3-82)", () => {
  it("is called after the client, and delegated to in the one parent zone, which is looked up once", () => {
    expect(ALL.layer(LAYER).data!.aws_route53_zone).toEqual({ parent: { name: "ezra.world", private_zone: false } });
    for (const client of ["acme", "globex"]) {
      expect(ALL.of(LAYER, client, "aws_route53_zone")).toEqual([
        expect.objectContaining({ name: `${client}.ezra.world` }),
      ]);
      expect(ALL.at(LAYER, `aws_route53_record.${client}_services_zone_delegation`)).toMatchObject({
        zone_id: "${data.aws_route53_zone.parent.zone_id}",
        name: `${client}.ezra.world`,
        type: "NS",
      });
    }
  });

  it("is where external-dns writes, and nowhere else", () => {
    expect(ALL.values(LAYER, "globex", "external-dns")).toMatchObject({
      domainFilters: ["globex.ezra.world"],
      extraArgs: { "zone-id-filter": "${aws_route53_zone.globex_services_zone_zone.zone_id}" },
    });
  });

  it("has a placeholder at its top unless that is switched off", () => {
    const dns = { parent_zone: "example.org", create_root_placeholder: false };
    const fleet = twoClients({}, { dns });
    const placeholder = "aws_route53_record.acme_services_zone_placeholder";
    expect(ALL.at(LAYER, placeholder)).toMatchObject({ type: "TXT", name: "acme.ezra.world" });
    expect(addressesIn(fleet, "acme")).not.toContain(placeholder);
    expect(fleet.contract("client_zones").acme!.zone_name).toBe("acme.example.org");
  });

  it("is published, with the storage class", () => {
    expect(ALL.contract("client_zones").globex).toEqual({
      zone_id: "${aws_route53_zone.globex_services_zone_zone.zone_id}",
      zone_name: "globex.ezra.world",
      name_servers: "${aws_route53_zone.globex_services_zone_zone.name_servers}",
      storage_class_name: "gp3",
    });
  });
});
