import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  AuthorizeSecurityGroupIngressCommand,
  CreateManagedPrefixListCommand,
  CreateSecurityGroupCommand,
  EC2Client,
  type IpPermission,
} from "@aws-sdk/client-ec2";
import {
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateRoleCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  IAMClient,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { PutPublicAccessBlockCommand, S3ControlClient } from "@aws-sdk/client-s3-control";

import { accessKeys } from "../../scripts/fleet/audit/access-keys";
import { type AreaReport, auditScene } from "../../scripts/fleet/audit/audit-account";
import { clientSettings } from "../../scripts/fleet/aws/client-settings";
import { mutatingCalls } from "../support/emulator/mutating-calls";
import type { Call } from "../support/emulator/shim";
import { fleetNamed } from "../support/fleets";
import { ACCOUNT, describeWithEmulator, type Operator, REGION, startOperator } from "../support/operator";

const DAY = 24 * 60 * 60 * 1000;
const ON = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };
const SUMMARY = `<GetAccountSummaryResponse><GetAccountSummaryResult><SummaryMap>
<entry><key>AccountMFAEnabled</key><value>1</value></entry>
<entry><key>AccountAccessKeysPresent</key><value>0</value></entry>
</SummaryMap></GetAccountSummaryResult></GetAccountSummaryResponse>`;
const GATEWAY = {
  "elbv2.k8s.aws/cluster": "acme-production-us-east-2",
  "service.k8s.aws/stack": "istio-ingress/istio-ingressgateway",
};

