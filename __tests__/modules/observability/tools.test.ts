import { at, SIZES, SynthesizedObservability } from "./synth-observability";

const synth = new SynthesizedObservability();

describe("Prometheus", () => {
  const values = synth.values("kps");

  it("says whose its metrics are", () => {
    const labels = { client: "acme", cluster: "acme-production-us-east-2" };
    expect(at(values, "prometheus.prometheusSpec.externalLabels")).toEqual(labels);
  });

  it("hears monitors and rules of every release", () => {
    const spec = at(values, "prometheus.prometheusSpec") as Record<string, unknown>;
    const selectors = Object.keys(spec).filter((key) => key.endsWith("SelectorNilUsesHelmValues"));
    expect(selectors).toHaveLength(5);
    for (const selector of selectors) expect(spec[selector]).toBe(false);
  });

  it("hands its blocks to Thanos, which keeps them in S3 (M-63)", () => {
    expect(at(values, "prometheus.prometheusSpec.thanos.objectStorageConfig")).toEqual({
      existingSecret: { name: "thanos-objstore", key: "objstore.yml" },
    });
    expect(at(values, "prometheus.thanosService.enabled")).toBe(true);
  });

  it("sends metrics to a central one only when told to (S3-93)", () => {
    expect(at(values, "prometheus.prometheusSpec.remoteWrite")).toBeUndefined();
    const remoteWriteUrl = "https://central.example.com/api/v1/write";
    const sending = new SynthesizedObservability({ remoteWriteUrl });
    expect(at(sending.values("kps"), "prometheus.prometheusSpec.remoteWrite.0.url")).toBe(remoteWriteUrl);
  });

  it("takes what Tempo counts, with the exemplars that lead to traces", () => {
    expect(at(values, "prometheus.prometheusSpec.enableRemoteWriteReceiver")).toBe(true);
    expect(at(values, "prometheus.prometheusSpec.enableFeatures")).toContain("exemplar-storage");
    expect(at(synth.values("tempo"), "tempo.metricsGenerator.storage.remote_write")).toEqual([
      { url: "http://kps-prometheus.observability.svc.cluster.local:9090/api/v1/write", send_exemplars: true },
    ]);
  });

  it.each(["kubeControllerManager", "kubeScheduler", "kubeEtcd", "kubeProxy"])(
    "does not wait for %s, which EKS hides",
    (part) => {
      expect(at(values, `${part}.enabled`)).toBe(false);
    },
  );
});

describe("Loki (M-64)", () => {
  const values = synth.values("loki");

  it("keeps to the client of S3 that takes a prefix with a slash", () => {
    expect(at(values, "loki.storage.use_thanos_objstore")).toBe(false);
  });

  it("deletes what is older than its retention, which takes its compactor as well", () => {
    expect(at(values, "loki.compactor")).toMatchObject({ retention_enabled: true, delete_request_store: "s3" });
  });

  it("has its rules on its own disk: in S3 they would lie outside every prefix", () => {
    expect(at(values, "loki.rulerConfig.storage")).toEqual({ type: "local", local: { directory: "/rules" } });
  });

  it("asks nobody who they are: its cluster has one client", () => {
    expect(at(values, "loki.auth_enabled")).toBe(false);
  });

  it("stores logs the way it always did: another schema would hide all logs of before", () => {
    expect(at(values, "loki.schemaConfig.configs")).toEqual([
      {
        from: "2024-04-01",
        store: "tsdb",
        object_store: "s3",
        schema: "v13",
        index: { prefix: "loki_index_", period: "24h" },
      },
    ]);
  });

  it("takes the old index's block away by null", () => {
    expect(at(values, "loki.storage_config.boltdb_shipper")).toBeNull();
  });

  it.each(["chunksCache", "resultsCache", "gateway", "lokiCanary", "test"])("does without %s", (part) => {
    expect(at(values, `${part}.enabled`)).toBe(false);
  });
});

describe("Tempo", () => {
  const values = synth.values("tempo");

  it("deletes traces before the bucket does", () => {
    expect(at(values, "tempo.retention")).toBe("696h");
  });

  it("is on S3 alone, at the region's own address", () => {
    expect(at(values, "tempo.storage.trace")).toMatchObject({
      backend: "s3",
      local: null,
      s3: { endpoint: "s3.us-east-2.amazonaws.com", region: "us-east-2" },
    });
  });

  it("has no ballast, which is more than its limit of memory", () => {
    expect(at(values, "tempo.memBallastSizeMbs")).toBe(0);
  });

  it("keeps what is not in S3 yet on a volume", () => {
    expect(at(values, "persistence")).toMatchObject({ enabled: true, size: "10Gi" });
  });
});

