import { DataTerraformRemoteStateS3, type TerraformStack } from "cdktf";
import type { Construct } from "constructs";

import type { LayerName } from "../../../config/layers";
import { PUBLISHED_BY, type ContractName } from "../../../layers/contracts";
import { Layer, type LayerProps } from "../../../layers/layer";
import { documentsNamed, fleetNamed, maximalClient, platformWith, REGISTRY_NAMES } from "../../support/fleets";
import { clientEntry, fleetOf, projectOf } from "../../support/registry";
import type { Body } from "../../../scripts/fleet/review/model/stack";
import { stringsIn } from "../../../scripts/fleet/review/model/strings-in";
import { synthesize, withApp, type StackDocument } from "../../support/synth";

/** A reference to what another stack published. */
const READ = /data\.terraform_remote_state\.(?<producer>[\w-]+)\.outputs\.(?<path>[\w.-]+)/g;

/** A fact that may be missing. */
const TRIED = /try\([^)]*\)/g;

/** Every fact that a stack needs, and the producer it expects it of. */
function readsIn(document: StackDocument): { producer: string; path: string[] }[] {
  return [...stringsIn(document)].flatMap(({ text }) =>
    [...text.replaceAll(TRIED, "").matchAll(READ)].map(({ groups }) => ({
      producer: groups!.producer!,
      path: groups!.path!.split("."),
    })),
  );
}

function statesReadBy(document: StackDocument): Record<string, Body> {
  return document.data?.terraform_remote_state ?? {};
}

/** The stack that a stack's producer is: of the same client, where each client has its own. */
function producerOf(stack: string, producer: string): string {
  return stack.replace(/^(observability|cluster-services|[a-z]+)/, producer);
}

