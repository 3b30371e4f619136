/** One exact version of a Helm chart, and where it is published. */
export interface Chart {
  /** The address of a chart repository, or of a registry: `oci://…`. */
  readonly repository: string;
  readonly name: string;
  /** A full version: a constraint would let a plan change without a change of the project. */
  readonly version: string;
}