describeWithEmulator("fleet security-audit", () => {
  let operator: Operator;
  let ec2: EC2Client;
  let iam: IAMClient;
  let s3control: S3ControlClient;
  let restoreSummary: () => void;

  beforeAll(async () => {
    operator = await startOperator();
    ec2 = new EC2Client(clientSettings(REGION));
    iam = new IAMClient(clientSettings(REGION));
    s3control = new S3ControlClient({
      ...clientSettings(REGION),
      endpointProvider: () => ({ url: new URL(operator.endpoint) }),
      disableHostPrefix: true,
    });
    restoreSummary = answerSummary();
  });
  afterAll(async () => {
    for (const client of [ec2, iam, s3control]) client.destroy();
    await operator.stop();
  });
  beforeEach(async () => {
    await operator.reset();
    await blockPublic(ON);
    (operator.shim.calls as Call[]).length = 0;
  });

  /** The emulator's root user has no MFA, and none can be given to it. */
  function answerSummary() {
    return operator.shim.intercept({
      answer: ({ action }) =>
        Promise.resolve(action === "GetAccountSummary" ? { status: 200, headers: {}, body: SUMMARY } : undefined),
    });
  }

  async function blockPublic(PublicAccessBlockConfiguration: Partial<typeof ON>): Promise<void> {
    await s3control.send(new PutPublicAccessBlockCommand({ AccountId: ACCOUNT, PublicAccessBlockConfiguration }));
  }

  /** Answers an operation with a refusal while working. */
  async function denying<T>(action: string, code: string, work: () => Promise<T>): Promise<T> {
    const body =
      code === "UnauthorizedOperation"
        ? `<Response><Errors><Error><Code>${code}</Code><Message>No</Message></Error></Errors></Response>`
        : `<ErrorResponse><Error><Code>${code}</Code><Message>No</Message></Error></ErrorResponse>`;
    const restore = operator.shim.intercept({
      answer: (request) => Promise.resolve(request.action === action ? { status: 403, headers: {}, body } : undefined),
    });
    return work().finally(restore);
  }

  async function areas(): Promise<Record<string, AreaReport>> {
    const { stdout } = await operator.fleet(["security-audit", "--json"]);
    const report = JSON.parse(stdout) as { ok: boolean; areas: AreaReport[] };
    expect(report.ok).toBe(report.areas.every(({ status }) => status === "ok"));
    return Object.fromEntries(report.areas.map((area) => [area.area, area]));
  }

  async function openGroup(GroupName: string, tags: Record<string, string>, permission: IpPermission): Promise<void> {
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    const { GroupId } = await ec2.send(
      new CreateSecurityGroupCommand({
        GroupName,
        Description: GroupName,
        ...(Tags.length > 0 && { TagSpecifications: [{ ResourceType: "security-group", Tags }] }),
      }),
    );
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [permission] }));
  }

  const tcp = (port: number, source: Partial<IpPermission>): IpPermission => ({
    IpProtocol: "tcp",
    FromPort: port,
    ToPort: port,
    ...source,
  });
  const world = { IpRanges: [{ CidrIp: "0.0.0.0/0" }] };

  it("finds nothing in an account that is in order, and reads only (S3-122)", async () => {
    const { code, stdout, stderr } = await operator.fleet(["security-audit"]);
    expect([code, stdout]).toEqual([0, ""]);
    expect(stderr).toBe(`Nothing found in 8 areas of account ${ACCOUNT}.\n`);
    expect(mutatingCalls(operator.shim.calls)).toEqual([]);
  });

  it("finds security groups that let the internet in, by port and client, and expects the gateways (S3-122)", async () => {
    const { PrefixList } = await ec2.send(
      new CreateManagedPrefixListCommand({
        PrefixListName: "anybody",
        AddressFamily: "IPv4",
        MaxEntries: 1,
        Entries: [{ Cidr: "0.0.0.0/0" }],
      }),
    );
    await openGroup("ssh", { Client: "acme" }, tcp(22, world));
    await openGroup("halves", {}, tcp(5432, { IpRanges: [{ CidrIp: "0.0.0.0/1" }, { CidrIp: "10.0.0.0/8" }] }));
    await openGroup("six", {}, { IpProtocol: "-1", Ipv6Ranges: [{ CidrIpv6: "::/0" }] });
    await openGroup("list", {}, tcp(22, { PrefixListIds: [{ PrefixListId: PrefixList!.PrefixListId }] }));
    await openGroup("office", {}, tcp(22, { IpRanges: [{ CidrIp: "203.0.113.0/24" }] }));
    await openGroup("gateway", GATEWAY, tcp(443, world));
    await openGroup("gateway-ssh", GATEWAY, tcp(22, world));
    await openGroup("forged", { ...GATEWAY, "elbv2.k8s.aws/cluster": "another" }, tcp(443, world));

    const { status, findings } = (await areas())["security-groups"]!;
    expect(status).toBe("findings");
    const seen = findings.map(({ subject, client, problem, expected }) => [
      subject.split(" ")[1],
      client,
      problem,
      expected,
    ]);
    expect(seen.sort()).toEqual([
      ["forged", undefined, "tcp 443 open to 0.0.0.0/0", undefined],
      ["gateway", "acme", "tcp 443 open to 0.0.0.0/0", "load balancer of acme's ingress gateway"],
      ["gateway-ssh", "acme", "tcp 22 open to 0.0.0.0/0", undefined],
      ["halves", undefined, "tcp 5432 open to 0.0.0.0/1", undefined],
      ["list", undefined, `tcp 22 open to ${PrefixList!.PrefixListId}`, undefined],
      ["six", undefined, "everything open to ::/0", undefined],
      ["ssh", "acme", "tcp 22 open to 0.0.0.0/0", undefined],
    ]);
  });

  it("passes an account with nothing but what the configuration wants, which it lists", async () => {
    await openGroup("gateway", GATEWAY, tcp(80, world));
    const { code, stdout } = await operator.fleet(["security-audit"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^STATUS +AREA +SUBJECT +CLIENT +PROBLEM\nexpected +security-groups +sg-\w+ gateway +acme +tcp 80/,
    );
  });

  it("finds a root user without MFA (S3-122)", async () => {
    restoreSummary();
    const { findings } = (await areas())["root-user"]!;
    restoreSummary = answerSummary();
    expect(findings).toEqual([{ subject: `root of ${ACCOUNT}`, problem: "no MFA device" }]);
  });

  it("finds console users without MFA and leaves those with one, and those without a password (S3-122)", async () => {
    for (const UserName of ["with", "without", "program"]) await iam.send(new CreateUserCommand({ UserName }));
    for (const UserName of ["with", "without"])
      await iam.send(new CreateLoginProfileCommand({ UserName, Password: "Emulated-2026!" }));
    const { VirtualMFADevice } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "phone" }));
    await iam.send(
      new EnableMFADeviceCommand({
        UserName: "with",
        SerialNumber: VirtualMFADevice!.SerialNumber,
        AuthenticationCode1: "123456",
        AuthenticationCode2: "654321",
      }),
    );
    expect((await areas())["console-users"]!.findings).toMatchObject([
      { subject: "user without", problem: "console password without MFA" },
    ]);
  });

  it("finds access keys that are older than 90 days (S3-122)", async () => {
    await iam.send(new CreateUserCommand({ UserName: "robot" }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "robot" }));
    const after = (days: number) =>
      accessKeys.look(auditScene(fleetNamed("the shipped example"), ACCOUNT, new Date(Date.now() + days * DAY)));
    expect(await after(90)).toEqual([]);
    expect(await after(91)).toEqual([
      { subject: "user robot", problem: `access key ${AccessKey!.AccessKeyId} is 91 days old` },
    ]);
  });

  it("reads roles as IAM hands them out: unlimited, and open to strangers (S3-122)", async () => {
    const statement = { Effect: "Allow", Principal: { AWS: "999999999999" }, Action: "sts:AssumeRole" };
    await iam.send(
      new CreateRoleCommand({
        RoleName: "helper",
        AssumeRolePolicyDocument: JSON.stringify({ Statement: [statement] }),
      }),
    );
    const PolicyDocument = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
    });
    await iam.send(new PutRolePolicyCommand({ RoleName: "helper", PolicyName: "all", PolicyDocument }));
    const found = await areas();
    expect(found["role-trust"]!.findings).toMatchObject([{ problem: "trusts account 999999999999" }]);
    expect(found["unlimited-policies"]!.findings).toMatchObject([{ problem: "all allows everything on everything" }]);
  });

  it("finds an account whose buckets anybody may open", async () => {
    await blockPublic({ ...ON, BlockPublicAcls: false });
    expect((await areas())["public-access-block"]!.findings).toMatchObject([
      { subject: `account ${ACCOUNT}`, problem: "S3 public access block: INCOMPLETE (off: BlockPublicAcls)" },
    ]);
  });

  it.each<[string, string, string[], string]>([
    ["DescribeSecurityGroups", "UnauthorizedOperation", ["security-groups"], "ec2:DescribeSecurityGroups"],
    ["GetAccountSummary", "AccessDenied", ["root-user"], "iam:GetAccountSummary"],
    [
      "GetAccountAuthorizationDetails",
      "AccessDenied",
      ["console-users", "access-keys", "unlimited-policies", "role-trust"],
      "iam:GetAccountAuthorizationDetails",
    ],
  ])("does not know what it may not read: %s (F7, G13)", async (action, code, unknown, permission) => {
    const run = await denying(action, code, () => operator.fleet(["security-audit"]));
    expect(run.stdout.match(/^UNKNOWN +\S+/gm)?.map((line) => line.split(/ +/)[1])).toEqual(unknown);
    expect(run.stdout).toContain(`AccessDenied: needs ${permission}`);
    expect(run.stderr).toContain(`fleet: 0 finding(s) in account ${ACCOUNT}; not known: ${unknown.join(", ")}\n`);
    expect(run.code).toBe(1);
  });

  it("writes IAM's details whole and for their reader alone, or not at all", async () => {
    const folder = mkdtempSync(join(tmpdir(), "fleet-audit-"));
    const file = join(folder, "iam-audit.json");
    const dump = () => operator.fleet(["security-audit", "--dump", file]);
    try {
      expect((await denying("GetAccountAuthorizationDetails", "AccessDenied", dump)).code).toBe(1);
      expect(() => statSync(file)).toThrow("ENOENT");
      await iam.send(new CreateUserCommand({ UserName: "robot" }));
      expect((await dump()).code).toBe(0);
      expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ UserDetailList: [{ UserName: "robot" }] });
      expect(statSync(file).mode & 0o777).toBe(0o600);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
