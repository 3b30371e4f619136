import { KEY, SERVICES, SynthesizedServices } from "./synthesize-services";

describe("the storage class (S3-90, M-56)", () => {
  const { arguments: storageClass } = new SynthesizedServices().at("storage-class/class");

  it("is the cluster's default, and the only one made here", () => {
    expect(new SynthesizedServices().of("kubernetes_storage_class_v1")).toHaveLength(1);
    expect(storageClass.metadata).toEqual({
      name: "gp3",
      annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
    });
  });

  it("makes gp3 volumes, encrypted with the client's key", () => {
    expect(storageClass).toMatchObject({
      storage_provisioner: "ebs.csi.aws.com",
      parameters: { type: "gp3", encrypted: "true", kmsKeyId: KEY },
    });
  });

  it("makes a volume in the zone of its pod, and lets it grow", () => {
    expect(storageClass).toMatchObject({ volume_binding_mode: "WaitForFirstConsumer", allow_volume_expansion: true });
  });
});

describe("a client's zone (S3-81)", () => {
  const synth = new SynthesizedServices();
  const zone = synth.at("zone/zone");

  it("is public, of the client's name", () => {
    expect(zone.arguments).toMatchObject({ name: "acme.ezra.world" });
    expect(zone.arguments).not.toHaveProperty("vpc");
  });

  it("can be destroyed with the records of ExternalDNS in it", () => {
    expect(zone.arguments.force_destroy).toBe(true);
  });

  it("is delegated from its parent zone for five minutes at a time (S3-82)", () => {
    expect(synth.at("zone/delegation").arguments).toEqual({
      zone_id: "ZPARENT",
      name: "acme.ezra.world",
      type: "NS",
      ttl: 300,
      records: `\${${zone.address}.name_servers}`,
    });
  });

  it("has a TXT record at its apex when asked for", () => {
    expect(synth.at("zone/placeholder").arguments).toMatchObject({
      zone_id: `\${${zone.address}.zone_id}`,
      name: "acme.ezra.world",
      type: "TXT",
      ttl: 300,
    });
    const without = new SynthesizedServices({ zone: { ...SERVICES.zone, createPlaceholder: false } });
    expect(without.of("aws_route53_record").map(({ path }) => path)).toEqual(["zone/delegation"]);
  });
});
