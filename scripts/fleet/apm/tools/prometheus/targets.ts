import type { Path } from "../../../../../config/reading/path";
import type { Problem } from "../../../../../config/reading/problem";
import { keyProblem, partProblem } from "../config-problem";
import { exclusiveProblems } from "../exclusive";
import { fieldOf } from "../field-of";
import { httpClientProblems } from "../http-client";
import { labelNameProblems } from "../label-names";
import { repeatedItems } from "../repeated";

/** A group of targets as far as it could be decoded. */
interface TargetGroup {
  readonly targets?: readonly (string | undefined)[];
  readonly labels?: object;
}

/** Fixed targets: addresses, not URLs; one without a port gets 80 or 443. */
export function targetProblems(
  groups: readonly (TargetGroup | undefined)[] | undefined,
  path: Path,
): readonly Problem[] {
  return (groups ?? []).flatMap((group, index) => {
    const place = [...path, "static_configs", index];
    const addresses = (group?.targets ?? []).flatMap((target, position): Problem[] => {
      const message = target === undefined ? undefined : addressProblem(target);
      return message ? [{ path: [...place, "targets", position], rule: "target", message }] : [];
    });
    return [...addresses, ...labelNameProblems(group?.labels, [...place, "labels"])];
  });
}

function addressProblem(target: string): string | undefined {
  if (target.includes("/")) return "is no address: host and port, without scheme and path";
  const written = /^(?:\[[0-9A-Fa-f:.%]+\]|[^\s:[\]]+)(?::(\d{1,5}))?$/.exec(target);
  return written && Number(written[1] ?? 1) <= 65535 ? undefined : "is no address such as localhost:9090";
}

/** Which objects a role looks at, and so may select. */
const SELECTABLE: Readonly<Record<string, readonly string[]>> = {
  node: ["node"],
  pod: ["pod", "node"],
  service: ["service"],
  ingress: ["ingress"],
  endpoints: ["pod", "service", "endpoints"],
  endpointslice: ["pod", "service", "endpointslice"],
};

/** Discovery in Kubernetes: one way into the cluster, and selectors of what the role looks at. */
export function kubernetesProblems(written: unknown, path: Path): readonly Problem[] {
  const configs = fieldOf(written, "kubernetes_sd_configs");
  if (!Array.isArray(configs)) return [];
  return configs.flatMap((config: unknown, index) => {
    const place = [...path, "kubernetes_sd_configs", index];
    return [
      ...httpClientProblems(config, place),
      ...exclusiveProblems(config, place, [["api_server", "kubeconfig_file"]]),
      ...ownNamespace(config, place),
      ...selectorProblems(config, place),
    ];
  });
}

function ownNamespace(config: unknown, path: Path): readonly Problem[] {
  const outside = ["api_server", "kubeconfig_file"].find((field) => fieldOf(config, field) !== undefined);
  if (outside === undefined || fieldOf(config, "namespaces.own_namespace") !== true) return [];
  const message = `means nothing outside the cluster, where ${outside} leads`;
  return [keyProblem([...path, "namespaces", "own_namespace"], "kubernetes-discovery", message)];
}

function selectorProblems(config: unknown, path: Path): readonly Problem[] {
  const [role, selectors] = [fieldOf(config, "role"), fieldOf(config, "selectors")];
  const allowed = typeof role === "string" && Object.hasOwn(SELECTABLE, role) ? SELECTABLE[role] : undefined;
  if (!allowed || !Array.isArray(selectors)) return [];
  const roles = selectors.map((selector) => fieldOf(selector, "role"));
  const place = [...path, "selectors"];
  const foreign = roles.flatMap((selected, index) => {
    if (typeof selected !== "string" || allowed.includes(selected)) return [];
    const message = `selects ${selected}, and ${String(role)} looks at ${allowed.join(", ")}`;
    return [partProblem([...place, index], "kubernetes-discovery", message)];
  });
  return [...foreign, ...repeatedItems(roles, place)];
}
