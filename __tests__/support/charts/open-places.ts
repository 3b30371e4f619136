import type { ChartOutline } from "./chart-outlines";

/** A place in a chart's values where keys are taken that its values.yaml doesn't show; everything below it is taken, too. */
export interface OpenPlace {
  readonly path: string;
  readonly reason: string;
}

const ISTIO_PROFILE: OpenPlace = {
  path: "profile",
  reason: "templates/zzz_profile.yaml of every Istio chart reads it, and lays the profile's values over the defaults",
};

const COMMENTED_OUT = "values.yaml shows it commented out";

/** Beyond empty maps, which are open in any chart: by chart, whatever its version. */
export const OPEN_PLACES: Readonly<Record<string, readonly OpenPlace[]>> = {
  "cluster-autoscaler": [{ path: "extraArgs", reason: "every key becomes a flag of the autoscaler" }],
  istiod: [
    ISTIO_PROFILE,
    { path: "meshConfig", reason: "Istio's MeshConfig; values.yaml refers to its documentation" },
  ],
  cni: [ISTIO_PROFILE],
  ztunnel: [ISTIO_PROFILE],
  base: [ISTIO_PROFILE],
  "kube-prometheus-stack": [
    { path: "alertmanager.config", reason: "Alertmanager's own file, handed on as it is" },
    { path: "grafana.grafana.ini", reason: "sections of Grafana's own file" },
  ],
  grafana: [
    { path: "grafana.ini", reason: "sections of Grafana's own file" },
    { path: "fullnameOverride", reason: "the helper grafana.fullname reads it" },
    { path: "persistence.storageClassName", reason: COMMENTED_OUT },
  ],
  loki: [
    { path: "loki.limits_config", reason: "Loki's own section, handed on as it is" },
    { path: "loki.rulerConfig", reason: "Loki's own section, handed on as it is" },
    { path: "loki.storage_config", reason: "Loki's own section, handed on as it is" },
    { path: "loki.storage.bucketNames", reason: COMMENTED_OUT },
  ],
  tempo: [
    { path: "tempo.storage.trace.s3", reason: COMMENTED_OUT },
    { path: "persistence.storageClassName", reason: COMMENTED_OUT },
  ],
  "fluent-bit": [{ path: "serviceMonitor.selector", reason: COMMENTED_OUT }],
};

/** Maps of Kubernetes' own whose keys are the user's, even where a chart fills them; `resources` is looked at by itself. */
const KUBERNETES_MAP = /(^|\.)([A-Za-z]*[lL]abels|[A-Za-z]*[aA]nnotations|nodeSelector|affinity|resources)$/;

/** Tells for a path whether a chart, or one that it brings along, takes any keys there. */
export function openPlaces({ name, dependencies }: ChartOutline): (path: string) => boolean {
  const own = OPEN_PLACES[name] ?? [];
  const brought = dependencies.flatMap((each) =>
    (OPEN_PLACES[each.name] ?? []).map(({ path }) => ({ path: `${each.alias ?? each.name}.${path}` })),
  );
  const paths = new Set([...own, ...brought].map(({ path }) => path));
  return (path) => paths.has(path) || KUBERNETES_MAP.test(path);
}
