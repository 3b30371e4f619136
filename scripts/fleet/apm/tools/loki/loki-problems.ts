import { decode } from "../../../../../config/reading/decode";
import type { Problem } from "../../../../../config/reading/problem";
import { partProblem, valueProblem } from "../config-problem";
import { secretProblems, type SecretPolicy } from "../config-secrets";
import { fieldOf } from "../field-of";
import { nearest } from "../nearest";
import { serverPortProblems } from "../server-ports";
import { periodProblems } from "./periods";
import { limitProblems } from "./retention";
import { LOKI } from "./schema";

const SECRETS: SecretPolicy = {
  tool: "Loki",
  isSecret: (path) =>
    /^(account_key|connection_string|credentials|basic_auth_password|service_account|sas_token)$/.test(
      String(path.at(-1)),
    ),
  expands: true,
  hint: "on EKS the pod's role signs requests; anything else comes as ${NAME}, with -config.expand-env=true",
};

const KV_STORES = ["memberlist", "inmemory", "consul", "etcd", "multi"];

const RULE_STORES = ["local", "s3", "gcs", "azure", "swift", "cos", "bos", "alibabacloud"];

/** What `loki -verify-config` says about the parts that lose data or keep Loki from starting. */
export function lokiProblems(data: unknown): readonly Problem[] {
  const { value, problems } = decode(LOKI, data);
  return [
    ...problems,
    ...secretProblems(data, SECRETS),
    ...noPeriods(data),
    ...periodProblems(value?.schemaConfig?.configs ?? [], data),
    ...limitProblems(data),
    ...serverPortProblems(data),
    ...ringProblems(data),
    ...rulerProblems(data),
  ];
}

function noPeriods(data: unknown): readonly Problem[] {
  const periods = fieldOf(data, "schema_config.configs");
  if (!Array.isArray(periods) || periods.length > 0) return [];
  return [
    partProblem(["schema_config", "configs"], "missing", "needs a period: Loki would not know how to store anything"),
  ];
}

function ringProblems(data: unknown): readonly Problem[] {
  const path = ["common", "ring", "kvstore", "store"];
  const store = fieldOf(data, path.join("."));
  if (typeof store !== "string") return [];
  if (!KV_STORES.includes(store)) {
    return [valueProblem(path, "ring", "is no store for rings", { hint: nearest(store, KV_STORES, "stores") })];
  }
  const replicas = fieldOf(data, "common.replication_factor");
  if (store !== "inmemory" || typeof replicas !== "number" || replicas <= 1) return [];
  const message = `is seen by one process only, and common.replication_factor is ${replicas}`;
  return [valueProblem(path, "ring", message, { hint: "use memberlist" })];
}

function rulerProblems(data: unknown): readonly Problem[] {
  const path = ["ruler", "storage", "type"];
  const type = fieldOf(data, path.join("."));
  if (typeof type !== "string" || type === "") return [];
  if (!RULE_STORES.includes(type)) {
    return [
      valueProblem(path, "object-store", "is no store for rules", { hint: nearest(type, RULE_STORES, "stores") }),
    ];
  }
  const said = [`ruler.storage.${type}`, "common.storage"].some((field) => fieldOf(data, field) !== undefined);
  return said ? [] : [valueProblem(path, "object-store", `needs ruler.storage.${type}, which says where it is`)];
}
