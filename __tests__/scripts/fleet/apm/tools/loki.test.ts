import { findingsOf, type Row } from "./findings-of";

/** A storage that is right: each row adds one mistake. */
const STORED = [
  "schema_config:",
  "  configs:",
  "    - { from: 2024-01-01, store: tsdb, object_store: filesystem, schema: v13, index: { period: 24h } }",
  "storage_config: { filesystem: {} }",
];

const ROWS: readonly Row[] = [
  ["no schema", ["auth_enabled: false"], ["1:1 error missing schema_config is missing"]],
  [
    "a schema without a period",
    ["schema_config: { configs: [] }"],
    ["1:27 error missing schema_config.configs needs a period: Loki would not know how to store anything"],
  ],
  [
    "an unknown section",
    [...STORED, "compacter: {}"],
    ['5:1 error unknown-key compacter is not a key of this section (did you mean "compactor"?)'],
  ],
  [
    "a period of which nothing is right",
    ["schema_config:", "  configs:", "    - { from: 2024-13-01, store: tsbd, object_store: s4, schema: v99 }"],
    [
      "3:15 error date schema_config.configs[0].from 2024-13-01 is not a calendar day of the form 2026-01-05",
      "3:34 error schema-store schema_config.configs[0].store tsbd is no index store (write tsdb)",
      '3:54 error object-store schema_config.configs[0].object_store s4 is no object store, nor a named one (did you mean "s3"?)',
      "3:66 error schema-version schema_config.configs[0].schema v99 is no schema version from v9 to v14 (write v13)",
    ],
  ],
  [
    "periods out of order, and stores that are nowhere",
    [
      "schema_config:",
      "  configs:",
      "    - { from: 2024-02-01, store: tsdb, object_store: s3, schema: v13, index: { period: 24h } }",
      "    - { from: 2024-01-01, store: tsdb, object_store: s3, schema: v12, index: { period: 12h } }",
    ],
    [
      "3:54 error object-store schema_config.configs[0].object_store s3 needs storage_config.aws or common.storage.s3, which say where it is",
      "4:15 error schema-order schema_config.configs[1].from 2024-01-01 must be later than the period before, 2024-02-01",
      "4:54 error object-store schema_config.configs[1].object_store s3 needs storage_config.aws or common.storage.s3, which say where it is",
      "4:66 error schema-version schema_config.configs[1].schema v12 can't hold structured metadata, which Loki 3 takes by default: it won't start (use tsdb with v13, or set limits_config.allow_structured_metadata to false)",
      "4:88 error schema-index schema_config.configs[1].index.period 12h must be 24h for tsdb",
    ],
  ],
  [
    "an index of before",
    [
      "schema_config:",
      "  configs:",
      "    - { from: 2024-01-01, store: boltdb-shipper, object_store: filesystem, schema: v12, index: { period: 36h } }",
      "storage_config: { filesystem: { directory: /x } }",
      "limits_config: { allow_structured_metadata: false }",
    ],
    [
      "3:34 warning schema-store schema_config.configs[0].store boltdb-shipper is an index of before (Loki 3.8 reads tsdb only: add a period with it from a coming day on)",
      "3:106 error schema-index schema_config.configs[0].index.period 36h must be a multiple of 24h",
    ],
  ],
  [
    "a retention of less than a day",
    [
      ...STORED,
      "limits_config: { retention_period: 12h }",
      "compactor: { retention_enabled: true, delete_request_store: filesystem }",
    ],
    ["5:36 error retention limits_config.retention_period 12h must be 24h or more"],
  ],
  [
    "a retention that is not whole days",
    [
      ...STORED,
      "limits_config: { retention_period: 30h }",
      "compactor: { retention_enabled: true, delete_request_store: filesystem }",
    ],
    [
      "5:36 warning retention limits_config.retention_period 30h is no multiple of 24h (the index has a table a day: logs stay until their table is through)",
    ],
  ],
  [
    "a retention that nobody carries out",
    [...STORED, "limits_config: { retention_period: 744h }"],
    [
      "5:36 warning retention limits_config.retention_period 744h deletes nothing without a compactor that carries it out (set compactor.retention_enabled and compactor.delete_request_store)",
    ],
  ],
  [
    "a retention without a place for requests to delete",
    [...STORED, "compactor: { retention_enabled: true }"],
    ["5:33 error retention compactor.retention_enabled needs delete_request_store: Loki won't start without it"],
  ],
  [
    "a stream's retention",
    [
      ...STORED,
      "limits_config:",
      "  retention_stream: [{ selector: '{a=}', period: 1h }, { selector: 'sum(x)', period: 24h }]",
    ],
    [
      '6:38 error expression limits_config.retention_stream[0].selector is no LogQL: "}" is not expected here',
      "6:50 error retention limits_config.retention_stream[0].period 1h must be 24h or more",
      '6:73 error expression limits_config.retention_stream[1].selector is no LogQL: "x" is not expected here',
    ],
  ],
  [
    "an unknown limit",
    [...STORED, "limits_config: { retention_perod: 744h }"],
    [
      '5:18 warning unknown-key limits_config.retention_perod is no limit that Loki documents (did you mean "retention_period"?)',
    ],
  ],
  ["limits that are no map", [...STORED, "limits_config: []"], ["5:16 error wrong-type limits_config must be a map"]],
  [
    "a limit of another type",
    [...STORED, "limits_config: { ingestion_rate_mb: fast }"],
    ['5:37 error wrong-type limits_config.ingestion_rate_mb fast must be a number, and is the text "fast"'],
  ],
  [
    "ports out of range",
    [...STORED, "server: { http_listen_port: 99999, grpc_listen_port: x }"],
    [
      "5:29 error range server.http_listen_port 99999 must be a port from 0 to 65535",
      "5:54 error range server.grpc_listen_port x must be a port from 0 to 65535",
    ],
  ],
  [
    "one port for both",
    [...STORED, "server: { http_listen_port: 80, grpc_listen_port: 80 }"],
    ["5:51 error port-conflict server.grpc_listen_port 80 is http_listen_port too"],
  ],
  [
    "an unknown store for rings",
    [...STORED, "common: { ring: { kvstore: { store: memberlst } } }"],
    ['5:37 error ring common.ring.kvstore.store memberlst is no store for rings (did you mean "memberlist"?)'],
  ],
  [
    "replicas that do not know of each other",
    [...STORED, "common: { replication_factor: 3, ring: { kvstore: { store: inmemory } } }"],
    [
      "5:60 error ring common.ring.kvstore.store inmemory is seen by one process only, and common.replication_factor is 3 (use memberlist)",
    ],
  ],
  [
    "a ruler whose rules are nowhere",
    [...STORED, "ruler: { storage: { type: s3 } }"],
    ["5:27 error object-store ruler.storage.type s3 needs ruler.storage.s3, which says where it is"],
  ],
];

describe("Loki's configuration (S2-22, S2-23)", () => {
  it.each(ROWS)("finds %s", (_, lines, findings) => {
    expect(findingsOf("loki", lines)).toEqual(findings);
  });
});