describe("What a stack reads of a lower layer (X-09)", () => {
  it("is something, in the registries these tests look at", () => {
    const reads = REGISTRY_NAMES.flatMap((name) => Object.values(documentsNamed(name)).flatMap(readsIn));
    expect(reads.length).toBeGreaterThan(50);
  });

  it.each(REGISTRY_NAMES)("is in an output of the producing stack, for the same client: %s", (name) => {
    const documents = documentsNamed(name);
    for (const [stack, document] of Object.entries(documents))
      for (const { producer, path } of readsIn(document)) {
        const [contract, client, ...fact] = path as [ContractName, string, ...string[]];
        expect(PUBLISHED_BY[contract]).toBe(producer);
        const published = documents[producerOf(stack, producer)]!.output![contract]!.value as Record<string, unknown>;
        const value = fact.reduce<unknown>((map, key) => (map as Record<string, unknown>)[key], published[client]);
        expect({ path, value }).toEqual({ path, value: expect.any(String) as unknown });
      }
  });

  it.each(REGISTRY_NAMES)("is where the producing stack keeps its state, and takes no lock: %s", (name) => {
    const documents = documentsNamed(name);
    for (const [stack, document] of Object.entries(documents))
      for (const [producer, { backend, config }] of Object.entries(statesReadBy(document))) {
        const { s3 } = documents[producerOf(stack, producer)]!.terraform.backend as { s3: Body };
        const { bucket, key, region } = s3;
        expect({ backend, config }).toEqual({ backend: "s3", config: { bucket, key, region } });
      }
  });

  describe.each(["layer", "client"])(
    "is missed with a sentence that says what to do, with state.layout: %s:",
    (layout) => {
      const clients = { acme: maximalClient(1), "acme-eu": maximalClient(2), globex: clientEntry(3) };
      const documents = synthesize(fleetOf(projectOf(clients, platformWith({ state: { layout } }))));
      const states = Object.entries(documents).flatMap(([stack, document]) =>
        Object.entries(statesReadBy(document)).map(([producer, { lifecycle }]) => {
          const reads = readsIn(document).filter((read) => read.producer === producer);
          return { stack, document, producer, reads, lifecycle: lifecycle as Record<string, Body[]> };
        }),
      );

      it("a client that the producer doesn't have yet", () => {
        expect(states.length).toBeGreaterThan(3);
        for (const { stack, producer, reads, lifecycle } of states) {
          const facts = [...new Set(reads.map(({ path: [contract, client] }) => `${contract!}.${client!}`))].sort();
          const sentences = facts.map((fact) => ({
            condition: `\${can(self.outputs.${fact})}`,
            error_message: `the ${producer} layer has no ${fact.split(".")[1]!} yet: deploy ${producerOf(stack, producer)} first`,
          }));
          const byCondition = (a: Body, b: Body): number => (String(a.condition) < String(b.condition) ? -1 : 1);
          expect([...lifecycle.postcondition!].sort(byCondition)).toEqual(sentences.sort(byCondition));
        }
      });

      it("a producer without any state: S3 is asked before Terraform reads it", () => {
        for (const { stack, document, producer, reads, lifecycle } of states) {
          const named = [...new Set(reads.map(({ path }) => path[1]!))].sort();
          expect(lifecycle.precondition).toEqual([
            {
              condition: `\${anytrue([for key in data.aws_s3_objects.${producer}-state.keys : !endswith(key, ".tflock")])}`,
              error_message: `the ${producer} layer has no ${named.join(", ")} yet: deploy ${producerOf(stack, producer)} first`,
            },
          ]);
          const { bucket, key } = statesReadBy(document)[producer]!.config as Body;
          expect(document.data!.aws_s3_objects![`${producer}-state`]).toEqual({ bucket, prefix: key, max_keys: 2 });
        }
      });
    },
  );

  it("is looked for in the region of the state bucket, wherever the clients are", () => {
    const { platform } = documentsNamed("another region than home") as Record<string, StackDocument>;
    expect(platform!.data!.aws_s3_objects!["foundation-state"]).toMatchObject({ provider: "aws.us-east-2" });
  });

  it("names ten missing clients, and counts the others", () => {
    const clients = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`client${n + 10}`, clientEntry(n + 1)]));
    const { platform } = synthesize(fleetOf(projectOf(clients)), ["platform"]) as Record<string, StackDocument>;
    const { lifecycle } = statesReadBy(platform!).foundation as { lifecycle: { precondition: Body[] } };
    expect(lifecycle.precondition[0]!.error_message).toBe(
      `the foundation layer has no ${Object.keys(clients).slice(0, 10).join(", ")} and 2 more yet: deploy foundation first`,
    );
  });
});

describe("A layer", () => {
  class Reader extends Layer {
    readonly vpcIds: Record<string, string>;

    constructor(scope: Construct, layer: LayerName, contract: ContractName, props: LayerProps) {
      super(scope, layer, props);
      this.vpcIds = this.eachClient(props.clients, ({ name }) =>
        this.read(contract, name)((facts) => (facts as { vpc_id: string }).vpc_id),
      );
    }
  }

  function read(layer: LayerName, contract: ContractName = "clients"): { vpcIds: unknown; stack: TerraformStack } {
    const fleet = fleetNamed("three clients");
    return withApp((app) => {
      const stack = new Reader(app, layer, contract, { fleet, clients: fleet.clients });
      return { vpcIds: stack.vpcIds, stack };
    });
  }

  it("reads a producer's state once, whatever number of clients asks for it", () => {
    const { stack, vpcIds } = read("database");
    const sources = stack.node.children.filter((child) => child instanceof DataTerraformRemoteStateS3);
    expect(sources.map(({ node }) => node.id)).toEqual(["foundation"]);
    expect(vpcIds).toMatchObject({ acme: "${data.terraform_remote_state.foundation.outputs.clients.acme.vpc_id}" });
  });

  it.each(["bootstrap", "foundation"] as const)("reads nothing of layers above it: %s", (layer) => {
    expect(() => read(layer)).toThrow(`${layer} is deployed before clients of foundation exists`);
  });
});
