import type { Contracts } from "../../../../layers/contracts";
import { isPlainMap } from "../../../../config/reading/plain-map";
import type { LayerStanding } from "../states/layer-standing";

/** What the layers tell of a client, as far as their states could be read. */
export interface Published {
  readonly vpcId: string | undefined;
  readonly databaseInstanceId: string | undefined;
  readonly analyticsInstanceId: string | undefined;
  readonly dashboardUrl: string | undefined;
}

/** Ids of a client's things from its layers' outputs; a state may be of an older time, or somebody else's. */
export function publishedOf(client: string, layers: readonly LayerStanding[] | null): Published {
  const outputs = (layers ?? []).filter((each) => each.client === undefined || each.client === client);
  // They become part of commands and links: what is not as AWS writes it is left out.
  const said = (output: keyof Contracts, field: string, form: RegExp): string | undefined => {
    for (const { outputs: all } of outputs) {
      const facts = isPlainMap(all[output]) ? all[output][client] : undefined;
      const value = isPlainMap(facts) ? facts[field] : undefined;
      if (typeof value === "string" && form.test(value)) return value;
    }
    return undefined;
  };
  return {
    vpcId: said("client_networks", "vpc_id", /^vpc-[0-9a-f]+$/),
    databaseInstanceId: said("client_databases", "primary_instance_id", MACHINE),
    analyticsInstanceId: said("client_analytics", "instance_id", MACHINE),
    dashboardUrl: said("client_observability", "dashboard_url", /^https:[!-~]+$/),
  };
}

const MACHINE = /^i-[0-9a-f]+$/;
