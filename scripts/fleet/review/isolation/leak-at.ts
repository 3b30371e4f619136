import type { Leak } from "./breach";
import type { Part } from "./parts";

interface Row {
  readonly leak: Leak;
  readonly type?: RegExp;
  readonly path?: RegExp;
  /** Of the leak as it was found; any where absent. */
  readonly found?: readonly Leak[];
}

/** What a leak is by where it stands, the first row that fits; patterns stay patterns. */
const ROWS: readonly Row[] = [
  { leak: "moved", type: /^moved$/ },
  { leak: "import", type: /^import$/ },
  { leak: "provider", type: /^provider$/ },
  { leak: "provider", path: /^provider$/ },
  { leak: "backend", type: /^terraform$/ },
  { leak: "remote-state", type: /^terraform_remote_state$/ },
  { leak: "tag", path: /(?:^|\.)(?:tags|default_tags|tags_all|target_tags|tag_specifications)(?:\.|$)/ },
  { leak: "trust", path: /^assume_role_policy/ },
  {
    leak: "grant",
    type: /^aws_(?:kms_key|kms_grant|kms_key_policy|eks_access_entry|eks_access_policy_association|lambda_permission)$/,
    found: ["grant", "reference", "arn", "remote-state"],
  },
  {
    leak: "route",
    type: /^aws_(?:route$|default_route_table|route_table|vpc_peering|ec2_transit_gateway|vpn_connection_route)/,
    found: ["reference", "remote-state", "cidr", "name"],
  },
  {
    leak: "security-group",
    type: /security_group/,
    found: ["reference", "remote-state", "name"],
  },
];

/** The kind of a leak: found as a name, it is a route where routes are. */
export function leakAt({ type }: Part, { leak, path }: { readonly leak: Leak; readonly path: string }): Leak {
  if (leak === "wildcard" || leak === "shared") return leak;
  const row = ROWS.find(
    (each) =>
      (each.type?.test(type) ?? true) && (each.path?.test(path) ?? true) && (each.found?.includes(leak) ?? true),
  );
  return row?.leak ?? leak;
}
