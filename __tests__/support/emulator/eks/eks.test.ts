import { emulatedShim, type EmulatedShim } from "../emulated-shim";

const NETWORK = "<vpcId>vpc-1</vpcId><groupId>sg-1</groupId>";
const VPC_CONFIG = { subnetIds: ["subnet-1"], endpointPrivateAccess: true, endpointPublicAccess: false };
const ADMIN = "arn:aws:iam::123456789012:role/terraform-deploy";
const ADMIN_POLICY = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy";
const ENTRY = `/clusters/acme/access-entries/${encodeURIComponent(ADMIN)}`;

describe("EKS as the shim answers for it", () => {
  let emulated: EmulatedShim;

  beforeEach(async () => {
    emulated = await emulatedShim(() => ({ body: NETWORK }));
  });
  afterEach(() => emulated.stop());

  const eks = (method: string, path: string, input?: object) => emulated.client.rest("eks", method, path, input);
  const makeCluster = (more: object = {}) =>
    eks("POST", "/clusters", { name: "acme", version: "1.34", resourcesVpcConfig: VPC_CONFIG, ...more });
  const cluster = async () => (await eks("GET", "/clusters/acme"))?.cluster as Record<string, unknown>;

  test("a cluster keeps what it was made with, and is in its subnets' VPC with a group of its own", async () => {
    const encryptionConfig = [{ resources: ["secrets"], provider: { keyArn: "arn:aws:kms:::key/1" } }];
    const upgradePolicy = { supportType: "STANDARD" };
    const kubernetesNetworkConfig = { serviceIpv4Cidr: "172.20.0.0/16" };
    await makeCluster({ encryptionConfig, upgradePolicy, kubernetesNetworkConfig, accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false } }); // prettier-ignore
    expect(await cluster()).toMatchObject({
      arn: "arn:aws:eks:us-east-2:123456789012:cluster/acme",
      encryptionConfig,
      upgradePolicy,
      kubernetesNetworkConfig,
      accessConfig: { authenticationMode: "API" },
      resourcesVpcConfig: { ...VPC_CONFIG, vpcId: "vpc-1", clusterSecurityGroupId: "sg-1" },
    });
  });

  test("log types are told apart by whether they are on, and a change adds to them", async () => {
    await makeCluster({ logging: { clusterLogging: [{ enabled: true, types: ["audit"] }] } });
    await eks("POST", "/clusters/acme/update-config", { logging: { clusterLogging: [{ enabled: true, types: ["api"] }] } }); // prettier-ignore
    expect((await cluster()).logging).toEqual({
      clusterLogging: [
        { enabled: true, types: ["api", "audit"] },
        { enabled: false, types: ["authenticator", "controllerManager", "scheduler"] },
      ],
    });
  });

  test("a change of the endpoints leaves the rest of the network's settings", async () => {
    await makeCluster();
    const resourcesVpcConfig = { endpointPublicAccess: true, publicAccessCidrs: ["203.0.113.0/24"] };
    await eks("POST", "/clusters/acme/update-config", { resourcesVpcConfig });
    expect((await cluster()).resourcesVpcConfig).toEqual({
      ...VPC_CONFIG,
      ...resourcesVpcConfig,
      securityGroupIds: [],
      vpcId: "vpc-1",
      clusterSecurityGroupId: "sg-1",
    });
  });

  test("Kubernetes goes one minor version up", async () => {
    await makeCluster();
    await eks("POST", "/clusters/acme/updates", { version: "1.35" });
    expect(await cluster()).toMatchObject({ version: "1.35" });
  });

  test.each(["1.36", "1.34", "1.33"])("Kubernetes does not go from 1.34 to %s", async (version) => {
    await makeCluster();
    await expect(eks("POST", "/clusters/acme/updates", { version })).rejects.toThrow("Unsupported");
  });

  test("every change of a cluster is over when asked for", async () => {
    await makeCluster();
    expect(await eks("GET", "/clusters/acme/updates/u-1")).toMatchObject({
      update: { id: "u-1", status: "Successful" },
    });
  });

  test("a second cluster of a name is refused", async () => {
    await makeCluster();
    await expect(makeCluster()).rejects.toThrow("already exists");
  });

  test("lists the clusters of a region by name", async () => {
    await makeCluster();
    expect(await eks("GET", "/clusters")).toEqual({ clusters: ["acme"] });
  });

  test("a cluster with nodes is not deleted, one without is, and its group with it", async () => {
    await makeCluster();
    await eks("POST", "/clusters/acme/node-groups", { nodegroupName: "a" });
    await expect(eks("DELETE", "/clusters/acme")).rejects.toThrow("nodegroups attached");
    await eks("DELETE", "/clusters/acme/node-groups/a");
    const before = emulated.seen.length;
    await eks("DELETE", "/clusters/acme");
    expect(emulated.seen.length - before).toBe(1);
    expect(await eks("GET", "/clusters/acme")).toBeUndefined();
  });

  test("a node group keeps what it was made with; a change merges its labels and sizes", async () => {
    await makeCluster();
    const launchTemplate = { id: "lt-1", version: "1" };
    const made = { nodegroupName: "a", capacityType: "SPOT", launchTemplate, labels: { a: "1", b: "2" }, updateConfig: { maxUnavailable: 2 } }; // prettier-ignore
    await eks("POST", "/clusters/acme/node-groups", made);
    const scalingConfig = { minSize: 2, maxSize: 3, desiredSize: 2 };
    const labels = { addOrUpdateLabels: { b: "3" }, removeLabels: ["a"] };
    await eks("POST", "/clusters/acme/node-groups/a/update-config", { scalingConfig, labels });
    const { nodegroup } = (await eks("GET", "/clusters/acme/node-groups/a"))!;
    expect(nodegroup).toMatchObject({ ...made, scalingConfig, labels: { b: "3" }, status: "ACTIVE", version: "1.34" });
  });

  test("an add-on is made, changed, listed and deleted", async () => {
    await makeCluster();
    await eks("POST", "/clusters/acme/addons", { addonName: "vpc-cni", addonVersion: "v1" });
    await eks("POST", "/clusters/acme/addons/vpc-cni/update", { configurationValues: "{}" });
    expect(await eks("GET", "/clusters/acme/addons")).toEqual({ addons: ["vpc-cni"] });
    const { addon } = (await eks("GET", "/clusters/acme/addons/vpc-cni"))!;
    expect(addon).toMatchObject({ addonVersion: "v1", configurationValues: "{}", status: "ACTIVE" });
    await eks("DELETE", "/clusters/acme/addons/vpc-cni");
    expect(await eks("GET", "/clusters/acme/addons/vpc-cni")).toBeUndefined();
  });

  test("an access entry has access policies, which go with it", async () => {
    await makeCluster();
    await eks("POST", "/clusters/acme/access-entries", { principalArn: ADMIN });
    await eks("POST", `${ENTRY}/access-policies`, { policyArn: ADMIN_POLICY, accessScope: { type: "cluster" } });
    const policies = async () => (await eks("GET", `${ENTRY}/access-policies`))?.associatedAccessPolicies;
    expect(await policies()).toMatchObject([{ policyArn: ADMIN_POLICY, accessScope: { type: "cluster" } }]);
    await eks("DELETE", ENTRY);
    expect(await eks("GET", ENTRY)).toBeUndefined();
    await eks("POST", "/clusters/acme/access-entries", { principalArn: ADMIN });
    expect(await policies()).toEqual([]);
  });

  test("pod identities get ids, and are listed with what they are for", async () => {
    await makeCluster();
    const identity = {
      namespace: "kube-system",
      serviceAccount: "aws-node",
      roleArn: "arn:aws:iam::123456789012:role/cni",
    };
    const made = await eks("POST", "/clusters/acme/pod-identity-associations", identity);
    const { associationId } = made!.association as { associationId: string };
    expect(associationId).toMatch(/^a-\d{17}$/);
    expect(await eks("GET", "/clusters/acme/pod-identity-associations")).toMatchObject({
      associations: [{ clusterName: "acme", namespace: "kube-system", serviceAccount: "aws-node", associationId }],
    });
  });

  test("whatever has an ARN has tags that are added and removed", async () => {
    await makeCluster({ tags: { Name: "acme", Old: "1" } });
    const path = `/tags/${encodeURIComponent("arn:aws:eks:us-east-2:123456789012:cluster/acme")}`;
    await eks("POST", path, { tags: { Client: "acme" } });
    await eks("DELETE", `${path}?tagKeys=Old`);
    expect(await eks("GET", path)).toEqual({ tags: { Name: "acme", Client: "acme" } });
    expect((await cluster()).tags).toEqual({ Name: "acme", Client: "acme" });
  });

  test("nothing is in a cluster that isn't there", async () => {
    expect(await eks("POST", "/clusters/globex/addons", { addonName: "vpc-cni" })).toBeUndefined();
  });
});
