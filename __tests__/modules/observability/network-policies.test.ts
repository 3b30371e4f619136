import { openings } from "../../../modules/observability/openings";
import { SMTP, SynthesizedObservability, type Values } from "./synth-observability";

const synth = new SynthesizedObservability();
const specOf = (name: string, from = synth) => from.one("kubernetes_network_policy_v1", `network_${name}`).spec;
const names = (from: SynthesizedObservability) =>
  Object.values(from.all("kubernetes_network_policy_v1")).map(({ metadata }) => (metadata as { name: string }).name);

const ALL_PODS = { pod_selector: {} };
const TEMPO = { pod_selector: { match_labels: { "app.kubernetes.io/name": "tempo" } } };
const tcp = (port: number) => ({ port: String(port), protocol: "TCP" });

describe("the namespace's network policies", () => {
  it("close it in both directions", () => {
    expect(specOf("default-deny")).toEqual({ ...ALL_PODS, policy_types: ["Ingress", "Egress"] });
  });

  it("each open one direction: an empty list of rules in the other would close it, and no list would open it", () => {
    for (const { spec } of Object.values(synth.all("kubernetes_network_policy_v1")) as unknown as { spec: Values }[]) {
      const types = spec.policy_types as string[];
      const rules = ["ingress", "egress"].filter((direction) => direction in spec);
      if (types.length === 1) expect(rules).toEqual([types[0]!.toLowerCase()]);
      else expect(rules).toEqual([]);
    }
  });

  it("let tools talk to each other", () => {
    expect(specOf("within-in")).toMatchObject({ ...ALL_PODS, ingress: [{ from: [{ pod_selector: {} }] }] });
    expect(specOf("within-out")).toMatchObject({ ...ALL_PODS, egress: [{ to: [{ pod_selector: {} }] }] });
  });

  it("let in spans from everywhere, and only to Tempo", () => {
    expect(specOf("traces")).toEqual({
      ...TEMPO,
      policy_types: ["Ingress"],
      ingress: [{ from: [{ namespace_selector: {} }], ports: [tcp(4317), tcp(4318)] }],
    });
  });

  it("let API servers reach the operator's webhook, wherever they call from", () => {
    expect(specOf("operator-webhook")).toMatchObject({
      pod_selector: { match_labels: { app: "kube-prometheus-stack-operator" } },
      ingress: [{ from: [{ ip_block: { cidr: "0.0.0.0/0" } }], ports: [tcp(10250)] }],
    });
  });

  it("let nothing else in", () => {
    const open = openings({}, undefined).filter(({ direction }) => direction === "in");
    expect(open.map(({ name }) => name)).toEqual(["within-in", "traces", "operator-webhook"]);
  });

  it("let all ask for names, at the cluster's own servers alone", () => {
    expect(specOf("dns")).toMatchObject({
      ...ALL_PODS,
      egress: [
        {
          to: [
            {
              namespace_selector: { match_labels: { "kubernetes.io/metadata.name": "kube-system" } },
              pod_selector: { match_labels: { "k8s-app": "kube-dns" } },
            },
          ],
          ports: [tcp(53), { port: "53", protocol: "UDP" }],
        },
      ],
    });
  });

  it("let all get credentials from the agent, and nobody those of the node", () => {
    expect(specOf("pod-identity")).toMatchObject({
      egress: [{ to: [{ ip_block: { cidr: "169.254.170.23/32" } }], ports: [tcp(80)] }],
    });
    const elsewhere = openings({ smtp: SMTP }, "https://central.example.com/")
      .filter(({ direction, peer }) => direction === "out" && peer.kind === "addresses" && peer.cidr === "0.0.0.0/0")
      .flatMap(({ ports }) => ports);
    // The node's own credentials are at 169.254.169.254, port 80.
    expect(elsewhere).not.toContain(80);
    expect(elsewhere).toEqual([443, 9100, 10250, 587]);
  });

  it("let Prometheus alone reach pods of other namespaces, and nodes", () => {
    const prometheus = { pod_selector: { match_labels: { "app.kubernetes.io/name": "prometheus" } } };
    expect(specOf("scrape-pods")).toMatchObject({ ...prometheus, egress: [{ to: [{ namespace_selector: {} }] }] });
    expect(specOf("scrape-nodes")).toMatchObject({ ...prometheus, egress: [{ ports: [tcp(9100), tcp(10250)] }] });
  });

  it("open the ports of a mail server and of a central Prometheus where there are such", () => {
    expect(names(synth)).not.toEqual(expect.arrayContaining(["mail"]));
    const open = new SynthesizedObservability({
      alerting: { emailAddresses: ["ops@example.com"], smtp: SMTP },
      remoteWriteUrl: "https://central.example.com:8443/api/v1/write",
    });
    expect(specOf("mail", open)).toMatchObject({
      pod_selector: { match_labels: { "app.kubernetes.io/name": "alertmanager" } },
      egress: [{ ports: [tcp(587)] }],
    });
    expect(specOf("remote-write", open)).toMatchObject({ egress: [{ ports: [tcp(8443)] }] });
  });

  it("need no second opening for a central Prometheus at the usual port", () => {
    const open = new SynthesizedObservability({ remoteWriteUrl: "https://central.example.com/api/v1/write:9" });
    expect(names(open)).toEqual(names(synth));
  });
});
