import type { Construct } from "constructs";

import type { Target } from "../config/fleet";
import { names } from "../config/names";
import { ClusterProviders } from "../modules/cluster/cluster-providers";
import type { ClientClusterFacts } from "./contracts";
import type { LayerProps } from "./layer";
import type { FactReader } from "./stack/facts";

/** Reads a client's cluster, or gives a text in place of what is not there. */
type FormerCluster = (client: string, otherwise: string) => FactReader<ClientClusterFacts>;

/** The providers of a client's cluster: what is in it is made and destroyed through them. */
export function connectCluster(
  scope: Construct,
  target: Target,
  client: string,
  cluster: FactReader<ClientClusterFacts>,
): ClusterProviders {
  return connect(scope, "providers", target, client, {
    endpoint: cluster(({ endpoint }) => endpoint),
    certificate: cluster(({ certificate_authority_data }) => certificate_authority_data),
  });
}

/**
 * Providers for all other clients that registry or ledger names, or for the one of a stack. Whoever is switched off,
 * loses its cluster, moves or leaves still has objects in the state, and Terraform destroys none without the provider
 * that made it: the plan would end, for every client. It configures no provider that nothing uses. A cluster that is gone
 * already has an address that leads nowhere.
 */
export function connectFormerClusters(
  scope: Construct,
  { fleet: { target, namedClients }, clients, only }: LayerProps,
  read: FormerCluster,
): void {
  const connected = new Set(clients.filter(({ eks }) => eks.enabled).map(({ name }) => name));
  const others = (only === undefined ? namedClients : [only]).filter((name) => !connected.has(name));
  for (const name of others)
    connect(scope, name, target, name, {
      endpoint: read(name, `https://${names.cluster(target, name)}.invalid`)(({ endpoint }) => endpoint),
      certificate: read(name, "")(({ certificate_authority_data }) => certificate_authority_data),
    });
}

function connect(
  scope: Construct,
  id: string,
  target: Target,
  client: string,
  { endpoint, certificate }: { readonly endpoint: string; readonly certificate: string },
): ClusterProviders {
  return new ClusterProviders(scope, id, {
    alias: client,
    clusterName: names.cluster(target, client),
    endpoint,
    certificateAuthorityData: certificate,
    region: target.region,
  });
}
