/** Where the charts of Grafana's tools moved in 2026. */
export const GRAFANA_COMMUNITY = "https://grafana-community.github.io/helm-charts";
