import { DataAwsS3Objects } from "@cdktf/provider-aws/lib/data-aws-s3-objects";
import { DataTerraformRemoteStateS3, type TerraformProvider, type TerraformStack } from "cdktf";

import type { LayerName } from "../../config/layers";
import { factReader, fallibleFactReader, type FactReader } from "./facts";

/** A lower layer's state: where it is, and the stack that writes it. */
export interface ProducerStateProps {
  readonly producer: LayerName;
  readonly stackName: string;
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  /** The provider of the state's region, when it is another one than the stack's. */
  readonly provider?: TerraformProvider;
}

/** How many clients a sentence names before it counts the rest. */
const MOST_NAMED = 10;

/**
 * What a lower layer published, read once by a stack for all its clients. A layer without any state, and a client that
 * the layer doesn't have yet, end the plan with a sentence in place of Terraform's (S3-131).
 */
export class ProducerState {
  private readonly source: DataTerraformRemoteStateS3;
  private readonly clients = new Set<string>();
  private readonly conditions = new Map<string, object>();
  /** Whether nobody needs the state, and some can use it. */
  private optional = false;

  constructor(
    stack: TerraformStack,
    private readonly props: ProducerStateProps,
  ) {
    const { producer, bucket, key, region, provider } = props;
    // Terraform can't be asked whether a state exists; S3 can.
    new DataAwsS3Objects(stack, `${producer}-state`, { bucket, prefix: key, maxKeys: 2, provider });
    // Settings of locks are left out: reading takes none, and Terraform warns of a deprecated one at each use.
    this.source = new DataTerraformRemoteStateS3(stack, producer, { bucket, key, region });
  }

  /** The facts of one client, as the contract of this name has them. */
  read<Facts>(contract: string, client: string): FactReader<Facts> {
    const { producer, stackName } = this.props;
    if (this.optional) throw new Error(`${producer} is read for clients that have it before those that may not`);
    this.clients.add(client);
    this.conditions.set(`${contract}.${client}`, {
      condition: `\${can(self.outputs.${contract}.${client})}`,
      error_message: `the ${producer} layer has no ${client} yet: deploy ${stackName} first`,
    });
    this.source.addOverride("lifecycle", {
      precondition: [this.stateExists()],
      postcondition: [...this.conditions.values()],
    });
    return factReader(`data.terraform_remote_state.${producer}.outputs.${contract}.${client}`);
  }

  /**
   * The facts of a client that the layer may not have any more, or a text in their place: nothing of it can fail. While
   * nobody else reads the layer, its state is read only if there is one.
   */
  readIfThere<Facts>(contract: string, client: string, otherwise: string): FactReader<Facts> {
    const { producer } = this.props;
    if (this.clients.size === 0 && !this.optional) {
      this.optional = true;
      this.source.addOverride("count", `\${${this.stateIsThere()} ? 1 : 0}`);
    }
    const source = `data.terraform_remote_state.${producer}${this.optional ? "[0]" : ""}`;
    return fallibleFactReader(`${source}.outputs.${contract}.${client}`, otherwise);
  }

  private stateExists(): object {
    const { producer, stackName } = this.props;
    const named = [...this.clients].slice(0, MOST_NAMED).join(", ");
    const others = this.clients.size > MOST_NAMED ? ` and ${this.clients.size - MOST_NAMED} more` : "";
    return {
      condition: `\${${this.stateIsThere()}}`,
      error_message: `the ${producer} layer has no ${named}${others} yet: deploy ${stackName} first`,
    };
  }

  /** A lock file's key begins like its state's, and is there first. */
  private stateIsThere(): string {
    const objects = `data.aws_s3_objects.${this.props.producer}-state`;
    return `anytrue([for key in ${objects}.keys : !endswith(key, ".tflock")])`;
  }
}
