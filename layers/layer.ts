import { TerraformOutput, TerraformStack, type TerraformElement } from "cdktf";
import { Construct, type IConstruct } from "constructs";

import type { Client, Fleet, Target } from "../config/fleet";
import { LAYERS, stackName, type LayerName } from "../config/layers";
import { clientTags, type Tags } from "../config/tags";
import { PUBLISHED_BY, type ContractName, type Contracts } from "./contracts";
import { addressIn } from "./stack/address";
import { keepState } from "./stack/backend";
import type { FactReader } from "./stack/facts";
import type { ProducerState } from "./stack/producer-state";
import { Producers } from "./stack/producers";
import { Providers } from "./stack/providers";
import { StackWriter } from "./stack/stack-writer";
import { requireTerraform } from "./stack/terraform-version";

/** What every layer is made from. */
export interface LayerProps {
  readonly fleet: Fleet;
  /** The clients of this stack: all of the target's, or one. */
  readonly clients: readonly Client[];
  /** Set when the stack holds one client's part of the layer (state.layout: client). */
  readonly only?: string;
}

/** One stack: where it is, a scope per client, what it publishes for other layers, and what it reads of them. */
export abstract class Layer extends TerraformStack {
  protected readonly target: Target;
  /** How the stack reaches AWS, in the target's region and elsewhere. */
  protected readonly providers: Providers;
  private readonly producers: Producers;
  private readonly writer: StackWriter | undefined;

  constructor(
    scope: Construct,
    readonly layer: LayerName,
    { fleet, only }: LayerProps,
  ) {
    super(scope, stackName(layer, only));
    this.target = fleet.target;
    if (!fleet.keepConstructs) this.synthesizer = this.writer = new StackWriter(this);
    requireTerraform(this);
    keepState(this, fleet, { layer, client: only });
    this.providers = new Providers(this, layer, fleet.target);
    this.producers = new Producers(this, { fleet, only, providers: this.providers });
  }

  /** Builds each client in a scope of its own, closed when it is complete, and returns what was said about each, by name. */
  protected eachClient<T>(
    clients: readonly Client[],
    build: (client: Client, scope: Construct, tags: Tags) => T,
  ): Record<string, T> {
    const built = clients.map((client): [string, T] => {
      return [client.name, this.aside(client.name, (scope) => build(client, scope, clientTags(client)))];
    });
    return Object.fromEntries(built);
  }

  /** Publishes a contract, a map keyed by client, out of what eachClient returned. */
  protected publish<C extends ContractName>(contract: C, facts: Readonly<Record<string, Pick<Contracts, C>>>): void {
    if (PUBLISHED_BY[contract] !== this.layer) throw new Error(`${contract} is not for ${this.layer} to publish`);
    const value = Object.fromEntries(Object.entries(facts).map(([client, each]) => [client, each[contract]]));
    new TerraformOutput(this, contract, { value });
  }

  /**
   * Keeps a provider of each region in which something may have been made: whatever a setting says now, it is destroyed
   * through the provider of its region. Called when all that are used are there.
   */
  protected keepProviders(regions: readonly string[]): void {
    if (this.writer) this.writer.add(this.providers.unusedIn(regions));
    else for (const region of regions) this.providers.in(region);
  }

  /** Builds something in a scope of its own, closed when it is complete, and returns what was said about it. */
  protected aside<T>(id: string, build: (scope: Construct) => T): T {
    const scope = new Construct(this, id);
    const said = build(scope);
    return this.writer ? this.writer.close(scope, said) : said;
  }

  /** What a lower layer published about a client, by its type: a name that is misspelt does not compile. */
  protected read<C extends ContractName>(contract: C, client: string): FactReader<Contracts[C]> {
    return this.producerOf(contract).read(contract, client);
  }

  /** The same about a client that the lower layer may not have any more, with a text for what is gone. */
  protected readIfThere<C extends ContractName>(
    contract: C,
    client: string,
    otherwise: string,
  ): FactReader<Contracts[C]> {
    return this.producerOf(contract).readIfThere(contract, client, otherwise);
  }

  private producerOf(contract: ContractName): ProducerState {
    const producer = PUBLISHED_BY[contract];
    const order = Object.keys(LAYERS);
    if (order.indexOf(producer) >= order.indexOf(this.layer))
      throw new Error(`${this.layer} is deployed before ${contract} of ${producer} exists`);
    return this.producers.stateOf(producer);
  }

  /** Names in the state are paths of ids: they never change by themselves. */
  protected override allocateLogicalId(element: TerraformElement | IConstruct["node"]): string {
    return addressIn(this, element);
  }
}
