import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";

import type { ChartPage } from "../../config/catalogue/workloads/chart-page";
import type { Chart } from "../../config/catalogue/workloads/charts";
import type { ContainerRequests } from "../../config/catalogue/workloads/container";
import type { PlainRelease as Page, ReleaseSurroundings } from "../../config/catalogue/workloads/plain-release";
import { ChartRelease } from "./chart-release";
import { resources } from "./requests";
import { zoneSpread } from "./zone-spread";

/** One release of a chart whose page says all there is to say. */
export interface PlainReleaseProps {
  readonly page: Pick<ChartPage, "containers"> & { readonly plain: Page };
  readonly chart: Chart;
  /** By the containers' names; those of other pages may be among them. */
  readonly replicas: Readonly<Record<string, number>>;
  readonly requests: Readonly<Record<string, ContainerRequests>>;
  readonly helm: TerraformProvider;
  /** What has to be there before. */
  readonly after: readonly ITerraformDependable[];
}

/** A chart of the catalogue in a cluster, with the values that its page works out, and no rights in AWS. */
export class PlainRelease extends Construct {
  constructor(scope: Construct, id: string, props: PlainReleaseProps) {
    super(scope, id);
    const { namespace, values } = props.page.plain;
    new ChartRelease(this, "chart", {
      releaseName: id,
      chart: props.chart,
      namespace,
      values: values(surroundings(props)),
      helm: props.helm,
      dependsOn: props.after,
    });
  }
}

function surroundings({ page, replicas, requests }: PlainReleaseProps): ReleaseSurroundings {
  const own = (container: string): string => {
    if (!Object.hasOwn(page.containers, container)) throw new Error(`The page has no container ${container}`);
    return container;
  };
  return {
    replicas: (container) => replicas[own(container)]!,
    resources: (container) => resources(requests[own(container)]!),
    zoneSpread,
  };
}
