import { maximalClient } from "../support/fleets";
import { clientEntry, type Section } from "../support/registry";
import type { Body } from "../../scripts/fleet/review/model/stack";
import { at, SynthesizedFleet } from "./synthesized-fleet";

const LAYER = "observability";
const EMAIL = "platform-alerts@example.com";
const SMTP = {
  smarthost: "mail.example.com:587",
  from: "alerts@example.com",
  username: "alerts",
  password_secret_name: "platform/smtp-password",
};

function acme(platform: Section = {}): SynthesizedFleet {
  return SynthesizedFleet.of({ acme: clientEntry(1) }, platform);
}

/** Who gets mail of a cluster's alerts, through its topic. */
function subscribersIn(fleet: SynthesizedFleet): unknown[] {
  return fleet.of(LAYER, "acme", "aws_sns_topic_subscription").map(({ endpoint }) => endpoint);
}

/** Where the receiver of operators sends to. */
function receiverIn(fleet: SynthesizedFleet): Body {
  const receivers = at(fleet.values(LAYER, "acme", "kps"), "alertmanager.config.receivers") as Body[];
  return receivers.find(({ name }) => name === "ops")!;
}

describe("Alerts of a client's cluster", () => {
  it("go by mail to the client and the operators, through a topic of the client's", () => {
    const fleet = acme();
    expect(fleet.of(LAYER, "acme", "aws_sns_topic")).toEqual([
      expect.objectContaining({
        name: "acme-production-cluster-alerts",
        kms_master_key_id: "${data.terraform_remote_state.foundation.outputs.clients.acme.kms_key_arn}",
      }),
    ]);
    expect(subscribersIn(fleet).sort()).toEqual(["ops@client1.example", EMAIL].sort());
    expect(receiverIn(fleet).sns_configs).toMatchObject([{ topic_arn: "${aws_sns_topic.acme_alerts_topic.arn}" }]);
    expect(receiverIn(fleet)).not.toHaveProperty("email_configs");
  });

  it("go once to an address that is both", () => {
    expect(subscribersIn(acme({ alerting: { email: "ops@client1.example" } }))).toEqual(["ops@client1.example"]);
  });

  it("go through the mail server where there is one, and then there is no topic", () => {
    const fleet = acme({ alerting: { email: EMAIL, smtp: SMTP } });
    expect(fleet.of(LAYER, "acme", "aws_sns_topic")).toEqual([]);
    expect(subscribersIn(fleet)).toEqual([]);
    const addresses = (receiverIn(fleet).email_configs as Body[]).map(({ to }) => String(to));
    expect(addresses.join(", ").split(/,\s*/).sort()).toEqual(["ops@client1.example", EMAIL].sort());
    expect(receiverIn(fleet)).not.toHaveProperty("sns_configs");
  });
});

describe("A client without a cluster", () => {
  it("has nothing of this layer, unless it has buckets to watch", () => {
    const off = { eks: { enabled: false } };
    const fleet = SynthesizedFleet.of({ acme: clientEntry(1), globex: clientEntry(2, off) });
    expect(fleet.resources(LAYER, "globex")).toEqual([]);
    expect(Object.keys(fleet.contract("client_observability"))).toEqual(["acme"]);
  });
});

describe("What tools keep (X-11)", () => {
  const clients = { acme: maximalClient(1), globex: clientEntry(2) };
  const FLEETS = {
    "the usual days": {},
    "short-lived buckets": { retention: { logs_days: 3, traces_days: 2, metrics_days: 4 } },
  };

  /** Days after which a shared bucket deletes an object. */
  function bucketDays(fleet: SynthesizedFleet, type: string): number {
    const { rule } = fleet.at("bootstrap", `aws_s3_bucket_lifecycle_configuration.${type}_lifecycle_rules`);
    const days = /"expiration":\[\{"days":(\d+)/.exec(JSON.stringify(rule));
    return Number(days![1]);
  }

  describe.each(Object.entries(FLEETS))("with %s", (_, platform) => {
    const fleet = SynthesizedFleet.of(clients, platform);

    it.each<[string, string, string, string]>([
      ["Loki", "logs", "loki", "loki.limits_config.retention_period"],
      ["Tempo", "traces", "tempo", "tempo.retention"],
      ["Prometheus", "metrics", "kps", "prometheus.prometheusSpec.retention"],
      ["Thanos", "metrics", "thanos", "compactor.retention.resolutionRaw"],
      ["Thanos, of five minutes", "metrics", "thanos", "compactor.retention.resolution5m"],
      ["Thanos, of an hour", "metrics", "thanos", "compactor.retention.resolution1h"],
    ])("is never longer in %s than in the bucket for %s", (_tool, type, release, path) => {
      for (const client of ["acme", "globex"]) {
        const days = daysOf(at(fleet.values(LAYER, client, release), path));
        expect(days).toBeGreaterThan(0);
        expect(days).toBeLessThanOrEqual(bucketDays(fleet, type));
      }
    });
  });
});

/** `168h` or `7d`, in days. */
function daysOf(duration: unknown): number {
  const [, count, unit] = /^(\d+)([hd])$/.exec(String(duration)) ?? [];
  return unit === "h" ? Number(count) / 24 : Number(count);
}
