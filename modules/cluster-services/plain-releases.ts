import type { Construct } from "constructs";

import { chartPagesOf, type Chart } from "../../config/catalogue/workloads/charts";
import { PlainRelease, type PlainReleaseProps } from "../cluster/plain-release";
import type { ClusterServicesProps } from "./cluster-services-props";

/** What all of them are released with. */
export interface PlainReleasesProps extends Omit<PlainReleaseProps, "page" | "chart"> {
  readonly charts: ClusterServicesProps["charts"];
}

/** A release of each page that says all there is to say about its chart, of those that are switched on (S3-76). */
export function plainReleases(scope: Construct, { charts, ...props }: PlainReleasesProps): void {
  for (const [key, page] of chartPagesOf("cluster-services")) {
    const { plain } = page;
    // A page of several charts is never plain.
    const chart = charts[key] as Chart | undefined;
    if (plain && chart) new PlainRelease(scope, key, { ...props, page: { ...page, plain }, chart });
  }
}
