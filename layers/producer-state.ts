import { DataTerraformRemoteStateS3, type TerraformStack } from "cdktf";

import type { LayerName } from "../config/layers";
import type { ContractName, Contracts } from "./contracts";
import { factReader, type FactReader } from "./facts";

/** A lower layer's state: where it is, and the stack that writes it. */
export interface ProducerStateProps {
  readonly producer: LayerName;
  readonly stackName: string;
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
}

/**
 * What a lower layer published, read once by a stack for all its clients. A client that the layer doesn't have yet ends
 * the plan with a sentence, in place of an attribute that does not exist (DESIGN §4).
 */
export class ProducerState {
  private readonly source: DataTerraformRemoteStateS3;
  private readonly conditions = new Map<string, object>();

  constructor(
    stack: TerraformStack,
    private readonly props: ProducerStateProps,
  ) {
    const { producer, bucket, key, region } = props;
    // Settings of locks are left out: reading takes none, and Terraform warns of a deprecated one at each use.
    this.source = new DataTerraformRemoteStateS3(stack, producer, { bucket, key, region });
  }

  /** The facts of one client. */
  read<C extends ContractName>(contract: C, client: string): FactReader<Contracts[C]> {
    const { producer, stackName } = this.props;
    this.conditions.set(`${contract}.${client}`, {
      condition: `\${can(self.outputs.${contract}.${client})}`,
      error_message: `the ${producer} layer has no ${client} yet: deploy ${stackName} first`,
    });
    this.source.addOverride("lifecycle", { postcondition: [...this.conditions.values()] });
    return factReader(`data.terraform_remote_state.${producer}.outputs.${contract}.${client}`);
  }
}
