import { FILES } from "../../config/registry";
import { clientEntry, fleetOf, projectOf } from "../support/registry";
import type { Body } from "../../scripts/fleet/review/model/stack";
import { stringsIn } from "../../scripts/fleet/review/model/strings-in";
import { SynthesizedFleet } from "./synthesized-fleet";

const CLIENTS = ["acme", "acme-eu", "globex"] as const;
const PROJECT = projectOf({
  acme: clientEntry(1),
  "acme-eu": clientEntry(2),
  globex: clientEntry(3),
  initech: clientEntry(4, { eks: { enabled: false } }),
  umbrella: clientEntry(5, { enabled: false }),
});
/** Has left: nothing but its tombstone is there. */
const TOMBSTONE = `  vehement:
    { vpc_cidr: 10.6.0.0/16, region: us-east-2, environment: production, allocated_date: "2026-01-05",
      status: decommissioned, decommissioned_date: "2026-06-01" }
`;
const FLEET = new SynthesizedFleet(
  fleetOf({ ...PROJECT, [FILES.ledger]: `${String(PROJECT[FILES.ledger])}${TOMBSTONE}` }),
);

/** How a provider signs in to a client's cluster. */
function connectionTo(client: string): Body {
  const facts = `data.terraform_remote_state.platform.outputs.client_clusters.${client}`;
  return {
    host: `\${${facts}.endpoint}`,
    cluster_ca_certificate: `\${base64decode(${facts}.certificate_authority_data)}`,
  };
}

function execFor(client: string): Body {
  const cluster = `${client}-production-us-east-2`;
  return {
    api_version: "client.authentication.k8s.io/v1beta1",
    command: "aws",
    args: ["eks", "get-token", "--cluster-name", cluster, "--region", "us-east-2", "--output", "json"],
  };
}

describe.each(["cluster-services", "observability"] as const)("The providers of layer %s", (layer) => {
  const { provider } = FLEET.layer(layer);

  it("are one for Kubernetes and one for Helm for every client that is named, whether it has a cluster now or not", () => {
    for (const kind of ["kubernetes", "helm"])
      expect(provider[kind]!.map(({ alias }) => alias).sort()).toEqual([...CLIENTS, "initech", "umbrella", "vehement"]);
  });

  it.each(["initech", "umbrella", "vehement"])(
    "reach what is left of a client without a cluster, and lead nowhere once the cluster is gone: %s",
    (client) => {
      const facts = `data.terraform_remote_state.platform.outputs.client_clusters.${client}`;
      const connection = {
        host: `\${try(${facts}.endpoint, "https://${client}-production-us-east-2.invalid")}`,
        cluster_ca_certificate: `\${base64decode(try(${facts}.certificate_authority_data, ""))}`,
      };
      const [kubernetes, helm] = ["kubernetes", "helm"].map((kind) =>
        provider[kind]!.find(({ alias }) => alias === client),
      );
      expect(kubernetes).toEqual({ alias: client, ...connection, exec: [execFor(client)] });
      expect(helm).toEqual({ alias: client, kubernetes: { ...connection, exec: execFor(client) } });
    },
  );

  it.each(CLIENTS)(
    "sign in to the client's own cluster when they are used, with no token in the state: %s",
    (client) => {
      const [kubernetes, helm] = ["kubernetes", "helm"].map((kind) =>
        provider[kind]!.find(({ alias }) => alias === client),
      );
      expect(kubernetes).toEqual({ alias: client, ...connectionTo(client), exec: [execFor(client)] });
      expect(helm).toEqual({ alias: client, kubernetes: { ...connectionTo(client), exec: execFor(client) } });
    },
  );

  it("know no token, and no certificate or password of an administrator", () => {
    const keys = [...stringsIn({ helm: provider.helm, kubernetes: provider.kubernetes })].map(({ text }) => text);
    expect(keys).toContain("cluster_ca_certificate");
    expect(keys.filter((key) => /^(token|password|username|client_key|client_certificate)$/.test(key))).toEqual([]);
    expect(FLEET.layer(layer).data).not.toHaveProperty("aws_eks_cluster_auth");
  });

  it.each(CLIENTS)("are used for the client's resources and no other's: %s", (client) => {
    const ofCluster = FLEET.resources(layer, client).filter(({ type }) => /^(kubernetes|helm)_/.test(type));
    expect(ofCluster.length).toBeGreaterThan(0);
    for (const { type, body } of ofCluster) expect(body.provider).toBe(`${type.split("_")[0]}.${client}`);
  });
});
