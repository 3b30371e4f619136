import { edited } from "../../support/full-project";
import {
  GREATEST_CLIENT,
  GREATEST_LENGTHS,
  greatestRegistry,
  LONGEST_NAME,
  type ListLengths,
} from "../../support/greatest-registry";
import { clientEntry, loadFiles, projectOf, type Files } from "../../support/registry";

const CLIENT = `clients.${GREATEST_CLIENT}`;

/** The fields whose lists make too much, and of what. */
function tooMuch(files: Files): Record<string, string> {
  const errors = loadFiles(files).findings.filter(({ severity }) => severity === "error");
  return Object.fromEntries(errors.map(({ path, rule, message }) => [`${rule} ${path}`, message]));
}

describe("What the registry makes, against what AWS takes of it", () => {
  it("is accepted where every list is as long as it can be", () => {
    expect(tooMuch(greatestRegistry())).toEqual({});
  });

  it.each<[keyof ListLengths, string, string]>([
    [
      "instanceTypes",
      `${CLIENT}.eks.instance_types`,
      "makes 21 instance types in a node group, and AWS takes 20 (EKS API, CreateNodegroup)",
    ],
    [
      "customPorts",
      `${CLIENT}.security.custom_ports`,
      "makes 63 rules in one direction of a security group, compute's ingress, and AWS takes 60 (Amazon VPC quotas)",
    ],
    [
      "databasePorts",
      `${CLIENT}.security.database_ports`,
      "makes 63 rules in one direction of a security group, database's ingress, and AWS takes 60 (Amazon VPC quotas)",
    ],
    ["endings", `${CLIENT}.storage.notify_suffixes`, "bytes in a queue's policy that lets in 70 rules"],
    [
      "departments",
      `${CLIENT}.storage.cost_optimization.departments`,
      "bytes in a function's environment, and AWS takes 4096 (Lambda quotas)",
    ],
    [
      "managementBlocks",
      "kubernetes.management_cidr_blocks",
      "makes 41 blocks that reach a cluster's public endpoint, and AWS takes 40 (EKS service quotas)",
    ],
    [
      "deployRoles",
      "environments.production.deploy_role_arns",
      "bytes in a bucket's policy, the state bucket's, and AWS takes 20480",
    ],
  ])("%s: one more is refused at the list", (list, path, message) => {
    const found = tooMuch(greatestRegistry({ [list]: GREATEST_LENGTHS[list] + 1 }));
    expect(found).toMatchObject({ [`aws-limit ${path}`]: expect.stringContaining(message) as unknown });
  });

  it("counts custom ports without those of a VPN that there isn't", () => {
    const withoutVpn = (customPorts: number): Record<string, string> =>
      tooMuch(
        edited(greatestRegistry({ customPorts }), [
          { file: "clients", path: ["clients", GREATEST_CLIENT, "vpn"], value: {} },
        ]),
      );
    expect(withoutVpn(30)).toEqual({});
    expect(Object.keys(withoutVpn(31))).toContain(`aws-limit ${CLIENT}.security.custom_ports`);
  });

  it("looks at the sizes of further deployments where they stand", () => {
    const types = ["m5", "m6i", "c5", "c6i", "r5", "r6i"].flatMap((family) =>
      ["large", "xlarge", "2xlarge", "4xlarge"].map((size) => `${family}.${size}`),
    );
    const network = { vpc_cidr: "10.9.0.0/16" };
    const further = { environment: "staging", region: "us-east-2", network, eks: { instance_types: types } };
    expect(tooMuch(projectOf({ acme: { ...clientEntry(1), also_in: [further] } }))).toEqual({
      "aws-limit clients.acme.also_in[0].eks.instance_types": expect.stringContaining("24 instance types") as unknown,
    });
  });

  it("says nothing of what isn't made: a cluster, a public endpoint", () => {
    const files = edited(greatestRegistry({ instanceTypes: 21, managementBlocks: 41 }), [
      { file: "platform", path: ["kubernetes", "public_access"], value: false },
      ...[GREATEST_CLIENT, LONGEST_NAME].map((client) => ({
        file: "clients" as const,
        path: ["clients", client, "eks", "enabled"],
        value: false,
      })),
    ]);
    expect(tooMuch(files)).toEqual({});
  });
});
