import { join } from "node:path";

import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Aspects, LocalBackend, S3Backend, TerraformElement, TerraformOutput, TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";

import type { Client, Fleet, Target } from "../config/fleet";
import { backendSettings, LAYERS, stackName, type LayerName } from "../config/layers";
import type { Place } from "../config/names";
import { clientTags, defaultTags, type Tags } from "../config/tags";
import { writeStackFile } from "./stack/stack-file";
import { fold, mergeFragment, settle, type Fragment } from "./stack/fold";
import { PUBLISHED_BY, type ContractName, type Contracts } from "./contracts";
import type { FactReader } from "./stack/facts";
import { ProducerState } from "./stack/producer-state";

/** What every layer is made from. */
export interface LayerProps {
  readonly fleet: Fleet;
  /** The clients of this stack: all of the target's, or one. */
  readonly clients: readonly Client[];
  /** Set when the stack holds one client's part of the layer (state.layout: client). */
  readonly only?: string;
}

/** One stack: its backend, its provider, a scope per client, and what it publishes for other layers. */
export abstract class Layer extends TerraformStack {
  private readonly folded: Fragment[] = [];
  private readonly keepConstructs: boolean;
  private withholdFolded = false;
  private readonly producers = new Map<LayerName, ProducerState>();
  private readonly openState: (producer: LayerName) => ProducerState;
  protected readonly target: Target;
  /** Where the names of this layer's resources are made for. */
  protected readonly place: Place;

  constructor(
    scope: Construct,
    readonly layer: LayerName,
    { fleet, only }: LayerProps,
  ) {
    super(scope, stackName(layer, only));
    this.target = fleet.target;
    this.place = fleet.target;
    this.keepConstructs = fleet.keepConstructs;
    if (!this.keepConstructs) this.synthesizer = this.writeFolded(this.synthesizer);
    this.keepStateIn(fleet, only);
    this.openState = (producer) =>
      new ProducerState(this, {
        producer,
        stackName: stackName(producer, only),
        ...backendSettings(fleet, producer, only),
        ...(this.target.homeRegion === this.target.region
          ? {}
          : { provider: this.regionalProvider(this.target.homeRegion) }),
      });
    new AwsProvider(this, "aws", {
      region: this.target.region,
      // Credentials of another account are refused before anything is read or made.
      allowedAccountIds: [this.target.accountId],
      defaultTags: [{ tags: { ...defaultTags(this.target, layer) } }],
    });
  }

  /** The provider of another region, for what has to outlive this one. Terraform starts none that nothing uses. */
  protected regionalProvider(region: string): AwsProvider {
    const known = this.node.tryFindChild(`aws-${region}`);
    if (known) return known as AwsProvider;
    return new AwsProvider(this, `aws-${region}`, {
      alias: region,
      region,
      allowedAccountIds: [this.target.accountId],
      defaultTags: [{ tags: { ...defaultTags({ ...this.target, region }, this.layer) } }],
    });
  }

  /**
   * Builds each client in a scope of its own and returns what was said about each, by name. A finished scope is folded
   * into Terraform JSON and closed: nothing can refer to another client's constructs (G3), and a fleet of a thousand
   * needs the memory of one.
   */
  protected eachClient<T>(
    clients: readonly Client[],
    build: (client: Client, scope: Construct, tags: Tags) => T,
  ): Record<string, T> {
    const built = clients.map((client) => {
      const scope = new Construct(this, client.name);
      const made = build(client, scope, clientTags(client));
      if (this.keepConstructs) return [client.name, made];
      const facts = settle(scope, made);
      this.folded.push(fold(scope));
      this.node.tryRemoveChild(client.name);
      return [client.name, facts];
    });
    return Object.fromEntries(built) as Record<string, T>;
  }

  /** The stack's Terraform JSON: what is still a construct, and what was folded. */
  override toTerraform(): unknown {
    const document = super.toTerraform() as Fragment;
    if (!this.withholdFolded) for (const fragment of this.folded) mergeFragment(document, fragment);
    return document;
  }

  /** Lets CDKTF validate and write all but the large file, which it would hold in memory several times over. */
  private writeFolded(stock: TerraformStack["synthesizer"]): TerraformStack["synthesizer"] {
    return {
      synthesize: (session) => {
        this.refuseAspects();
        this.withholdFolded = true;
        stock.synthesize(session);
        this.withholdFolded = false;
        const { synthesizedStackPath } = session.manifest.forStack(this);
        writeStackFile(join(session.outdir, synthesizedStackPath), this.toTerraform() as Fragment);
      },
    };
  }

  /** An aspect visits constructs at the end of the synth: clients' are folded by then, and it would miss them in silence. */
  private refuseAspects(): void {
    if (this.node.scopes.some((scope) => Aspects.of(scope).all.length > 0)) {
      throw new Error(
        `${this.node.id} has an aspect, which can't reach folded clients: give modules what it adds as props`,
      );
    }
  }

  /** Publishes a contract, a map keyed by client, out of what eachClient returned. */
  protected publish<C extends ContractName>(contract: C, facts: Readonly<Record<string, Pick<Contracts, C>>>): void {
    if (PUBLISHED_BY[contract] !== this.layer) throw new Error(`${contract} is not for ${this.layer} to publish`);
    const value = Object.fromEntries(Object.entries(facts).map(([client, each]) => [client, each[contract]]));
    new TerraformOutput(this, contract, { value });
  }

  /** What a lower layer published about a client, by its type: a name that is misspelt does not compile. */
  protected read<C extends ContractName>(contract: C, client: string): FactReader<Contracts[C]> {
    const producer = PUBLISHED_BY[contract];
    const order = Object.keys(LAYERS);
    if (order.indexOf(producer) >= order.indexOf(this.layer))
      throw new Error(`${this.layer} is deployed before ${contract} of ${producer} exists`);
    const state = this.producers.get(producer) ?? this.openState(producer);
    this.producers.set(producer, state);
    return state.read(contract, client);
  }

  /** Nobody types where a state is: key and bucket follow from the names (S3-57). */
  private keepStateIn(fleet: Fleet, only?: string): void {
    const { target } = fleet;
    if (this.layer === "bootstrap" && target.bootstrapBackend === "local") {
      // The bucket that will hold this state is made by this very stack. Relative to cdktf.out/stacks/bootstrap.
      new LocalBackend(this, { path: `../../../terraform.bootstrap-${target.environment}-${target.region}.tfstate` });
      return;
    }
    const { bucket, key, region, encrypt, dynamodb_table, kms_key_id, use_lockfile } = backendSettings(
      fleet,
      this.layer,
      only,
    );
    const backend = new S3Backend(this, {
      bucket,
      key,
      region,
      encrypt,
      dynamodbTable: dynamodb_table,
      kmsKeyId: kms_key_id,
    });
    // CDKTF 0.21 has no property for it.
    if (use_lockfile) backend.addOverride("use_lockfile", true);
  }

  /**
   * Terraform names are the construct's path joined by "_", which no id contains: readable, and injective without a
   * hash. They are state addresses, so ids are part of the public interface.
   */
  protected override allocateLogicalId(element: TerraformElement | IConstruct["node"]): string {
    const node = TerraformElement.isTerraformElement(element) ? element.node : element;
    return node.scopes
      .slice(node.scopes.indexOf(this) + 1)
      .map((scope) => scope.node.id)
      .join("_");
  }
}
