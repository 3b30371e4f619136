import {
  backupKey,
  backupPrefix,
  configKey,
  configPrefix,
  journalKey,
  parseBackupKey,
} from "../../../../../scripts/fleet/apm/store/apm-keys";
import { CONFIG_TYPES } from "../../../../../scripts/fleet/apm/config-type";
import { BUCKET_PROFILES } from "../../../../../config/catalogue/storage/profiles";

const ACME = { client: "acme", environment: "production" };
const TIME = Date.UTC(2026, 6, 1, 12, 30);

describe("Keys of configurations", () => {
  it.each([
    ["prometheus", "apm-config/client=acme/production/prometheus/config.yaml"],
    ["grafana", "apm-config/client=acme/production/grafana/config.ini"],
    ["fluent-bit", "apm-config/client=acme/production/fluent-bit/config.conf"],
  ] as const)("are the documented ones: %s (S2-21, M-26)", (type, key) => {
    expect(configKey(ACME, type)).toBe(key);
  });

  it("are there for each of the seven tools, all below the client's own prefix (S2-01, C-23)", () => {
    const keys = CONFIG_TYPES.map((type) => configKey(ACME, type));
    expect(new Set(keys).size).toBe(7);
    expect(keys.every((key) => key.startsWith(configPrefix(ACME)))).toBe(true);
  });

  it("are not below those of a client whose name begins the same", () => {
    const longer = configKey({ client: "acme-eu", environment: "production" }, "loki");
    expect(longer.startsWith("apm-config/client=acme/")).toBe(false);
  });
});

describe("Keys of backups", () => {
  const key = backupKey(ACME, "grafana", TIME, "0123456789abcdef");

  it("say whose, what, when and which content (S2-25)", () => {
    expect(key).toBe("backups/client=acme/production/grafana/2026-07-01T12-30-00.000Z-01234567.ini");
    expect(parseBackupKey(key)).toEqual({ ...ACME, type: "grafana" });
    expect(key.startsWith(backupPrefix(ACME, "grafana"))).toBe(true);
  });

  it("are in the only part of the bucket that the lifecycle moves; current keys and journals are not (M-21)", () => {
    const [rule] = BUCKET_PROFILES["apm-config"].prefixRules ?? [];
    const prefix = rule!.filter.prefix!;
    expect(key.startsWith(prefix)).toBe(true);
    for (const live of [...CONFIG_TYPES.map((type) => configKey(ACME, type)), journalKey(ACME)])
      expect(live.startsWith(prefix)).toBe(false);
  });

  it("are sorted by time", () => {
    const later = backupKey(ACME, "grafana", TIME + 1, "00000000");
    expect([later, key].sort()).toEqual([key, later]);
  });

  it.each(["", "backups/", "apm-config/client=acme/production/loki/config.yaml", "backups/client=acme/production/x/y"])(
    "are told from other keys: %j",
    (other) => expect(parseBackupKey(other)).toBeUndefined(),
  );
});