describe("Thanos", () => {
  const values = synth.values("thanos");

  it("asks the sidecars, and leaves out one of a pair", () => {
    const label = at(synth.values("kps"), "prometheus.prometheusSpec.replicaExternalLabelName");
    expect(at(values, "query.replicaLabels")).toEqual([label]);
    expect(at(values, "query.endpoints.static")).toEqual([
      "dnssrv+_grpc._tcp.kps-thanos-discovery.observability.svc.cluster.local",
    ]);
  });

  it("compacts once: two compactors on one prefix destroy blocks", () => {
    const premium = new SynthesizedObservability({ sizes: SIZES.premium });
    expect(at(premium.values("thanos"), "compactor.replicaCount")).toBe(1);
  });

  it("keeps every resolution as long as the bucket keeps objects (S3-90)", () => {
    const retention = { resolutionRaw: "90d", resolution5m: "90d", resolution1h: "90d" };
    expect(at(values, "compactor.retention")).toEqual(retention);
  });

  it("needs no autoscaler of another project's", () => {
    expect(at(values, "compactor.vpa.enabled")).toBe(false);
  });

  it("finds its object store by the role of its pods: the Secret holds no secret (G7)", () => {
    expect(at(values, "global.objstore")).toEqual({ createSecret: false, secretName: "thanos-objstore" });
    const { data } = synth.one("kubernetes_secret_v1", "object-store_secret") as { data: Record<string, string> };
    expect(JSON.parse(data["objstore.yml"]!)).toEqual({
      type: "S3",
      prefix: "metrics/client=acme",
      config: {
        bucket: "p-us-east-2-metrics-production",
        endpoint: "s3.us-east-2.amazonaws.com",
        region: "us-east-2",
        aws_sdk_auth: true,
      },
    });
  });
});

describe("Fluent Bit", () => {
  const outputs = String(at(synth.values("fluent-bit"), "config.outputs"));
  const inputs = String(at(synth.values("fluent-bit"), "config.inputs"));

  it("sends every line to Loki and to the archive, and nowhere else", () => {
    expect(outputs.match(/Name \w+/g)).toEqual(["Name loki", "Name s3"]);
    expect(outputs.match(/Match \S+/g)).toEqual(["Match kube.*", "Match kube.*"]);
    expect(outputs).toContain("Host loki.observability.svc.cluster.local\n    Port 3100\n");
  });

  it("writes an archive whose key begins with a slash, which Fluent Bit demands and drops", () => {
    expect(outputs).toContain("S3_Key_Format /logs/client=acme/raw/%Y/%m/%d/%H/$TAG-$UUID.gz\n");
    expect(outputs).toContain("Use_Put_Object On\n");
  });

  it("labels lines by client, namespace, pod, container and app", () => {
    expect(/Labels (.*)/.exec(outputs)![1]).toBe(
      "job=fluent-bit, client=acme, namespace=$kubernetes['namespace_name'], pod=$kubernetes['pod_name'], " +
        "container=$kubernetes['container_name'], app=$kubernetes['labels']['app.kubernetes.io/name']",
    );
  });

  it("does not read what it or Loki says: each line would make another", () => {
    expect(inputs).toContain("Exclude_Path /var/log/containers/fluent-bit-*.log,/var/log/containers/loki-*.log\n");
  });

  it("reads what containers wrote before it came to their node, once, and rotated files to their end", () => {
    expect(inputs).toContain("Read_from_Head On\n");
    expect(inputs).toMatch(/DB \S+\n/);
    expect(Number(/Rotate_Wait (\d+)/.exec(inputs)![1])).toBeGreaterThan(30);
  });

  it("buffers on disk, within bounds, and of it in memory what fits beside the largest object that is packed", () => {
    const service = String(at(synth.values("fluent-bit"), "config.service"));
    const chunksMib = 2 * Number(/storage\.max_chunks_up (\d+)/.exec(service)![1]);
    const packedMib = Number(/Total_File_Size (\d+)M/.exec(outputs)![1]);
    const limit = String(at(synth.values("fluent-bit"), "resources.limits.memory"));
    expect(chunksMib + 2 * packedMib).toBeLessThan(Number.parseInt(limit, 10));
    expect(inputs).toContain("storage.type filesystem\n");
    // Without effect on what is on disk.
    expect(inputs).not.toContain("Mem_Buf_Limit");
    expect(outputs.match(/storage\.total_limit_size \d+G/g)).toHaveLength(2);
  });

  it("runs on every node and remembers on it where it was", () => {
    const values = synth.values("fluent-bit");
    expect(at(values, "tolerations")).toEqual([{ operator: "Exists" }]);
    expect(at(values, "extraVolumes.0.hostPath.path")).toBe(at(values, "extraVolumeMounts.0.mountPath"));
    expect(inputs).toContain(`DB ${String(at(values, "extraVolumeMounts.0.mountPath"))}/`);
  });
});
