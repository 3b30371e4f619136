import { CHART_PAGES } from "../catalogue/workloads/chart-pages";
import type { ContainerRequests } from "../catalogue/workloads/container";
import { CONTAINER_NAMES, CONTAINERS, type ContainerName, type PageKey } from "../catalogue/workloads/containers";
import type { AddOnPage } from "../catalogue/workloads/add-on-page";
import type { ChartPage } from "../catalogue/workloads/chart-page";
import { ADD_ON_PAGES } from "../catalogue/workloads/eks-add-ons";
import type { Tier } from "../catalogue/tiers";
import { chartSettings, type ChartSections } from "../chart-settings";
import { camelKey } from "../reading/camel";

/** The settings of platform.yaml that matter here, as far as they could be read. */
export interface ClusterSettings extends ChartSections {
  readonly alerting?: AlertingSecrets;
}

/** Ways to send alerts that need a secret. */
interface AlertingSecrets {
  readonly slack?: object;
  readonly smtp?: object;
}

/** What one container of each kind asks for, in a client's tier. */
export function clusterRequests(tier: Tier): Readonly<Record<ContainerName, ContainerRequests>> {
  return forEach((name) => {
    const { requests, premium } = CONTAINERS[name];
    return (tier === "premium" ? premium : undefined) ?? requests;
  });
}

/** How many pods of each container a cluster has, or each node of it: none of what is switched off. */
export function clusterReplicas(tier: Tier, settings: ClusterSettings): Readonly<Record<ContainerName, number>> {
  return forEach((name) => {
    const { page, pods } = CONTAINERS[name];
    if (!isOn(page, settings)) return 0;
    if (pods === "per-node") return 1;
    return "setting" in pods ? (settings.clusterServices?.[camelKey(pods.setting)] ?? 1) : pods[tier];
  });
}

/** Whether alerts need a secret, which an add-on then mounts. */
export function needsAlertingSecrets({ slack, smtp }: AlertingSecrets): boolean {
  return slack !== undefined || smtp !== undefined;
}

function isOn(key: PageKey, settings: ClusterSettings): boolean {
  const charts: Readonly<Record<string, ChartPage>> = CHART_PAGES;
  if (charts[key]) return chartSettings(charts[key], settings).on;
  const addOns: Readonly<Record<string, AddOnPage>> = ADD_ON_PAGES;
  return !addOns[key]?.onlyForAlertingSecrets || needsAlertingSecrets(settings.alerting ?? {});
}

function forEach<T>(value: (name: ContainerName) => T): Readonly<Record<ContainerName, T>> {
  return Object.fromEntries(CONTAINER_NAMES.map((name) => [name, value(name)])) as Record<ContainerName, T>;
}
