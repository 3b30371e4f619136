import { observabilitySizes } from "../../../config/capacity/observability-sizes";
import { platformWith } from "../../support/fleets";
import { clientEntry, fleetOf, projectOf, type Section } from "../../support/registry";

function sizesOf(tier: "standard" | "premium", sections: Section = {}) {
  const { clients, platform } = fleetOf(projectOf({ acme: clientEntry(1, { tier }) }, platformWith(sections)));
  return observabilitySizes(clients[0]!, platform);
}

describe("What a tier buys of the observability stack", () => {
  it("is one replica, 50 GiB and 7 days for a standard client (S3-91)", () => {
    expect(sizesOf("standard")).toMatchObject({
      prometheus: { replicas: 1, volumeSizeGib: 50, retentionDays: 7, retentionSizeGb: 45 },
      alertmanager: { replicas: 1 },
      grafana: { volumeSizeGib: 20 },
      loki: { retentionHours: 168 },
    });
  });

  it("is two replicas, 100 GiB and 15 days for a premium client (S3-92)", () => {
    expect(sizesOf("premium")).toMatchObject({
      prometheus: { replicas: 2, volumeSizeGib: 100, retentionDays: 15, retentionSizeGb: 90 },
      alertmanager: { replicas: 2 },
      grafana: { volumeSizeGib: 50 },
      loki: { retentionHours: 720 },
    });
  });

  it.each(["standard", "premium"] as const)("lets Tempo delete traces a day before S3 does: %s", (tier) => {
    expect(sizesOf(tier).tempo.retentionHours).toBe(29 * 24);
  });

  it("can keep what each tier's tools have for other times (S3-93)", () => {
    const retention = { standard: { prometheus_days: 3, loki_days: 60, tempo_days: 10 } };
    expect(sizesOf("standard", { observability: { retention } })).toMatchObject({
      prometheus: { retentionDays: 3 },
      loki: { retentionHours: 1440 },
      tempo: { retentionHours: 240 },
    });
    expect(sizesOf("premium", { observability: { retention } }).loki.retentionHours).toBe(720);
  });

  it("never outlasts the bucket that the data is in (X-11)", () => {
    const retention = { logs_days: 5, traces_days: 4, metrics_days: 3 };
    expect(sizesOf("premium", { retention })).toMatchObject({
      prometheus: { retentionDays: 3 },
      loki: { retentionHours: 120 },
      tempo: { retentionHours: 96 },
      thanos: { retentionDays: 3 },
    });
  });
});
