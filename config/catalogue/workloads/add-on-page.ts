import type { Container } from "./container";

/** A page of the catalogue: everything this project knows of an add-on that EKS runs. */
export interface AddOnPage {
  /** As people call it, in the description of its setting. */
  readonly title: string;
  readonly layer: "platform";
  /**
   * Pinned, so that a plan changes only when this does: one version for all Kubernetes versions, or one for each. Source:
   * the add-ons' version tables in the EKS User Guide, as of 2026-08-20.
   */
  readonly versions: string | Readonly<Record<string, string>>;
  /** Requests of EKS's manifests: the sum of a pod's containers. */
  readonly containers: Readonly<Record<string, Container>>;
  /** Whether only clusters have it whose alerts need a secret. */
  readonly onlyForAlertingSecrets?: true;
}
