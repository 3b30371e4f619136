import { arns } from "../../../config/catalogue/arns";
import { GOVERNMENT, OHIO } from "../../support/aws-places";

describe("ARNs", () => {
  it.each<[string, string, string]>([
    ["anything in a region", arns.regional(OHIO, "dlm", "policy/*"), "arn:aws:dlm:us-east-2:123456789012:policy/*"],
    ["a cluster", arns.cluster(OHIO, "c"), "arn:aws:eks:us-east-2:123456789012:cluster/c"],
    ["a log group", arns.logGroup(OHIO, "/l"), "arn:aws:logs:us-east-2:123456789012:log-group:/l"],
    ["a queue", arns.queue(OHIO, "q"), "arn:aws:sqs:us-east-2:123456789012:q"],
    ["a topic", arns.topic(OHIO, "t"), "arn:aws:sns:us-east-2:123456789012:t"],
    ["a rule of EventBridge", arns.eventRule(OHIO, "r"), "arn:aws:events:us-east-2:123456789012:rule/r"],
    ["a table", arns.table(OHIO, "t"), "arn:aws:dynamodb:us-east-2:123456789012:table/t"],
  ])("name partition, region and account of %s", (_, arn, expected) => {
    expect(arn).toBe(expected);
  });

  it("leave six characters of a secret's to Secrets Manager", () => {
    expect(arns.secret(OHIO, "s")).toBe("arn:aws:secretsmanager:us-east-2:123456789012:secret:s-??????");
  });

  it.each<[string, string, string]>([
    ["its account as a whole", arns.accountRoot(GOVERNMENT), "arn:aws-us-gov:iam::123456789012:root"],
    ["a role", arns.role(GOVERNMENT, "r"), "arn:aws-us-gov:iam::123456789012:role/r"],
    ["a policy", arns.policy(GOVERNMENT, "p"), "arn:aws-us-gov:iam::123456789012:policy/p"],
  ])("say no region of what is IAM's: %s", (_, arn, expected) => {
    expect(arn).toBe(expected);
  });

  it.each<[string, string, string]>([
    ["a policy of its own", arns.managedPolicy(GOVERNMENT, "P"), "arn:aws-us-gov:iam::aws:policy/P"],
    ["an access policy", arns.clusterAccessPolicy(GOVERNMENT, "A"), "arn:aws-us-gov:eks::aws:cluster-access-policy/A"],
  ])("say that %s is AWS's", (_, arn, expected) => {
    expect(arn).toBe(expected);
  });

  it("name buckets of every partition", () => {
    expect(arns.bucket(OHIO, "b")).toBe("arn:aws:s3:::b");
    expect(arns.bucket(GOVERNMENT, "b")).toBe("arn:aws-us-gov:s3:::b");
  });
});
