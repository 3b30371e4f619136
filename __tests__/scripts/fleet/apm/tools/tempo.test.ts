import { findingsOf, type Row } from "./findings-of";

/** A storage that is right: each row adds one mistake. */
const STORED = ["storage: { trace: { backend: local, local: { path: /x } } }"];

const ROWS: readonly Row[] = [
  ["no storage", ["server: {}"], ["1:1 error missing storage is missing"]],
  [
    "an unknown section",
    [...STORED, "ingestor: {}"],
    ['2:1 error unknown-key ingestor is not a key of this section (did you mean "ingester"?)'],
  ],
  [
    "an unknown backend",
    ["storage: { trace: { backend: s4 } }"],
    ['1:30 error object-store storage.trace.backend s4 is no backend of Tempo (did you mean "s3"?)'],
  ],
  [
    "a backend without its section",
    ["storage: { trace: { backend: s3 } }"],
    ["1:30 error object-store storage.trace.backend s3 needs storage.trace.s3, which says where it is"],
  ],
  [
    "a backend that is not said where",
    ["storage:", "  trace:", "    backend: s3", "    s3: { bucket: x }"],
    ["4:5 error missing storage.trace.s3 needs endpoint"],
  ],
  [
    "a retention that is no duration",
    [...STORED, "compactor: { compaction: { block_retention: 14 days } }"],
    ["2:45 error duration compactor.compaction.block_retention 14 days must be a duration such as 90s or 168h"],
  ],
  [
    "a retention of nothing, in Tempo 3's place",
    [...STORED, "backend_worker: { compaction: { block_retention: 0s } }"],
    ["2:50 error retention backend_worker.compaction.block_retention 0s must be more than 0"],
  ],
  [
    "an unknown receiver",
    [...STORED, "distributor: { receivers: { jeager: {} } }"],
    ['2:29 error receiver distributor.receivers.jeager is no receiver of Tempo (did you mean "jaeger"?)'],
  ],
  [
    "a receiver without protocols",
    [...STORED, "distributor: { receivers: { otlp: {} } }"],
    ["2:29 error receiver distributor.receivers.otlp needs protocols: grpc, http"],
  ],
  [
    "an unknown protocol",
    [...STORED, "distributor: { receivers: { otlp: { protocols: { htp: {} } } } }"],
    [
      '2:50 error receiver distributor.receivers.otlp.protocols.htp is no protocol of this receiver (did you mean "http"?)',
    ],
  ],
  [
    "endpoints without a port, and one port twice",
    [
      ...STORED,
      "distributor:",
      "  receivers:",
      "    otlp: { protocols: { grpc: { endpoint: 0.0.0.0 }, http: { endpoint: '0.0.0.0:4317' } } }",
      "    zipkin: { endpoint: ':4317' }",
    ],
    [
      "4:44 error host-port distributor.receivers.otlp.protocols.grpc.endpoint 0.0.0.0 must be a host with its port, such as 0.0.0.0:4317",
      "5:25 error port-conflict distributor.receivers.zipkin.endpoint :4317 is another receiver's port too: distributor.receivers.otlp.protocols.http.endpoint",
    ],
  ],
  [
    "remote ends of generated metrics",
    [...STORED, "metrics_generator: { storage: { remote_write: [{}, { url: x }] } }"],
    [
      "2:48 error missing metrics_generator.storage.remote_write[0] needs a url",
      "2:59 error url metrics_generator.storage.remote_write[1].url x must be a URL that begins with http:// or https://",
    ],
  ],
  [
    "a port out of range",
    [...STORED, "server: { http_listen_port: -1 }"],
    ["2:29 error range server.http_listen_port -1 must be a port from 0 to 65535"],
  ],
];

describe("Tempo's configuration (S2-22, S2-23)", () => {
  it.each(ROWS)("finds %s", (_, lines, findings) => {
    expect(findingsOf("tempo", lines)).toEqual(findings);
  });
});
