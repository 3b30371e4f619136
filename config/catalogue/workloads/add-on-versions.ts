import { KUBERNETES_VERSIONS } from "../kubernetes-versions";
import type { AddOnPage } from "./add-on-page";
import { ADD_ON_PAGES } from "./eks-add-ons";

type Pages = typeof ADD_ON_PAGES;

/** One of the add-ons, by EKS's own name. */
export type AddOnName = keyof Pages;

/** The add-ons that not every cluster has. */
type OptionalAddOn = {
  [K in AddOnName]: Pages[K] extends { onlyForAlertingSecrets: true } ? K : never;
}[AddOnName];

/** Exact versions, such as `v1.22.4-eksbuild.3`, of what every cluster has, and of what this one has besides. */
export type AddOnVersions = Readonly<
  Record<Exclude<AddOnName, OptionalAddOn>, string> & Partial<Record<OptionalAddOn, string>>
>;

/** What a cluster's add-ons follow from. */
export interface AddOnChoice {
  readonly kubernetesVersion: string;
  /** The versions that platform.yaml names. */
  readonly chosen: Readonly<Partial<Record<AddOnName, string | undefined>>>;
  /** Whether alerts need a secret: then secrets are mounted, in all clusters or in none. */
  readonly alertingSecrets: boolean;
}

/** The add-ons of a cluster: the tested versions, but for those that platform.yaml names. */
export function addOnVersions({ kubernetesVersion, chosen, alertingSecrets }: AddOnChoice): AddOnVersions {
  if (!Object.hasOwn(KUBERNETES_VERSIONS, kubernetesVersion))
    throw new Error(`Kubernetes ${kubernetesVersion} has no add-on versions`);
  const pages = Object.entries(ADD_ON_PAGES) as [AddOnName, AddOnPage][];
  const run = pages.filter(([, page]) => alertingSecrets || !page.onlyForAlertingSecrets);
  const versions = run.map(([name, page]): [AddOnName, string] => [
    name,
    chosen[name] ?? testedVersion(page, kubernetesVersion),
  ]);
  return Object.fromEntries(versions) as AddOnVersions;
}

function testedVersion({ versions }: AddOnPage, kubernetesVersion: string): string {
  return typeof versions === "string" ? versions : versions[kubernetesVersion]!;
}
