import type { HelmValues } from "../../../modules/cluster/helm-values";
import type { ClientObservabilityProps } from "../../../modules/observability/observability-props";
import { secretProblems } from "../../support/charts/secret-problems";
import { valuesProblems } from "../../support/charts/values-problems";
import { CHARTS, SIZES, SLACK, SMTP, SynthesizedObservability } from "./synth-observability";

const EVERYTHING: Partial<ClientObservabilityProps> = {
  sizes: { ...SIZES.premium, loki: { ...SIZES.premium.loki, replicas: 3 } },
  alerting: { emailAddresses: ["ops@example.com"], slack: SLACK, smtp: SMTP },
  remoteWriteUrl: "https://central.example.com/api/v1/write",
};

const CASES = [
  ["standard", {}],
  ["premium, with everything on", EVERYTHING],
] as const;

const RELEASES = Object.values(CHARTS).map(({ name, version }) => ({
  name,
  version,
  release: name === "kube-prometheus-stack" ? "kps" : name,
}));

describe.each(CASES)("values of a client's charts: %s", (_, props) => {
  const synth = new SynthesizedObservability(props);

  it.each(RELEASES)("hold no secret: $name (G7)", ({ release }) => {
    expect(secretProblems(synth.values(release) as HelmValues)).toEqual([]);
  });
});

describe("values compared with the charts", () => {
  describe.each(CASES)("%s", (_, props) => {
    const synth = new SynthesizedObservability(props);

    it.each(RELEASES)("are all known to $name $version", ({ name, version, release }) => {
      expect(valuesProblems(name, version, synth.values(release) as HelmValues)).toEqual([]);
    });
  });
});
