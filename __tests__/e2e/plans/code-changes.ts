import type { WritableBody } from "../../support/mutants";
import { BEFORE, edited, type Edit } from "./edits";
import type { CodeChange } from "./planner";

type Named = Record<string, Record<string, WritableBody>>;

const FLOW_LOG = "aws_flow_log.globex_network_flow-logs_flow-log";
const VPC = (client: string): string => `aws_vpc.${client}_network_vpc`;

/** Changes the arguments of one resource. */
const of =
  (address: string, change: (body: WritableBody) => void): CodeChange =>
  ({ resource }) => {
    const [type, id] = address.split(".") as [string, string];
    change((resource as unknown as Named)[type]![id]!);
  };
const renames: CodeChange = ({ resource }) => {
  const logs = (resource as unknown as Named).aws_flow_log!;
  logs["globex_network_flow-logs_other"] = logs["globex_network_flow-logs_flow-log"]!;
  delete logs["globex_network_flow-logs_flow-log"];
};
const withoutTag = (address: string): CodeChange =>
  of(address, ({ tags }) => {
    delete (tags as Record<string, string>).CostCenter;
  });
const everyone = (...rules: readonly string[]): readonly string[] =>
  ["everyone-touched", ...rules].map((rule) => `${rule} globex`);

/** What the code does by itself, each against a rule of the gate. */
export const CODE_CHANGES: readonly Edit[] = [
  {
    name: "a database open to the internet",
    files: BEFORE,
    code: ({ resource }) => {
      const rules = (resource as unknown as Named).aws_vpc_security_group_ingress_rule!;
      const rule = { ...rules["globex_network_security-groups_database-ingress-compute-5432"], cidr_ipv4: "0.0.0.0/0" };
      delete (rule as WritableBody).referenced_security_group_id;
      rules["globex_network_security-groups_database-ingress-internet"] = rule;
    },
    actions: ["add"],
    refused: everyone("opened-to-internet"),
  },
  {
    name: "a role that may do all",
    files: BEFORE,
    code: of("aws_iam_role_policy.globex_network_flow-logs_role-policy", (body) => {
      const Statement = [{ Effect: "Allow", Action: "*", Resource: "*" }];
      body.policy = JSON.stringify({ Version: "2012-10-17", Statement });
    }),
    actions: ["change"],
    refused: everyone("grant-widened", "isolation"),
  },
  {
    name: "a user, of whom the project has none, and a command beside what it adds",
    files: BEFORE,
    code: ({ resource }) => {
      const all = resource as unknown as Named;
      all.aws_iam_user = { globex_network_user: { name: "globex-deployer" } };
      const [log] = Object.values(all.aws_cloudwatch_log_group!);
      const provisioner = [{ "local-exec": { command: "true" } }];
      all.aws_cloudwatch_log_group!.globex_network_other = { ...log, name: "/globex/other", provisioner };
    },
    actions: ["add"],
    refused: everyone("foreign-code", "isolation", "unknown-type"),
  },
  {
    name: "a bucket without versions",
    files: BEFORE,
    code: of("aws_s3_bucket_versioning.globex_storage_logs_versioning", (body) => {
      body.versioning_configuration = { status: "Suspended" };
    }),
    actions: ["change"],
    refused: everyone("protection-weakened"),
  },
  {
    name: "a tag less",
    files: BEFORE,
    code: withoutTag(VPC("globex")),
    actions: ["change"],
    refused: everyone("tags-lost"),
  },
  {
    name: "another name in the code",
    files: BEFORE,
    code: renames,
    actions: ["add", "remove"],
    refused: everyone("address-gone", "protection-weakened"),
  },
  {
    name: "another name in the code, with its move",
    files: BEFORE,
    code: (stack) => {
      renames(stack);
      Object.assign(stack, { moved: [{ from: FLOW_LOG, to: "aws_flow_log.globex_network_flow-logs_other" }] });
    },
    actions: [],
    refused: [],
  },
  {
    name: "what is to be forgotten",
    files: BEFORE,
    code: (stack) => {
      delete (stack.resource as unknown as Named).aws_flow_log!["globex_network_flow-logs_flow-log"];
      Object.assign(stack, { removed: [{ from: FLOW_LOG, lifecycle: { destroy: false } }] });
    },
    actions: ["remove"],
    refused: [...everyone("address-gone", "protection-weakened"), "isolation shared"],
  },
  {
    ...edited("a line of one, and code for the other", { client_code: "OTHER" }, "change"),
    code: of(VPC("acme"), ({ tags }) => Object.assign(tags as object, { Note: "other" })),
    refused: ["foreign-client acme"],
    also: "acme",
  },
];
