import { definedOf } from "../../../../../config/reading/defined-of";
import type { Path } from "../../../../../config/reading/path";
import type { Problem } from "../../../../../config/reading/problem";
import { prometheusDuration } from "../duration";
import { fieldOf } from "../field-of";
import { httpClientProblems } from "../http-client";
import { repeated } from "../repeated";
import { relabelProblems } from "./relabel";

type Relabels = Parameters<typeof relabelProblems>[0];

/** A remote end as far as it could be decoded. */
interface Remote {
  readonly name?: string;
  readonly writeRelabelConfigs?: Relabels;
  readonly queueConfig?: {
    readonly minShards?: number;
    readonly maxShards?: number;
    readonly minBackoff?: string;
    readonly maxBackoff?: string;
  };
}

const DEFAULT_SHARDS = { minShards: 1, maxShards: 50 };
const DEFAULT_BACKOFF = { minBackoff: "30ms", maxBackoff: "5s" };

/** Where samples are sent to and read from: names once each, one way to authenticate, and queues in order. */
export function remoteProblems(
  section: "remote_write" | "remote_read",
  remotes: readonly (Remote | undefined)[],
  data: unknown,
): readonly Problem[] {
  const written = (fieldOf(data, section) ?? []) as unknown[];
  const names = remotes.map((each, index) => ({ name: each?.name, path: [section, index, "name"] }));
  return [
    ...repeated(names, "remote-name", section),
    ...remotes.flatMap((each, index) => {
      const [source, path] = [written[index], [section, index]];
      const relabels = fieldOf(source, "write_relabel_configs");
      return [
        ...httpClientProblems(source, path),
        ...relabelProblems(each?.writeRelabelConfigs, relabels, [...path, "write_relabel_configs"]),
        ...queueProblems(each?.queueConfig, [...path, "queue_config"]),
      ];
    }),
  ];
}

function queueProblems(queue: Remote["queueConfig"], path: Path): readonly Problem[] {
  const { minShards, maxShards } = { ...DEFAULT_SHARDS, ...definedOf(queue ?? {}) };
  const { minBackoff, maxBackoff } = { ...DEFAULT_BACKOFF, ...definedOf(queue ?? {}) };
  const problems: Problem[] = [];
  if (queue?.minShards !== undefined && minShards > (maxShards ?? Infinity)) {
    problems.push({ path: [...path, "min_shards"], rule: "range", message: `is more than max_shards, ${maxShards}` });
  }
  if (
    queue?.maxBackoff !== undefined &&
    (prometheusDuration(maxBackoff) ?? Infinity) < (prometheusDuration(minBackoff) ?? 0)
  ) {
    problems.push({
      path: [...path, "max_backoff"],
      rule: "range",
      message: `is less than min_backoff, ${minBackoff}`,
    });
  }
  return problems;
}
