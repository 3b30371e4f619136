/** A rule of the gate, as its reference page has it. */
export interface RuleFacts {
  /** One sentence: what it refuses, or tells. */
  readonly what: string;
  /** A change that it is for. */
  readonly example: string;
  /** Whether a finding stops the change until an approval lets it pass; `never` can't be approved. */
  readonly stops: "unless approved" | "never" | "no";
}

/** Every rule of the gate by its id; approvals name them. */
export const GATE_RULES = {
  "foreign-client": {
    what: "A client is touched whom no changed line names.",
    example: "`max_size` of acme is edited, and a security group of globex changes with it.",
    stops: "unless approved",
  },
  "everyone-touched": {
    what: "A change of all clients: a tier, a platform setting, a chart's version, the code of a module.",
    example: "`istio_version` is raised: the releases of 41 clients change.",
    stops: "unless approved",
  },
  "stateful-removed": {
    what: "Something that holds data, or that others know by its address, is removed.",
    example: "`database.enabled: false` removes volumes and secrets.",
    stops: "unless approved",
  },
  "stateful-replaced": {
    what: "Something that holds data, or that others know by its address, is destroyed and made again.",
    example: "A bucket gets another name.",
    stops: "unless approved",
  },
  "replacement-unknown": {
    what: "Something of a type that this project knows too little of changes: whether it would be replaced only a plan tells.",
    example: "A module makes a new type of resource, and its arguments change later.",
    stops: "unless approved",
  },
  "protection-weakened": {
    what: "What protects data is weakened or goes: deletion protection, backups, retention, versioning, encryption, public access block, deletion window, logs, alarms.",
    example: "`deletion_protection: false`.",
    stops: "unless approved",
  },
  "foreign-code": {
    what: "Code comes from where none came before: a provisioner's command, a chart of another repository, an image of another registry.",
    example: "The repository of Grafana's chart becomes another one.",
    stops: "unless approved",
  },
  "unknown-type": {
    what: "A resource of a type that the project never made, or one whose number Terraform decides (`count`, `for_each`).",
    example: "`aws_ram_resource_share` shares a subnet with another account.",
    stops: "unless approved",
  },
  "opened-to-internet": {
    what: "Something is opened to the internet.",
    example: "A security group lets in 0.0.0.0/0.",
    stops: "unless approved",
  },
  "grant-widened": {
    what: "A role, key or policy grants more than it did, up to everything.",
    example: "`s3:GetObject` on one bucket becomes `s3:*` on `*`.",
    stops: "unless approved",
  },
  "tags-lost": {
    what: "Tags by which bills and rights are told apart are gone.",
    example: "`Client` is taken off a volume.",
    stops: "unless approved",
  },
  "client-gone": {
    what: "A client is gone from the registry without having been switched off and offboarding first, or without a tombstone in the ledger.",
    example: "The block of acme is deleted from clients.yaml.",
    stops: "unless approved",
  },
  "address-gone": {
    what: "An address is gone that no changed line gives up: Terraform destroys what it stands for.",
    example: "A construct is renamed without a `moved` block.",
    stops: "unless approved",
  },
  "immutable-changed": {
    what: "What can't change while a client runs changes: network block, zones, environment, region; or what only grows is made smaller: volumes, Kubernetes' version.",
    example: "`network.vpc_cidr` of a client that is deployed; `data_volume_size` from 200 to 150.",
    stops: "unless approved",
  },
  "too-many-deleted": {
    what: "More is destroyed of one owner than `--most-deleted` lets pass.",
    example: "A client is switched off: 139 resources of foundation go.",
    stops: "unless approved",
  },
  destroyed: {
    what: "What a change destroys, by client and layer: to be read, not to be approved.",
    example: "`eks.enabled: false` destroys the cluster of acme and all that runs in it.",
    stops: "no",
  },
  "shared-touched": {
    what: "Something that no single client owns changes with a client's line.",
    example: "A client gets a configuration store: its prefix enters the policy of the bucket for all.",
    stops: "no",
  },
  isolation: {
    what: "A client takes in something of another one (`fleet isolation`).",
    example: "A policy names `acme*`, which matches acme-eu.",
    stops: "unless approved",
  },
  "quota-reached": {
    what: "A change needs all that the account has of a quota, or more, by AWS's default or by what is saved in config/service-quotas.",
    example: "A third premium client: Elastic IPs 6/5, ask for L-0263D0A3 >= 8.",
    stops: "no",
  },
  "over-budget": {
    what: "A change makes a client cost more than its `budget_usd` in this target alone, however few nodes run; beyond it once clusters have grown is a note.",
    example: "acme gets larger database machines: USD 2310 to 3480 a month, of 2000.",
    stops: "unless approved",
  },
  drift: {
    what: "What runs is not what the state says: somebody changed it by hand.",
    example: "A rule was added to a security group in the console.",
    stops: "unless approved",
  },
  "plan-errored": {
    what: "Terraform could not make the plan.",
    example: "Credentials ran out half way.",
    stops: "never",
  },
  "plan-incomplete": {
    what: "The plan leaves something out.",
    example: "It was made with `-target`.",
    stops: "never",
  },
  "plan-format": {
    what: "The plan is in a format that this gate can't read.",
    example: "A later Terraform wrote it.",
    stops: "never",
  },
  "plan-foreign": {
    what: "The plan belongs to another synth, target or account.",
    example: "The registry was edited after the plan.",
    stops: "never",
  },
  "plan-missing": { what: "A stack has no plan.", example: "The job of one layer failed.", stops: "never" },
  "plan-unreadable": {
    what: "A plan, or the manifest beside the plans, can't be read.",
    example: "The file of a plan is cut off.",
    stops: "never",
  },
  "refresh-only": {
    what: "The plans look for drift alone: they say nothing of what would change.",
    example: "They were made by `fleet plan --refresh-only`.",
    stops: "never",
  },
  unreadable: {
    what: "Something that the gate needs can't be read: then nothing passes.",
    example: "`config/approvals.yaml` is no YAML.",
    stops: "never",
  },
  "approval-expired": {
    what: "An approval's last day is over.",
    example: "`expires: 2026-11-30`, a day later.",
    stops: "never",
  },
  "approval-unused": {
    what: "An approval covers nothing that the gate found: it is to be taken out.",
    example: "What it was for has been deployed.",
    stops: "no",
  },
  "approval-wide": {
    what: "An approval covers every client, or every address: the verdict says so.",
    example: "`clients: everyone`.",
    stops: "no",
  },
  "approval-new": {
    what: "An approval that is used comes with the very change that it lets pass.",
    example: "A pull request raises a chart's version, and approves it.",
    stops: "no",
  },
} as const satisfies Readonly<Record<string, RuleFacts>>;

/** The id of a rule. */
export type RuleId = keyof typeof GATE_RULES;

/** Rules that an approval can lift, by id. */
export const APPROVABLE_RULES: readonly RuleId[] = (Object.keys(GATE_RULES) as RuleId[]).filter(
  (id) => GATE_RULES[id].stops === "unless approved",
);
