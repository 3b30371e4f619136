import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { TerraformStack, Testing } from "cdktf";

import { LeftLogGroup } from "../../../modules/eks/left-log-group";

describe("a log group that is there already", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  const logGroupName = "/aws/eks/acme-production-us-east-2/cluster";
  const group = new CloudwatchLogGroup(stack, "group", { name: logGroupName });
  new LeftLogGroup(stack, "left", { group, logGroupName });
  const document = JSON.parse(Testing.synth(stack)) as { import: unknown; data: Record<string, object> };

  it("is looked for by its name, and taken over if it has exactly that", () => {
    const [[id, found]] = Object.entries(document.data.aws_cloudwatch_log_groups!) as [[string, object]];
    expect(found).toMatchObject({ log_group_name_prefix: logGroupName });
    expect(document.import).toEqual([
      {
        for_each: `\${toset([for name in data.aws_cloudwatch_log_groups.${id}.log_group_names : name if name == "${logGroupName}"])}`,
        to: `aws_cloudwatch_log_group.${group.friendlyUniqueId}`,
        id: "${each.value}",
      },
    ]);
  });
});
