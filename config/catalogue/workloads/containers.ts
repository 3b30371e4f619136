import { CHART_PAGES } from "./chart-pages";
import type { Container } from "./container";
import { ADD_ON_PAGES } from "./eks-add-ons";

const PAGES = { ...ADD_ON_PAGES, ...CHART_PAGES } as const;
type Pages = typeof PAGES;

/** A page of the catalogue, by this project's name for what it is about. */
export type PageKey = keyof Pages;

/** The layers that run something in clusters. */
export type ClusterLayer = Pages[PageKey]["layer"];

/** A container of one page. */
export type ContainerNameOf<K extends PageKey> = keyof Pages[K]["containers"];

/** A container by its name in this project; of all layers, or of one. */
export type ContainerName<L extends ClusterLayer = ClusterLayer> = {
  [K in PageKey]: Pages[K]["layer"] extends L ? ContainerNameOf<K> : never;
}[PageKey];

/** A container, and the page that it stands on. */
export interface PagedContainer extends Container {
  readonly page: PageKey;
  readonly layer: ClusterLayer;
}

/**
 * Everything that layers 02, 05 and 06 run in a cluster, with what each container asks for. EKS sets its add-ons'
 * requests; the rest is chosen on the pages, and the layers render their charts from them. It suits up to some ten nodes;
 * two t3.medium carry it for a standard client, with little to spare (S3-14).
 */
export const CONTAINERS = Object.fromEntries(
  Object.entries(PAGES).flatMap(([page, { layer, containers }]) =>
    Object.entries<Container>(containers).map(([name, container]) => [name, { ...container, page, layer }]),
  ),
) as unknown as Readonly<Record<ContainerName, PagedContainer>>;

/** Their names, page by page. */
export const CONTAINER_NAMES = Object.keys(CONTAINERS) as ContainerName[];
