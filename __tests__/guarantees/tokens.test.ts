import { documentsNamed, fleetNamed, REGISTRY_NAMES } from "../support/fleets";
import { mutateResource, mutate, type WritableBody } from "../support/mutants";
import { policyViolations, unusedExceptions } from "./checks/policies";
import { providerViolations } from "./checks/providers";
import { tokenViolations } from "./checks/tokens";

const REGISTRY = "three clients";
const VPC = "aws_vpc.acme_network_vpc";

describe("Synthesized files hold plain values and plain references", () => {
  it.each(REGISTRY_NAMES)("holds for %s", (name) => {
    expect(tokenViolations(documentsNamed(name))).toEqual([]);
  });

  it.each<[string, (body: WritableBody) => void, string]>([
    [
      "a token in a value",
      (body) => (body.x = "${TfToken[TOKEN.3]}"),
      "resource.aws_vpc.acme_network_vpc.x holds an unresolved token",
    ],
    ["a token in a key", (body) => (body.x = { "${TfToken[TOKEN.3]}": 1 }), "holds an unresolved token"],
    ["an object as text", (body) => (body.x = "id-[object Object]"), "holds an object turned into text"],
    ["a missing value as text", (body) => (body.x = `${String(undefined)}-vpc`), "holds a missing value"],
    ["a number token", (body) => (body.x = -1.8881545897087e289), "x holds an unresolved number token"],
    ["a number token as text", (body) => (body.x = "port -1.8881545897087e+289"), "holds an unresolved number token"],
    ["a list token", (body) => (body.x = ["#{TfToken[TOKEN.5]}"]), "holds an unresolved list token"],
    ["a template directive", (body) => (body.x = "%{ if true }a%{ endif }"), "holds a template directive"],
    ["an expression", (body) => (body.x = '${file("/etc/passwd")}'), 'holds an expression: file("/etc/passwd")'],
    [
      "a reference to nothing",
      (body) => (body.x = "${aws_vpc.acme_network_vpn.id}"),
      "refers to aws_vpc.acme_network_vpn, which the stack does not have",
    ],
    [
      "an expression within packed user data",
      (body) => (body.user_data_base64 = '${base64gzip("x ${file(\\"/etc/passwd\\")}")}'),
      'holds an expression: file("/etc/passwd")',
    ],
  ])("finds %s", (_, change, message) => {
    const mutant = mutateResource(documentsNamed(REGISTRY), VPC, change);
    expect(tokenViolations(mutant)).toContainEqual(expect.stringContaining(message));
  });
});

describe("A stack has at most one configuration of a provider without an alias", () => {
  it.each(REGISTRY_NAMES)("holds for %s", (name) => {
    expect(providerViolations(documentsNamed(name))).toEqual([]);
  });

  it("finds a second one", () => {
    const mutant = mutate(documentsNamed(REGISTRY), ({ foundation }) => {
      foundation!.provider.aws!.push({ region: "us-west-2" });
    });
    expect(providerViolations(mutant)).toEqual([
      "foundation: two configurations of provider aws with the alias (none)",
    ]);
  });
});

describe("Synthesized policies grant and deny what there is, by AWS's Service Authorization Reference", () => {
  const ROLE_POLICY = "aws_iam_role_policy.acme_network_flow-logs_role-policy";
  const ENDPOINT = "aws_vpc_endpoint.acme_network_s3_endpoint";

  it.each(REGISTRY_NAMES)("holds for %s", (name) => {
    expect(policyViolations(documentsNamed(name), fleetNamed(name))).toEqual([]);
  });

  it("needs each of its exceptions", () => {
    const registry = "the shipped example";
    expect(unusedExceptions(documentsNamed(registry), fleetNamed(registry))).toEqual([]);
  });

  it.each<[string, string, (policy: string) => string, string]>([
    [
      "an action that does not exist",
      ROLE_POLICY,
      (policy) => policy.replace("logs:PutLogEvents", "logs:WriteLogEvents"),
      "no action of AWS's that the facts have is logs:WriteLogEvents",
    ],
    [
      "an action on a resource that it isn't about",
      ROLE_POLICY,
      (policy) => policy.replaceAll("log-group:", "destination:"),
      "logs:PutLogEvents is about log-stream, none of which is named",
    ],
    [
      "a condition that the action knows nothing of",
      ENDPOINT,
      (policy) => policy.replace('"s3:ListBucket"', '"s3:ListBucket","s3:ListBucketMultipartUploads"'),
      "s3:ListBucketMultipartUploads on bucket does not know s3:prefix",
    ],
  ])("finds %s", (_, address, change, message) => {
    const mutant = mutateResource(documentsNamed(REGISTRY), address, (body) => {
      body.policy = change(String(body.policy));
    });
    expect(policyViolations(mutant, fleetNamed(REGISTRY))).toContainEqual(expect.stringContaining(message));
  });
});
