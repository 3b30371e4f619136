import { EncryptionKey, type EncryptionKeyProps } from "../../modules/encryption-key";
import { only, statements, synthesize, type Arguments } from "./storage/synthesize";
import { GOVERNMENT, OHIO } from "../support/aws-places";

const ACCOUNT = "123456789012";

function resources(props: Partial<EncryptionKeyProps> = {}): ReturnType<typeof synthesize> {
  return synthesize(
    (stack) =>
      new EncryptionKey(stack, "key", {
        aliasName: "alias/example",
        description: "Encrypts examples",
        place: OHIO,
        deletionWindowInDays: 7,
        ...props,
      }),
  );
}

function policy(props: Partial<EncryptionKeyProps>): Arguments[] {
  return statements(only(resources(props)("aws_kms_key")));
}

const BY_AUTO_SCALING = {
  "aws:PrincipalArn":
    "arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
};

const EVERY_GRANT: Partial<EncryptionKeyProps> = {
  snsPublishers: true,
  autoScaling: true,
  logGroupArns: ["arn:aws:logs:us-east-2:123456789012:log-group:/aws/vpc/acme"],
};

describe("EncryptionKey", () => {
  it("rotates, and says what it is for (S1-11)", () => {
    expect(only(resources()("aws_kms_key"))).toMatchObject({
      enable_key_rotation: true,
      description: "Encrypts examples",
      tags: { Name: "alias/example" },
    });
  });

  it.each([7, 30])("can be saved from deletion for %i days (M-15)", (deletionWindowInDays) => {
    expect(only(resources({ deletionWindowInDays })("aws_kms_key"))).toMatchObject({
      deletion_window_in_days: deletionWindowInDays,
    });
  });

  it("has the alias given", () => {
    expect(only(resources()("aws_kms_alias"))).toMatchObject({
      name: "alias/example",
      target_key_id: expect.stringMatching(/^\$\{aws_kms_key\..*\.key_id\}$/) as string,
    });
  });

  it("is open to its account alone without grants, in the account's partition", () => {
    expect(policy({ place: GOVERNMENT })).toEqual([
      {
        Sid: "EnableIAMPolicies",
        Effect: "Allow",
        Principal: { AWS: `arn:aws-us-gov:iam::${ACCOUNT}:root` },
        Action: "kms:*",
        Resource: "*",
      },
    ]);
  });

  it("is never open to everybody: who is not named as principal is named in a condition (S1-11)", () => {
    expect(policy(EVERY_GRANT)).toHaveLength(6);
    for (const { Principal, Condition } of policy(EVERY_GRANT))
      if (JSON.stringify(Principal).includes('"*"')) expect(Condition).toMatchObject({ StringEquals: BY_AUTO_SCALING });
  });

  it("lets Auto Scaling start nodes with encrypted disks, and grant the key to nothing but disks", () => {
    const statements = policy({ autoScaling: true }).filter(({ Sid }) => String(Sid).startsWith("AllowAutoScaling"));
    expect(statements).toEqual([
      expect.objectContaining({ Condition: { StringEquals: BY_AUTO_SCALING } }),
      expect.objectContaining({
        Action: "kms:CreateGrant",
        Condition: { StringEquals: BY_AUTO_SCALING, Bool: { "kms:GrantIsForAWSResource": "true" } },
      }),
    ]);
  });

  it("lets CloudWatch Logs encrypt the named log groups only", () => {
    expect(policy(EVERY_GRANT)).toContainEqual(
      expect.objectContaining({
        Principal: { Service: "logs.us-east-2.amazonaws.com" },
        Condition: {
          ArnEquals: {
            "kms:EncryptionContext:aws:logs:arn": ["arn:aws:logs:us-east-2:123456789012:log-group:/aws/vpc/acme"],
          },
        },
      }),
    );
  });

  it("lets the account's alarms publish to topics that it encrypts (M-09, M-44)", () => {
    expect(policy(EVERY_GRANT)).toContainEqual(
      expect.objectContaining({
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
        Condition: { StringEquals: { "aws:SourceAccount": ACCOUNT } },
      }),
    );
  });

  it("asks EventBridge for no source account, which it does not send to an encrypted topic (M-44)", () => {
    const [statement] = policy(EVERY_GRANT).filter(({ Sid }) => Sid === "AllowEventBridgeRules");
    expect(statement).toMatchObject({ Principal: { Service: "events.amazonaws.com" } });
    expect(statement).not.toHaveProperty("Condition");
  });
});
