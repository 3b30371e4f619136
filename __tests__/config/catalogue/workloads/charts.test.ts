import { KUBERNETES_VERSIONS } from "../../../../config/catalogue/kubernetes-versions";
import type { ChartPage } from "../../../../config/catalogue/workloads/chart-page";
import { CHART_PAGES } from "../../../../config/catalogue/workloads/chart-pages";
import { chartPagesOf, defaultVersion, releaseOf, runsOn } from "../../../../config/catalogue/workloads/charts";
import { CONTAINER_NAMES } from "../../../../config/catalogue/workloads/containers";
import { ADD_ON_PAGES } from "../../../../config/catalogue/workloads/eks-add-ons";

const pages = Object.entries<ChartPage>(CHART_PAGES);
const versions = pages.flatMap(([key, page]) =>
  Object.entries(page.versions).map(([version, known]) => ({ key, version, known })),
);
const LAYERS = ["cluster-services", "observability"] as const;

describe("the pages of charts", () => {
  it.each(versions)("say of $key $version what it installs, and why its limits are what they are", ({ known }) => {
    expect(known.appVersion).toMatch(/^v?\d+\.\d+\.\d+$/);
    expect(known.note).toMatch(/\S/);
    expect(known.supportEnds ?? "2026-01-01").toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const minor of Object.values(known.kubernetes)) expect(minor).toMatch(/^1\.\d+$/);
  });

  it.each(pages)("have versions of %s newest first: the first is the default", (_, page) => {
    const numbers = Object.keys(page.versions).map((version) => version.split(".").map(Number));
    const sorted = [...numbers].sort((a, b) => b[0]! - a[0]! || b[1]! - a[1]! || b[2]! - a[2]!);
    expect(numbers).toEqual(sorted);
    expect(defaultVersion(page)).toBe(sorted[0]!.join("."));
  });

  it("have a version of every chart for every Kubernetes version that EKS runs", () => {
    const gaps = Object.keys(KUBERNETES_VERSIONS).flatMap((kubernetes) =>
      pages
        .filter(([, page]) => !Object.values(page.versions).some((known) => runsOn(known, kubernetes)))
        .map(([key]) => `${key} on ${kubernetes}`),
    );
    expect(gaps).toEqual([]);
  });

  it("give a release its chart, whether the version is known or not, and several their names", () => {
    expect(releaseOf(CHART_PAGES.thanos, "9.9.9")).toEqual({
      repository: "oci://ghcr.io/thanos-community/helm-charts",
      name: "thanos",
      version: "9.9.9",
    });
    expect(releaseOf(CHART_PAGES.istio, "9.9.9")).toMatchObject({
      gateway: {
        repository: "https://istio-release.storage.googleapis.com/charts",
        name: "gateway",
        version: "9.9.9",
      },
    });
  });

  it("are of one layer each", () => {
    expect(LAYERS.flatMap((layer) => chartPagesOf(layer)).map(([key]) => key)).toEqual(pages.map(([key]) => key));
  });

  it("use no field of platform.yaml twice, and no name of a container", () => {
    const fields = pages.flatMap(([, page]) => [page.versionField, page.switch?.field, page.keeps?.field]);
    const containers = [...pages.map(([, page]) => page), ...Object.values(ADD_ON_PAGES)].flatMap((page) =>
      Object.keys(page.containers),
    );
    const given = fields.filter((field) => field !== undefined);
    expect([...new Set(given)]).toEqual(given);
    expect([...new Set(containers)]).toEqual(containers);
    expect(CONTAINER_NAMES).toHaveLength(containers.length);
  });

  it("are plain only where there is a single chart", () => {
    for (const [, page] of pages) if (page.plain) expect(page.charts).toHaveLength(1);
  });
});
