import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { CreateSubnetCommand, CreateVpcCommand, EC2Client } from "@aws-sdk/client-ec2";
import { CreateClusterCommand, DeleteClusterCommand, EKSClient } from "@aws-sdk/client-eks";
import { parse } from "yaml";

import { clientSettings } from "../../scripts/fleet/aws/client-settings";
import type { Kubeconfig } from "../../scripts/fleet/kubeconfig/kubeconfig";
import { describeWithEmulator, startOperator, type Operator, REGION } from "../support/operator";

const NAME = "acme-production-us-east-2";

describeWithEmulator("fleet kubeconfig", () => {
  let operator: Operator;
  let folder: string;
  let eks: EKSClient;

  beforeAll(async () => {
    operator = await startOperator();
    eks = new EKSClient(clientSettings(REGION));
    folder = mkdtempSync(join(tmpdir(), "kubeconfig-"));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    eks.destroy();
    await operator.stop();
  });

  const kubeconfig = (...args: string[]) => operator.fleet(["kubeconfig", "--client", "acme", ...args]);

  async function withCluster(publicAccess: boolean, use: () => Promise<void>): Promise<void> {
    const ec2 = new EC2Client(clientSettings(REGION));
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.100.0.0/16" }));
    const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: Vpc!.VpcId, CidrBlock: "10.100.0.0/20" }));
    ec2.destroy();
    const resourcesVpcConfig = {
      subnetIds: [Subnet!.SubnetId!],
      endpointPublicAccess: publicAccess,
      endpointPrivateAccess: true,
      ...(publicAccess ? { publicAccessCidrs: ["203.0.113.0/24"] } : {}),
    };
    const roleArn = "arn:aws:iam::123456789012:role/eks";
    await eks.send(new CreateClusterCommand({ name: NAME, roleArn, resourcesVpcConfig }));
    await use().finally(() => eks.send(new DeleteClusterCommand({ name: NAME })));
  }

  it("prints a kubeconfig of the client's cluster, as YAML or as JSON", () =>
    withCluster(true, async () => {
      const [text, json] = [await kubeconfig(), await kubeconfig("--json")];
      expect([text.code, json.code]).toEqual([0, 0]);
      const config = parse(text.stdout) as Kubeconfig;
      expect(config).toMatchObject({
        "current-context": "acme",
        clusters: [{ name: NAME, cluster: { server: /^https:/ } }],
      });
      expect(JSON.parse(json.stdout)).toEqual(config);
    }));

  it("merges it into a file, and tells who reaches a restricted endpoint", () =>
    withCluster(true, async () => {
      const file = join(folder, "config");
      const { code, stdout, stderr } = await kubeconfig("--write", file, "--json");
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ file, context: "acme", cluster: NAME });
      expect(stderr).toContain("from 203.0.113.0/24 and from within the client's network only");
      expect(stderr).toContain("next: kubectl get nodes");
      expect(parse(readFileSync(file, "utf8"))).toMatchObject({ "current-context": "acme" });
    }));

  it("is a line for a folder, and leaves what is around it alone", () =>
    withCluster(true, async () => {
      const path = join(folder, "taken");
      mkdirSync(path);
      writeFileSync(`${path}.tmp`, "precious");
      const before = readdirSync(folder);
      const { code, stdout, stderr } = await kubeconfig("--write", path);
      expect({ code, stdout, stderr }).toEqual({
        code: 2,
        stdout: "",
        stderr: `fleet: ${path} can't be opened: it is a folder (EISDIR)\n`,
      });
      expect(readdirSync(folder)).toEqual(before);
    }));

  it("warns of an endpoint that is private", () =>
    withCluster(false, async () => {
      expect((await kubeconfig()).stderr).toMatch(
        /^warning: https:\S+ is reached from within the client's network only/,
      );
    }));

  it("ends with exit 1 without a cluster, and says what makes one", async () => {
    const { code, stdout, stderr } = await kubeconfig();
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(`there is no cluster ${NAME} in us-east-2: deploy the platform layer first`);
  });

  it("does not take a refused look-up for an absent cluster (G13)", async () => {
    const body = JSON.stringify({ __type: "AccessDeniedException", message: "no" });
    const headers = { "x-amzn-errortype": "AccessDeniedException" };
    const stop = operator.shim.intercept({
      answer: ({ service }) => Promise.resolve(service === "eks" ? { status: 403, headers, body } : undefined),
    });
    const { code, stderr } = await kubeconfig().finally(stop);
    expect({ code, named: stderr.includes("needs eks:DescribeCluster") }).toEqual({ code: 1, named: true });
  });
});
