import type { RuleGroup } from "../../../config/reading/rule-group";

/** Every rule id that a finding can carry. */
export const RULE_GROUPS: readonly RuleGroup[] = [
  {
    title: "Files and YAML",
    rules: {
      "file-missing": "The file does not exist.",
      "file-unreadable": "The file can't be read: permissions, or symbolic links that lead nowhere.",
      "file-not-regular": "The path is a directory or a device.",
      "file-too-large": "The file is larger than any registry.",
      "file-nul-byte": "The file holds a NUL byte, so it is binary or UTF-16.",
      "file-encoding": "The file is not valid UTF-8.",
      "yaml-syntax": "The file is not valid YAML.",
      "yaml-empty": "The file has no content.",
      "yaml-multiple-documents": "The file holds more than one YAML document.",
      "yaml-directive": "A `%` directive would change how the rest is read.",
      "yaml-duplicate-key": "A key stands twice in one map: one of the two values would be lost.",
      "yaml-merge-key": "`<<` is not merged; write the fields out.",
      "yaml-alias": "Anchors and aliases are refused: every client's section says everything itself.",
      "yaml-tag": "An explicit tag (`!!str`) changes a value's type.",
      "yaml-key-type": "A key is not text to YAML: a number, `null`, a list.",
    },
  },
  {
    title: "Fields",
    rules: {
      "unknown-key": "The section has no such field; the hint has the nearest.",
      missing: "A required field is not there.",
      "wrong-type": "The value is of another type. Nothing is coerced.",
      "unknown-value": "The value is not among the allowed ones.",
      range: "A number, a text or a list is too small or too large.",
      "duplicate-item": "The same item stands in a list twice.",
      invalid: "The value is refused for a reason that the message gives.",
      date: "The value is no calendar day of the form 2026-01-05.",
      email: "The value is not one e-mail address.",
      arn: {
        sentence:
          "The value is not the ARN of the thing that is needed, or it is in another account, region or partition than where it is used. What may be meant all the same is a warning.",
        severity: "either",
      },
      url: "The value is not an https URL of a host that DNS can know, or it holds credentials or a fragment.",
      duration: "The value is not a duration such as 5m, or too short or too long to make sense.",
      text: "The text says nothing: it is blank, or begins or ends with a space.",
      lookalike: {
        sentence: "A word mixes two alphabets, or holds characters that only look like usual ones.",
        severity: "warning",
      },
      port: "The value is no TCP port, or one for remote access.",
      "ip-address": "The value is not one IPv4 address.",
      "object-prefix": "The value is not a key prefix that ends with a slash.",
      suffix: "The value is not a file ending such as .jpg.",
      "chart-version": {
        sentence:
          "The value is not a full chart version, or a client's Kubernetes version can't run it. A version that is unknown here, or out of support, is a warning.",
        severity: "either",
      },
      "add-on-version": {
        sentence:
          "The value is not an EKS add-on version such as v1.22.4-eksbuild.3, or kube-proxy's is not for a cluster's. A version far from the tested ones is a warning.",
        severity: "either",
      },
      "ami-id": "The value is not the id of a machine image.",
      "key-pair-name": "The value can't be the name of an EC2 key pair.",
      smarthost: "The value is not a mail server that can be reached, with its port.",
      "slack-channel": "The value is not a Slack channel.",
      "secret-name": "The value can't be the name of a secret in Secrets Manager.",
      "zone-name": "The value is not a DNS zone, or lies where nobody has names, or AWS alone.",
      "tag-value": "AWS refuses the text as a tag's value, or it says nothing.",
      "account-id": "The value is not the 12 digits of an AWS account.",
      "table-name": "The value can't be the name of a DynamoDB table.",
      "template-string": "The text holds `${` or `%{`, which Terraform would evaluate.",
      "secret-in-yaml": "The text looks like a secret; secrets belong in Secrets Manager. The value is not shown.",
      "invisible-character": "The text holds a character nobody can see.",
    },
  },
  {
    title: "Clients",
    rules: {
      "clients-empty": {
        sentence:
          "A registry without clients, or with disabled ones only, would plan the destruction of all of them. That only one place has nobody is a warning.",
        severity: "either",
      },
      "client-name": "The name is not made of lower-case letters, digits and single hyphens, or is too long.",
      "client-name-reserved": "The name means something else in addresses, tags or commands.",
      "client-code": "The code is not 2 to 12 capital letters and digits, or is that of what all clients share.",
      "client-code-duplicate": "Another client has the same code.",
      placement: {
        sentence:
          "The client is to run where the platform is not set up, or twice in one place. That a reservation is for such a place is a warning.",
        severity: "either",
      },
      "dns-zone": "One DNS zone would be two clients' or in two environments, or a parent zone lies within a client's.",
      "storage-roles": "The client's buckets lack one for their access logs.",
      "storage-feature": "A feature is on, and the bucket it works with is not there.",
      "department-prefix": "A department's key prefix lies within another's.",
      "node-scaling": "min_size, desired_size and max_size are not in this order, or less than a node for each zone.",
      "node-capacity": {
        sentence:
          "The nodes can never carry what every cluster runs. That they can only once the autoscaler has added some, or that nobody knows a type's size, is a warning.",
        severity: "either",
      },
      "pod-addresses": {
        sentence: "The network has fewer blocks of addresses for pods than the cluster may have nodes.",
        severity: "warning",
      },
      "spot-observability": {
        sentence: "A premium client's production cluster runs on capacity that EC2 takes away.",
        severity: "warning",
      },
      "instance-type": "EC2 has no such type, or it is not one that the machine's image, disks or network can do with.",
      "backup-volume": {
        sentence: "The database's backups have less room than their retention takes.",
        severity: "warning",
      },
      "database-instance-family": {
        sentence: "The database's instance type is not a memory-optimised one.",
        severity: "warning",
      },
      "kubernetes-version": {
        sentence:
          "EKS does not know the version, or no longer supports it. Extended support, or an upgrade by EKS instead, is a warning.",
        severity: "either",
      },
    },
  },
  {
    title: "Addresses",
    rules: {
      "cidr-format": "The value is not an IPv4 block with its prefix length.",
      "cidr-ipv6": "The block is IPv6; client networks are IPv4.",
      "cidr-host-bits": "The address is not the first of its block.",
      "cidr-class": "The block is not private address space (RFC 1918).",
      "cidr-size": "AWS takes no VPC of this size, or its subnets would be too small.",
      "cidr-overlap": "Two clients, or a client and an entry of the ledger, share an address.",
      "cidr-reserved": "The block overlaps a reserved one: the ledger's, Kubernetes services', Docker's.",
      "cidr-offset": "cidr_offset is not the second octet of vpc_cidr.",
      "service-cidr":
        "EKS does not take the range for Kubernetes services, or it is Docker's, or reserved in the ledger.",
      "management-cidr": {
        sentence:
          "The API endpoints are open to nobody, to a large part of the internet, or to where nobody can come from. A block within another is a warning.",
        severity: "either",
      },
    },
  },
  {
    title: "Ledger",
    rules: {
      "ledger-missing": "A client, or one of its deployments, has no entry in the ledger.",
      "ledger-orphan": "The ledger has an entry that the registry does not know, or whose status says otherwise.",
      "ledger-mismatch": "Registry and ledger say different things about one deployment.",
      "ledger-subnets": "Recorded subnets are not the ones that are computed.",
      "ledger-place": "A client has two blocks in one place.",
      "ledger-reserved": {
        sentence:
          "A block is reserved twice, or leaves nothing to clients. One within another, or of public addresses, is a warning.",
        severity: "either",
      },
      "ledger-vanished": {
        sentence:
          "A client that was active, paused or offboarding in git's last versions of the ledger is gone from it. With `--since` an error.",
        severity: "either",
      },
      "ledger-empty": "The ledger has no clients, and the registry does not say that there are none.",
      "ledger-date": {
        sentence:
          "A date is no day of a client's: before AWS began, an end before its beginning, of a stage that is still to come; or that of its stage is missing. One in the next year is a warning.",
        severity: "either",
      },
      "ledger-stage": {
        sentence:
          "A client is paused in the ledger and enabled in the registry; or became a tombstone without having been offboarding in git's last versions, which with `--since` is an error.",
        severity: "either",
      },
    },
  },
  {
    title: "VPN",
    rules: {
      "vpn-incomplete": "A field that a VPN needs is missing while vpn.enabled is true.",
      "vpn-customer-gateway": "The client's VPN device has no public IPv4 address.",
      "vpn-bgp-asn": {
        sentence: "The client's autonomous system number is out of range or kept by AWS. A reserved one is a warning.",
        severity: "either",
      },
      "vpn-amazon-asn": "The AWS side's number is not private, or the same as the client's.",
      "vpn-inside-cidr": "A tunnel's block is no free /30 of 169.254.0.0/16, or both tunnels share one.",
      "vpn-local-network": "The client's data centre overlaps a VPC, the service range or space where no network is.",
    },
  },
  {
    title: "Platform and target",
    rules: {
      "quota-reached": {
        sentence:
          "Clients take up what an account has of networks or addresses in a region, by AWS's default or by `config/service-quotas`; `fleet validate` alone says so.",
        severity: "warning",
      },
      "quota-export":
        "A saved answer of Service Quotas is empty, of no account, or says another value than one read before.",
      "common-tag":
        "A common tag has a key that the project sets itself, that AWS refuses, or that stands there twice; or there are too many.",
      target:
        "ENVIRONMENT, TF_VAR_environment, AWS_REGION, BOOTSTRAP_BACKEND or default_target name no target that is set up.",
      region: "The region is unknown, not enabled, not set up, or the client's own where another is needed.",
      "availability-zone": "The zone is not one of the region's, has no EKS, or there are not exactly two.",
      "break-glass": {
        sentence:
          "Deploy roles without a break-glass role: a wrong list would lock everybody out of the state. One that is a deploy role, too, is a warning.",
        severity: "either",
      },
      "account-object": {
        sentence:
          "Two want what an account has once: the tags of its bills, GitHub as an identity provider, a secret. Two clients behind one customer gateway are a warning.",
        severity: "either",
      },
      "github-repository": "The repository is not named owner/name, as GitHub writes it.",
      "github-branch": "The value is not the name of a branch.",
      "github-environment":
        "A deployment environment's name is none, it would approve two environments alike, or it is for one that is not there.",
      "github-ids": "One of the two numbers that keep a repository's name from being taken over is missing.",
      "cluster-access": "An environment has clusters, and no role would reach them.",
      "lock-table": "Two environments in one account and region would share a lock table.",
      "log-retention": "CloudWatch Logs does not offer this number of days.",
      lifecycle: "S3 refuses this order of transitions and deletion.",
      "tool-retention": "A tool would keep data for longer than its bucket does.",
      "retention-archive": {
        sentence: "Logs, traces or metrics are kept longer than tools can read them without a restore.",
        severity: "warning",
      },
    },
  },
  {
    title: "Names",
    rules: {
      "project-name": "The project can't begin a bucket's name.",
      folder: "A folder for backend files is not one within the project.",
      "bucket-name": "S3 refuses the bucket's name.",
      "name-length": "A name that is made from the entry is longer than AWS allows.",
      "aws-limit":
        "The list makes more rules, items or bytes of something than AWS takes: the message says how many, of what, and whose limit it is.",
      "name-illegal": "A name that is made from the entry has a form AWS refuses.",
      "name-collision": "Two entries make the same name.",
    },
  },
  {
    title: "Approvals",
    rules: {
      "approval-rule": "The value is no rule of the gate, or one that no approval lifts.",
      "approval-covers": "The approval names neither addresses nor clients.",
      "approval-address": {
        sentence: "The value is no address with * for any text. One that covers several clients' is a warning.",
        severity: "either",
      },
      "approval-client": { sentence: "Neither registry nor ledger name such a client.", severity: "warning" },
      "approval-expiry": {
        sentence: "The last day is more than 90 days ahead. One that is over is a warning.",
        severity: "either",
      },
    },
  },
];
