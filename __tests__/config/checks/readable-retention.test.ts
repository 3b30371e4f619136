import { checkReadableRetention } from "../../../config/checks/readable-retention";
import type { Registry } from "../../../config/registry";
import { planLifecycle } from "../../../config/catalogue/storage/lifecycle";

/** The first day on which a bucket's lifecycle archives objects that are still kept. */
function archiveDay(
  purpose: "logs" | "traces" | "metrics",
  retentionDays: number,
  intelligentTiering: boolean,
): number | undefined {
  const { rules, archiveTiers } = planLifecycle(purpose, { retentionDays, intelligentTiering });
  const steps = rules.flatMap(({ transitions }) => transitions);
  const glacier = steps.find(({ storageClass }) => storageClass === "GLACIER");
  const tiering = steps.find(({ storageClass }) => storageClass === "INTELLIGENT_TIERING");
  const tier = archiveTiers[0];
  return glacier?.days ?? (tier && tiering ? tiering.days + tier.days : undefined);
}

function warned(retentionDays: number, intelligentTiering: boolean): Record<string, string> {
  const retention = { logsDays: retentionDays, tracesDays: retentionDays, metricsDays: retentionDays };
  const platform = { retention, sharedStorage: { intelligentTiering } };
  const reports = [...checkReadableRetention({ platform } as unknown as Registry)];
  return Object.fromEntries(reports.map(({ path, message }) => [String(path.at(-1)), message]));
}

describe("The warning about telemetry that is kept in an archive (X-11)", () => {
  it.each([false, true])("says what the lifecycle does, for every retention; intelligent tiering: %s", (tiering) => {
    for (let days = 1; days <= 400; days++) {
      const found = warned(days, tiering);
      for (const purpose of ["logs", "traces", "metrics"] as const) {
        const day = archiveDay(purpose, days, tiering);
        const message = day === undefined ? undefined : `keeps objects past day ${day}, from when S3 archives them`;
        expect([purpose, days, found[`${purpose}_days`]]).toEqual([purpose, days, message]);
      }
    }
  });
});
