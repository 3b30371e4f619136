import { DataAwsS3Objects } from "@cdktf/provider-aws/lib/data-aws-s3-objects";
import { DataTerraformRemoteStateS3, type TerraformProvider, type TerraformStack } from "cdktf";

import type { LayerName } from "../../config/layers";
import { factReader, type FactReader } from "./facts";

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

  /** A lock file's key begins like its state's, and is there first. */
  private stateExists(): object {
    const { producer, stackName } = this.props;
    const named = [...this.clients].slice(0, MOST_NAMED).join(", ");
    const others = this.clients.size > MOST_NAMED ? ` and ${this.clients.size - MOST_NAMED} more` : "";
    return {
      condition: `\${anytrue([for key in data.aws_s3_objects.${producer}-state.keys : !endswith(key, ".tflock")])}`,
      error_message: `the ${producer} layer has no ${named}${others} yet: deploy ${stackName} first`,
    };
  }
}
