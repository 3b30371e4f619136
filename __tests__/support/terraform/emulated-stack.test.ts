import { emulatedStack, type StackJson } from "./emulated-stack";

const stack: StackJson = {
  terraform: {
    required_providers: { aws: { source: "aws", version: "6.25.0" } },
    backend: { s3: { bucket: "states", key: "a/terraform.tfstate" } },
  },
  provider: { aws: [{ region: "us-east-2" }] },
  data: { terraform_remote_state: { foundation: { backend: "s3", config: { bucket: "states" } } } },
};
const emulation = { endpoint: "http://127.0.0.1:1", mirror: { directory: "/mirror", awsVersion: "5.100.0" } };

describe("a stack against the emulator", () => {
  test("uses the provider version of the mirror", () => {
    expect(emulatedStack(stack, emulation).terraform.required_providers.aws).toMatchObject({ version: "5.100.0" });
  });

  test("keeps its own backend settings and reaches the emulator with them", () => {
    const { s3 } = emulatedStack(stack, emulation).terraform.backend;
    expect(s3).toMatchObject({ bucket: "states", key: "a/terraform.tfstate", use_path_style: true });
    expect(s3?.endpoints).toMatchObject({ s3: emulation.endpoint, dynamodb: emulation.endpoint });
  });

  test("reads other layers' states from the emulator as well", () => {
    const { foundation } = emulatedStack(stack, emulation).data?.terraform_remote_state ?? {};
    expect(foundation?.config).toMatchObject({ bucket: "states", use_path_style: true });
  });

  test("lacks the types of resources that are left out, and those alone", () => {
    const resource = { aws_vpc: { acme: {} }, aws_kms_key: { acme: {} } };
    expect(
      emulatedStack({ ...stack, resource }, { ...emulation, without: ["aws_kms_key", "aws_none"] }).resource,
    ).toEqual({
      aws_vpc: { acme: {} },
    });
    expect(emulatedStack(stack, { ...emulation, without: ["aws_kms_key"] })).toEqual(emulatedStack(stack, emulation));
  });

  test("leaves the synthesized stack as it was", () => {
    emulatedStack(stack, emulation);
    expect(stack.terraform.required_providers.aws.version).toBe("6.25.0");
  });
});
