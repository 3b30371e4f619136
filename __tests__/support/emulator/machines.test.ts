import { emulatedShim, type EmulatedShim } from "./emulated-shim";

const EBS_POLICY = "arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicyV2";
const OTHER_POLICY = "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy";

/** Shapes of moto's answers, shortened to what the shim changes. */
const INSTANCES =
  "<reservationSet><item><groupSet/><instancesSet><item><networkInterfaceSet><item><association/><groupSet><item><groupId>sg-1</groupId></item></groupSet></item></networkInterfaceSet><groupSet/>" +
  "<instanceId>i-0a</instanceId><monitoring><state>disabled</state></monitoring></item></instancesSet></item></reservationSet>";
const TEMPLATE_VERSIONS =
  "<tagSpecificationSet><item><resourceType>volume</resourceType><tagSet><item/></tagSet></item><item><resourceType>launch-template</resourceType><tagSet><item/></tagSet></item></tagSpecificationSet>";
const ATTACHED = "<AttachedPolicies/>";

const ANSWERS: Readonly<Record<string, string>> = {
  DescribeInstances: INSTANCES,
  RunInstances: INSTANCES,
  DescribeLaunchTemplateVersions: TEMPLATE_VERSIONS,
  ListAttachedRolePolicies: ATTACHED,
};

describe("the shim's part of machines and what belongs to them", () => {
  let emulated: EmulatedShim;

  let protectedIds: string[] = [];
  let endWithTheirMachine: (string | null)[] = [];

  beforeEach(async () => {
    protectedIds = [];
    emulated = await emulatedShim(({ body }) => {
      const form = new URLSearchParams(body);
      if (form.get("DisableApiTermination.Value") === "true") protectedIds.push(form.get("InstanceId")!);
      endWithTheirMachine = [1, 2].map((each) => form.get(`NetworkInterface.${each}.DeleteOnTermination`));
      return { body: ANSWERS[form.get("Action") ?? ""] ?? "" };
    });
  });
  afterEach(() => emulated.stop());

  test("an instance has the security groups of its network interface, and no public address where there is none", async () => {
    const document = await emulated.client.ec2("DescribeInstances", {});
    expect(document).toContain("</networkInterfaceSet><groupSet><item><groupId>sg-1</groupId></item></groupSet>");
    expect(document).not.toContain("<association/>");
  });

  test("an instance is monitored as was last asked for", async () => {
    const { client } = emulated;
    const state = async () => /<monitoring><state>(\w+)</.exec(await client.ec2("DescribeInstances", {}))?.[1];
    await client.ec2("MonitorInstances", { "InstanceId.1": "i-0a" });
    expect(await state()).toBe("enabled");
    await client.ec2("UnmonitorInstances", { "InstanceId.1": "i-0a" });
    expect(await state()).toBe("disabled");
  });

  test("a machine that is started protected is protected, and another one is left alone", async () => {
    const { client, seen } = emulated;
    await client.ec2("RunInstances", { DisableApiTermination: "true" });
    expect(protectedIds).toEqual(["i-0a"]);
    await client.ec2("RunInstances", { DisableApiTermination: "false" });
    expect(seen).toHaveLength(3);
  });

  test("a machine's network interface ends with it, unless something else is said", async () => {
    await emulated.client.ec2("RunInstances", {
      "NetworkInterface.1.SubnetId": "subnet-1",
      "NetworkInterface.2.SubnetId": "subnet-1",
      "NetworkInterface.2.DeleteOnTermination": "false",
    });
    expect(endWithTheirMachine).toEqual(["true", "false"]);
  });

  test("a launch template's own tags are not among those of what it launches", async () => {
    const document = await emulated.client.ec2("DescribeLaunchTemplateVersions", {});
    expect(document.match(/<resourceType>.*?</g)).toEqual(["<resourceType>volume<"]);
  });

  test("a policy younger than the emulator can be attached and detached", async () => {
    const { client } = emulated;
    const attached = () => client.iam("ListAttachedRolePolicies", { RoleName: "ebs" });
    await client.iam("AttachRolePolicy", { RoleName: "ebs", PolicyArn: EBS_POLICY });
    expect(await attached()).toContain(`<PolicyArn>${EBS_POLICY}</PolicyArn>`);
    await client.iam("DetachRolePolicy", { RoleName: "ebs", PolicyArn: EBS_POLICY });
    expect(await attached()).not.toContain(EBS_POLICY);
    expect(emulated.seen).toHaveLength(2);
  });

  test("every other policy is the emulator's to attach", async () => {
    await emulated.client.iam("AttachRolePolicy", { RoleName: "eks", PolicyArn: OTHER_POLICY });
    expect(emulated.seen).toHaveLength(1);
  });

  test("a snapshot policy is kept as sent, changed, tagged and deleted", async () => {
    const dlm = (method: string, path: string, input?: object) => emulated.client.rest("dlm", method, path, input);
    const details = { Schedules: [{ Name: "daily", RetainRule: { Interval: 14, IntervalUnit: "DAYS" } }] };
    const { PolicyId: id } = (await dlm("POST", "/policies", { PolicyDetails: details, Tags: { Name: "a" } }))!;
    const { Policy: policy } = (await dlm("GET", `/policies/${String(id)}`))!;
    expect(policy).toMatchObject({ PolicyDetails: details, Tags: { Name: "a" } });

    const tags = `/tags/${encodeURIComponent((policy as { PolicyArn: string }).PolicyArn)}`;
    await dlm("POST", tags, { Tags: { Client: "acme" } });
    await dlm("DELETE", `${tags}?tagKeys=Name`);
    expect(await dlm("GET", tags)).toEqual({ Tags: { Client: "acme" } });

    await dlm("PATCH", `/policies/${String(id)}`, { State: "DISABLED" });
    expect(await dlm("GET", `/policies/${String(id)}`)).toMatchObject({ Policy: { State: "DISABLED" } });
    await dlm("DELETE", `/policies/${String(id)}`);
    expect(await dlm("GET", `/policies/${String(id)}`)).toBeUndefined();
  });
});
