import { findingsOf, type Row } from "./findings-of";

const ROWS: readonly Row[] = [
  ["no service", ["receivers: {}"], ["1:1 error missing service is missing"]],
  [
    "no pipeline",
    ["service: { pipelines: {} }"],
    ["1:12 error pipeline service.pipelines must have at least one pipeline"],
  ],
  [
    "a section of Jaeger 1",
    [
      "sampling: 1",
      "service:",
      "  pipelines:",
      "    traces: { receivers: [otlp], exporters: [debug] }",
      "receivers: { otlp: { protocols: { grpc: } } }",
      "exporters: { debug: }",
    ],
    [
      "1:1 error unknown-key sampling is not a key of this section (known keys: service, receivers, processors, exporters, extensions, connectors)",
    ],
  ],
  [
    "a receiver that is not defined, and one that is not used",
    [
      "service:",
      "  pipelines:",
      "    traces: { receivers: [otpl], exporters: [debug] }",
      "receivers: { otlp: { protocols: { grpc: } } }",
      "exporters: { debug: }",
    ],
    [
      "3:27 error undefined-name service.pipelines.traces.receivers[0] otpl is not defined in receivers (known receivers: otlp)",
      "4:14 warning unused receivers.otlp is not named in any pipeline, and so does nothing",
    ],
  ],
  [
    "a pipeline without an end",
    [
      "service:",
      "  pipelines:",
      "    traces: { receivers: [otlp], exporters: [] }",
      "receivers: { otlp: { protocols: { grpc: } } }",
      "exporters: { debug: }",
    ],
    [
      "3:45 error pipeline service.pipelines.traces.exporters is empty: nothing would flow",
      "5:14 warning unused exporters.debug is not named in any pipeline, and so does nothing",
    ],
  ],
  [
    "a pipeline of an unknown signal",
    [
      "service:",
      "  pipelines:",
      "    trace: { receivers: [otlp], exporters: [debug] }",
      "receivers: { otlp: { protocols: { grpc: } } }",
      "exporters: { debug: }",
    ],
    [
      '3:5 error pipeline service.pipelines.trace must be named after one of traces, metrics, logs, profiles (did you mean "traces"?)',
    ],
  ],
  [
    "a component of an unknown type",
    [
      "service:",
      "  pipelines:",
      "    traces: { receivers: [otlp], exporters: [debug] }",
      "receivers: { otlp: { protocols: { grpc: } } }",
      "exporters: { debug: }",
      "extensions:",
      "  jaeger_storge: {}",
    ],
    [
      '7:3 warning component extensions.jaeger_storge is no type of extensions in Jaeger\'s own program (did you mean "jaeger_storage"?)',
      "7:3 warning unused extensions.jaeger_storge is not named in service.extensions, and so does nothing",
    ],
  ],
  [
    "an id that is none",
    [
      "service:",
      "  pipelines:",
      "    traces: { receivers: [otlp], exporters: [debug] }",
      "receivers: { otlp: { protocols: { grpc: } } }",
      "exporters: { debug: , 'otlp/a b': {} }",
    ],
    ["5:23 error component exporters.otlp/a b is no component's id: type, or type/name"],
  ],
  [
    "a storage without backends",
    [
      "service:",
      "  extensions: [jaeger_storage]",
      "  pipelines:",
      "    traces: { receivers: [otlp], exporters: [debug] }",
      "receivers: { otlp: { protocols: { grpc: } } }",
      "exporters: { debug: }",
      "extensions:",
      "  jaeger_storage: {}",
    ],
    ["8:3 error storage-backend extensions.jaeger_storage needs backends: at least one place for traces"],
  ],
  [
    "backends of two kinds and of none, and who uses them",
    [
      "service:",
      "  extensions: [jaeger_storage, jaeger_query, zpages]",
      "  pipelines:",
      "    traces: { receivers: [otlp], exporters: [debug] }",
      "receivers: { otlp: { protocols: { grpc: } } }",
      "exporters: { debug: }",
      "extensions:",
      "  jaeger_storage: { backends: { main: { memory: , badger: }, old: { memroy: } } }",
      "  jaeger_query: { storage: { traces: mian } }",
    ],
    [
      "2:46 error undefined-name service.extensions[2] zpages is not defined in extensions (known extensions: jaeger_storage, jaeger_query)",
      "8:33 error storage-backend extensions.jaeger_storage.backends.main must be of one kind: memory, badger, grpc, cassandra, elasticsearch, opensearch, clickhouse",
      '8:69 error storage-backend extensions.jaeger_storage.backends.old.memroy is no kind of backend (did you mean "memory"?)',
      "9:38 error undefined-name extensions.jaeger_query.storage.traces mian is no storage backend that is defined (known backends: main, old)",
    ],
  ],
  [
    "an exporter into a storage that is not there",
    [
      "service:",
      "  pipelines:",
      "    traces: { receivers: [otlp], exporters: [jaeger_storage_exporter] }",
      "receivers: { otlp: { protocols: { grpc: } } }",
      "exporters: { jaeger_storage_exporter: { trace_storage: x } }",
    ],
    [
      "5:56 error undefined-name exporters.jaeger_storage_exporter.trace_storage x is no storage backend that is defined (define it below extensions.jaeger_storage)",
    ],
  ],
];

describe("Jaeger 2's configuration (S2-22, S2-23)", () => {
  it.each(ROWS)("finds %s", (_, lines, findings) => {
    expect(findingsOf("jaeger", lines)).toEqual(findings);
  });
});
