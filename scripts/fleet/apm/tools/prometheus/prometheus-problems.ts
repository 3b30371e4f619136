import type { z } from "zod";

import { decode, type Decoded } from "../../../../../config/reading/decode";
import type { Problem } from "../../../../../config/reading/problem";
import { secretProblems, type SecretPolicy } from "../config-secrets";
import { fieldOf } from "../field-of";
import { httpClientProblems } from "../http-client";
import { labelNameProblems } from "../label-names";
import { repeated } from "../repeated";
import { intervalProblems } from "./intervals";
import { relabelProblems } from "./relabel";
import { remoteProblems } from "./remotes";
import { PROMETHEUS } from "./schema";
import { kubernetesProblems, targetProblems } from "./targets";

type Prometheus = NonNullable<Decoded<z.output<typeof PROMETHEUS>>["value"]>;

const SECRETS: SecretPolicy = {
  tool: "Prometheus",
  isSecret: (path) => path.at(-1) === "credentials" || (path.at(-2) === "tls_config" && path.at(-1) === "key"),
  expands: false,
  hint: "keep it in AWS Secrets Manager, mount it as a file, and name that file (password_file, credentials_file)",
};

/** What `promtool check config` says, as far as it can be said without the files that a configuration names. */
export function prometheusProblems(data: unknown): readonly Problem[] {
  const { value = {}, problems } = decode(PROMETHEUS, data);
  const { global, scrapeConfigs = [], remoteWrite = [], remoteRead = [] } = value;
  return [
    ...problems,
    ...secretProblems(data, SECRETS),
    ...labelNameProblems(global?.externalLabels, ["global", "external_labels"]),
    ...intervalProblems(global, scrapeConfigs),
    ...jobProblems(scrapeConfigs, data),
    ...alertingProblems(value.alerting, data),
    ...remoteProblems("remote_write", remoteWrite, data),
    ...remoteProblems("remote_read", remoteRead, data),
    ...globProblems("rule_files", value.ruleFiles),
    ...globProblems("scrape_config_files", value.scrapeConfigFiles),
  ];
}

function jobProblems(jobs: NonNullable<Prometheus["scrapeConfigs"]>, data: unknown): readonly Problem[] {
  const written = (fieldOf(data, "scrape_configs") ?? []) as unknown[];
  const names = jobs.map((job, index) => ({ name: job?.jobName, path: ["scrape_configs", index, "job_name"] }));
  return [
    ...repeated(names, "job-name", "job"),
    ...jobs.flatMap((job, index) => {
      const [source, path] = [written[index], ["scrape_configs", index]];
      const relabels = fieldOf(source, "relabel_configs");
      const metricRelabels = fieldOf(source, "metric_relabel_configs");
      return [
        ...httpClientProblems(source, path),
        ...targetProblems(job?.staticConfigs, path),
        ...kubernetesProblems(source, path),
        ...relabelProblems(job?.relabelConfigs, relabels, [...path, "relabel_configs"]),
        ...relabelProblems(job?.metricRelabelConfigs, metricRelabels, [...path, "metric_relabel_configs"]),
      ];
    }),
  ];
}

function alertingProblems(alerting: Prometheus["alerting"], data: unknown): readonly Problem[] {
  const written = (fieldOf(data, "alerting.alertmanagers") ?? []) as unknown[];
  const relabels = fieldOf(data, "alerting.alert_relabel_configs");
  return [
    ...relabelProblems(alerting?.alertRelabelConfigs, relabels, ["alerting", "alert_relabel_configs"]),
    ...(alerting?.alertmanagers ?? []).flatMap((each, index) => {
      const [source, path] = [written[index], ["alerting", "alertmanagers", index]];
      const own = fieldOf(source, "relabel_configs");
      const alerts = fieldOf(source, "alert_relabel_configs");
      return [
        ...httpClientProblems(source, path),
        ...targetProblems(each?.staticConfigs, path),
        ...kubernetesProblems(source, path),
        ...relabelProblems(each?.relabelConfigs, own, [...path, "relabel_configs"]),
        ...relabelProblems(each?.alertRelabelConfigs, alerts, [...path, "alert_relabel_configs"]),
      ];
    }),
  ];
}

/** Prometheus allows a star in the last part of a path only. */
function globProblems(section: string, files: readonly (string | undefined)[] = []): readonly Problem[] {
  return files.flatMap((file, index): Problem[] => {
    if (file === undefined || /^[^*]*(\*[^/]*)?$/.test(file)) return [];
    return [{ path: [section, index], rule: "file-glob", message: "may have stars in its last part only" }];
  });
}
