import { documentsNamed, REGISTRY_NAMES } from "../support/fleets";
import { policiesIn } from "../support/service-reference/policies-in";
import { policyProblems } from "../support/service-reference/policy-problems";
import { readReference } from "../support/service-reference/reference";

const reference = readReference();

/** What the reference leaves out, each with the page of AWS's that has it. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "AllowCloudWatchLogs: ArnEquals does not compare kms:EncryptionContext:aws:logs:arn, which is String":
    "CloudWatch Logs' guide, on encrypting log groups with KMS: any encryption context is listed as text, this one is an ARN",
};

describe("Every policy, by AWS's own reference of actions, resources and condition keys", () => {
  it.each(REGISTRY_NAMES)("grants and denies what there is: %s", (name) => {
    const seen = new Set<string>();
    const problems = policiesIn(documentsNamed(name)).flatMap(({ address, statements }) => {
      const text = JSON.stringify(statements);
      if (seen.has(text)) return [];
      seen.add(text);
      return policyProblems(statements, reference)
        .filter((problem) => !Object.hasOwn(EXCEPTIONS, problem))
        .map((problem) => `${address}: ${problem}`);
    });
    expect(problems).toEqual([]);
  });

  it("needs each of its exceptions", () => {
    const statements = policiesIn(documentsNamed("one client")).flatMap((policy) => policy.statements);
    expect(policyProblems(statements, reference)).toEqual(expect.arrayContaining(Object.keys(EXCEPTIONS)));
  });
});
