import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DataAwsCloudwatchLogGroups } from "@cdktf/provider-aws/lib/data-aws-cloudwatch-log-groups";
import { TerraformElement } from "cdktf";
import { Construct } from "constructs";

/** A log group that Terraform manages, and that AWS may have made before Terraform. */
export interface LeftLogGroupProps {
  readonly group: CloudwatchLogGroup;
  readonly logGroupName: string;
}

/**
 * Takes over a log group that is there already, with what is in it: EKS writes its last lines after Terraform has
 * deleted cluster and group, and makes the group anew for them. The next creation would end in ResourceAlreadyExistsException
 * (terraform-aws-eks #2486). Once the group is in the state, or where there is none, this does nothing.
 */
export class LeftLogGroup extends Construct {
  constructor(scope: Construct, id: string, { group, logGroupName }: LeftLogGroupProps) {
    super(scope, id);
    const found = new DataAwsCloudwatchLogGroups(this, "found", { logGroupNamePrefix: logGroupName });
    const names = `data.aws_cloudwatch_log_groups.${found.friendlyUniqueId}.log_group_names`;
    new ImportBlock(this, "import", {
      // Groups of clusters whose names begin alike have the prefix, too.
      for_each: `\${toset([for name in ${names} : name if name == ${JSON.stringify(logGroupName)}])}`,
      to: `${group.terraformResourceType}.${group.friendlyUniqueId}`,
      id: "${each.value}",
    });
  }
}

/** An import block, which CDKTF only knows for a single id that exists. */
class ImportBlock extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly block: Readonly<Record<"for_each" | "to" | "id", string>>,
  ) {
    super(scope, id);
  }

  override toTerraform(): object {
    return { import: [this.block] };
  }
}
