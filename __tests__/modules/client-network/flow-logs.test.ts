import { KMS_KEY_ARN, SynthesizedNetwork } from "./synth-network";
import { GOVERNMENT } from "../../support/aws-places";

interface Policy {
  Statement: { Action: string | string[]; Resource?: string[]; Principal?: unknown; Condition?: unknown }[];
}

describe("flow logs (S3-41)", () => {
  const synth = new SynthesizedNetwork();
  const policy = (json: unknown) => (JSON.parse(String(json)) as Policy).Statement;

  it("record all traffic of the VPC, each minute, into a log group", () => {
    expect(synth.one("aws_flow_log")).toMatchObject({
      vpc_id: synth.reference("aws_vpc"),
      traffic_type: "ALL",
      log_destination_type: "cloud-watch-logs",
      log_destination: synth.reference("aws_cloudwatch_log_group", "", "arn"),
      iam_role_arn: synth.reference("aws_iam_role", "", "arn"),
      max_aggregation_interval: 60,
    });
  });

  it("are kept for the days given, encrypted with the key given", () => {
    expect(synth.one("aws_cloudwatch_log_group")).toMatchObject({
      name: "/fleet/production/acme/flow-logs",
      retention_in_days: 365,
      kms_key_id: KMS_KEY_ARN,
    });
  });

  it("are written by a role that only this account's flow logs can take", () => {
    expect(policy(synth.one("aws_iam_role").assume_role_policy)).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: "vpc-flow-logs.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": "123456789012" },
          ArnLike: { "aws:SourceArn": "arn:aws:ec2:us-east-2:123456789012:vpc-flow-log/*" },
        },
      },
    ]);
  });

  it("are written by a role that can write nowhere else", () => {
    const arn = "arn:aws:logs:us-east-2:123456789012:log-group:/fleet/production/acme/flow-logs";
    const resources = policy(synth.one("aws_iam_role_policy").policy).flatMap(({ Resource }) => Resource);
    expect(resources).toEqual([arn, `${arn}:*`]);
  });

  it("start after the role may write", () => {
    const rolePolicy = synth.reference("aws_iam_role_policy").replace(/^\$\{|\.id\}$/g, "");
    expect(synth.one("aws_flow_log").depends_on).toEqual([rolePolicy]);
  });

  it("name resources of the partition they are in", () => {
    const government = new SynthesizedNetwork({ place: GOVERNMENT });
    const text = JSON.stringify([government.one("aws_iam_role"), government.one("aws_iam_role_policy")]);
    expect(text).toContain("arn:aws-us-gov:logs:us-gov-west-1:");
    expect(text).not.toContain("arn:aws:");
  });
});
