import type { AddOnPage } from "../catalogue/workloads/add-on-page";
import { ADD_ON_PAGES } from "../catalogue/workloads/eks-add-ons";
import type { Problem } from "../reading/problem";
import type { Check, InFile, Registry } from "../registry";
import { clusterOf } from "./cluster-of";

/** How many minor versions kube-proxy may be behind its cluster. Source: Kubernetes, version skew policy. */
const OLDEST_KUBE_PROXY = 3;

/** Versions of add-ons are near those that were tested, and kube-proxy is its clusters'. */
export const checkAddOnVersions: Check = function* (registry) {
  const chosen: Readonly<Record<string, string | undefined>> = {
    ...registry.platform?.kubernetes?.addOnVersions,
  };
  for (const [name, page] of Object.entries<AddOnPage>(ADD_ON_PAGES)) {
    const version = chosen[name];
    if (version === undefined) continue;
    if (name === "kube-proxy") yield* skewProblems(registry, version);
    else yield* unknownMajor(name, version, page);
  }
};

function* unknownMajor(name: string, version: string, { versions }: AddOnPage): Iterable<Problem & InFile> {
  const tested = typeof versions === "string" ? [versions] : Object.values(versions);
  const known = tested.map((each) => minorOf(each));
  const { major, minor } = minorOf(version);
  const newest = Math.max(...known.map((each) => each.minor));
  const oldest = Math.min(...known.map((each) => each.minor));
  if (known.some((each) => each.major === major) && minor <= newest + FAR && minor >= oldest - FAR) return;
  const message = "is far from every version that this project was tested with";
  yield { ...where(name), severity: "warning", message, hint: `tested: ${[...new Set(tested)].join(", ")}` };
}

/** Minor versions from the tested ones on that are likely to exist, and to do what the tested ones do. */
const FAR = 20;

function* skewProblems({ platform, deployments }: Registry, version: string): Iterable<Problem & InFile> {
  const proxy = minorOf(version);
  const clusters = deployments.flatMap((each) => {
    const cluster = clusterOf(each);
    const kubernetes = cluster && (cluster.version ?? platform?.kubernetes?.version);
    return kubernetes === undefined ? [] : [{ client: each.client, kubernetes }];
  });
  const misfit = clusters.find(({ kubernetes }) => {
    const behind = Number(kubernetes.split(".")[1]) - proxy.minor;
    return proxy.major !== 1 || behind < 0 || behind > OLDEST_KUBE_PROXY;
  });
  if (!misfit) return;
  const message = `is not for Kubernetes ${misfit.kubernetes}, which ${misfit.client} has`;
  const hint = `kube-proxy is of its cluster's minor version, or up to ${OLDEST_KUBE_PROXY} older`;
  yield { ...where("kube-proxy"), message, hint };
}

function where(name: string): Pick<Problem & InFile, "file" | "path" | "rule"> {
  return { file: "platform", path: ["kubernetes", "add_on_versions", name], rule: "add-on-version" };
}

function minorOf(version: string): { major: number; minor: number } {
  const [, major, minor] = /^v(\d+)\.(\d+)\./.exec(version) ?? [];
  return { major: Number(major), minor: Number(minor) };
}
