import { decode } from "../../../../../config/reading/decode";
import type { Path } from "../../../../../config/reading/path";
import type { Problem } from "../../../../../config/reading/problem";
import { keyProblem, partProblem, valueProblem } from "../config-problem";
import { secretProblems, type SecretPolicy } from "../config-secrets";
import { goDuration, prometheusDuration } from "../duration";
import { fieldOf, recordOf } from "../field-of";
import { url } from "../fields";
import { nearest } from "../nearest";
import { receiverEndpointProblems } from "../receivers";
import { serverPortProblems } from "../server-ports";
import { COMPACTION, TEMPO } from "./schema";
import { storageProblems } from "./storage";

const SECRETS: SecretPolicy = {
  tool: "Tempo",
  isSecret: (path) => /^(storage_account_key|encryption_key|sasl_password)$/.test(String(path.at(-1))),
  expands: true,
  hint: "on EKS the pod's role signs requests; anything else comes as ${NAME}, with -config.expand-env=true",
};

const RECEIVERS = ["otlp", "jaeger", "zipkin", "kafka", "opencensus"];

/** Where Tempo 2 and Tempo 3 keep their compaction. */
const COMPACTIONS = [
  ["compactor", "compaction"],
  ["backend_worker", "compaction"],
  ["backend_scheduler", "provider", "compaction", "compaction"],
];

/** What keeps Tempo from starting, from receiving, or from keeping what it received. */
export function tempoProblems(data: unknown): readonly Problem[] {
  return [
    ...decode(TEMPO, data).problems,
    ...secretProblems(data, SECRETS),
    ...storageProblems(data),
    ...COMPACTIONS.flatMap((path) => compactionProblems(data, path)),
    ...serverPortProblems(data),
    ...receiverProblems(data),
    ...remoteWriteProblems(data),
  ];
}

function compactionProblems(data: unknown, path: Path): readonly Problem[] {
  const compaction = fieldOf(data, path.join("."));
  if (compaction === undefined) return [];
  // The schema has seen Tempo 2's already.
  const problems = path[0] === "compactor" ? [] : decode(COMPACTION, compaction, path).problems;
  const retention = fieldOf(compaction, "block_retention");
  const span = typeof retention === "string" ? (goDuration(retention) ?? prometheusDuration(retention)) : undefined;
  if (span === undefined || span > 0) return problems;
  return [...problems, valueProblem([...path, "block_retention"], "retention", "must be more than 0")];
}

function receiverProblems(data: unknown): readonly Problem[] {
  const path = ["distributor", "receivers"];
  const receivers = recordOf(fieldOf(data, path.join(".")));
  const unknown = Object.keys(receivers).filter((id) => !RECEIVERS.includes(id.split("/")[0]!));
  return [
    ...unknown.map((id) => {
      const hint = nearest(id, RECEIVERS, "receivers");
      return keyProblem([...path, id], "receiver", "is no receiver of Tempo", { hint });
    }),
    ...receiverEndpointProblems(receivers, path),
  ];
}

function remoteWriteProblems(data: unknown): readonly Problem[] {
  const path = ["metrics_generator", "storage", "remote_write"];
  const targets = fieldOf(data, path.join("."));
  if (!Array.isArray(targets)) return [];
  return targets.flatMap((target: unknown, index) => {
    const written = fieldOf(target, "url");
    if (written === undefined) return [partProblem([...path, index], "missing", "needs a url")];
    const [issue] = url().safeParse(written).error?.issues ?? [];
    return issue ? [valueProblem([...path, index, "url"], "url", issue.message)] : [];
  });
}
