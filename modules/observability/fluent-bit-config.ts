import { tplLiteral, type HelmValues } from "../cluster/helm-values";
import type { ClientPrefix } from "./client-prefix";
import { PORTS, serviceHost } from "./services";

/** On the node and in the pod. */
export const STATE_FOLDER = "/var/fluent-bit/state";

/** What becomes of a node's lines. */
export interface FluentBitSettings {
  readonly client: string;
  readonly region: string;
  /** Where lines are kept as they are. */
  readonly archive: ClientPrefix;
}

/** A section of Fluent Bit's settings: its keys and values line by line. */
type Section = readonly [kind: string, ...lines: readonly string[]];

/** Labels of every line in Loki: few, for each combination of values is a stream of its own. */
const LABELS: Readonly<Record<string, string>> = {
  namespace: "$kubernetes['namespace_name']",
  pod: "$kubernetes['pod_name']",
  container: "$kubernetes['container_name']",
  app: "$kubernetes['labels']['app.kubernetes.io/name']",
};

/** Fluent Bit's own lines and Loki's would answer each line that is sent with another. */
const NOT_READ = ["fluent-bit-*.log", "loki-*.log"].map((name) => `/var/log/containers/${name}`);

const SERVICE: Section = [
  "SERVICE",
  "Daemon Off",
  "Flush 1",
  "Log_Level info",
  "Parsers_File /fluent-bit/etc/parsers.conf",
  "Parsers_File /fluent-bit/etc/conf/custom_parsers.conf",
  "HTTP_Server On",
  "HTTP_Listen 0.0.0.0",
  "HTTP_Port 2020",
  "Health_Check On",
  `storage.path ${STATE_FOLDER}/buffer`,
  "storage.sync normal",
  // Two megabytes each: the default of 128 is all the memory that the container gets. What is above waits on disk.
  "storage.max_chunks_up 32",
  "storage.backlog.mem_limit 32M",
];

const CONTAINERS: Section = [
  "INPUT",
  "Name tail",
  "Path /var/log/containers/*.log",
  `Exclude_Path ${NOT_READ.join(",")}`,
  "multiline.parser docker, cri",
  "Tag kube.*",
  `DB ${STATE_FOLDER}/tail.db`,
  // A new node's containers write before Fluent Bit runs; what is in the DB is read once all the same.
  "Read_from_Head On",
  // A file that the kubelet rotates is read to its end, also after a pause.
  "Rotate_Wait 60",
  "Skip_Long_Lines On",
  "Refresh_Interval 5",
  // Where Mem_Buf_Limit is no limit: `storage.max_chunks_up` is.
  "storage.type filesystem",
];

const KUBERNETES: Section = [
  "FILTER",
  "Name kubernetes",
  "Match kube.*",
  "Merge_Log On",
  "Keep_Log Off",
  "K8S-Logging.Parser On",
  "K8S-Logging.Exclude On",
  "Labels On",
  "Annotations Off",
];

/** The chart's `config`, all of it: its own outputs go to an Elasticsearch that nobody has. */
export function fluentBitConfig(settings: FluentBitSettings): HelmValues {
  return {
    service: text(SERVICE),
    inputs: text(CONTAINERS),
    filters: text(KUBERNETES),
    outputs: text(toLoki(settings.client), toArchive(settings)),
  };
}

function toLoki(client: string): Section {
  const labels = Object.entries({ job: "fluent-bit", client, ...LABELS }).map(([name, value]) => `${name}=${value}`);
  return [
    "OUTPUT",
    "Name loki",
    "Match kube.*",
    `Host ${serviceHost("loki")}`,
    `Port ${PORTS.loki}`,
    `Labels ${labels.join(", ")}`,
    "Line_Format json",
    "Retry_Limit False",
    "storage.total_limit_size 1G",
  ];
}

function toArchive({ region, archive }: FluentBitSettings): Section {
  return [
    "OUTPUT",
    "Name s3",
    "Match kube.*",
    `Bucket ${archive.bucketName}`,
    `Region ${region}`,
    // Fluent Bit demands the first slash, and leaves it out of the key.
    `S3_Key_Format /${archive.prefix}%Y/%m/%d/%H/$TAG-$UUID.gz`,
    "Total_File_Size 50M",
    "Upload_Timeout 10m",
    "Compression gzip",
    // Small objects need no multipart upload, and so no right to list or abort one.
    "Use_Put_Object On",
    `Store_Dir ${STATE_FOLDER}/s3`,
    "Store_Dir_Limit_Size 2G",
    "Retry_Limit 5",
    "storage.total_limit_size 1G",
  ];
}

/** Helm runs these texts through tpl. */
function text(...sections: readonly Section[]): string {
  return tplLiteral(
    sections.map(([kind, ...lines]) => [`[${kind}]`, ...lines.map((line) => `    ${line}`), ""].join("\n")).join("\n"),
  );
}
