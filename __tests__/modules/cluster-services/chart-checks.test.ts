import { secretProblems } from "../../support/charts/secret-problems";
import { valuesProblems } from "../../support/charts/values-problems";
import { DOCUMENTED, NEWEST, ofEach, SynthesizedServices, valuesOf } from "./synthesize-services";

/** The same services in every form that their values take. */
const FORMS: readonly [string, SynthesizedServices][] = [
  ["default versions", new SynthesizedServices()],
  ["documents' versions (S3-77)", new SynthesizedServices({ charts: DOCUMENTED, kubernetesVersion: "1.29" })],
  ["single pods and an older cluster", new SynthesizedServices({ replicas: ofEach(1), kubernetesVersion: "1.34" })],
  [
    "no load balancers, no DNS, no traces",
    new SynthesizedServices({
      charts: { ...NEWEST, "aws-load-balancer-controller": undefined, "external-dns": undefined },
      tracing: undefined,
    }),
  ],
];

const releases = FORMS.flatMap(([form, synth]) =>
  synth.of("helm_release").map((release) => {
    const { chart, version } = release.arguments as { chart: string; version: string };
    return [chart, version, form, valuesOf(release)] as const;
  }),
);

describe("the values for", () => {
  it.each(releases)("%s %s are known to the chart (%s)", (chart, version, _, values) => {
    expect(valuesProblems(chart, version, values)).toEqual([]);
  });
});

describe("the values for", () => {
  it.each(releases)("%s %s hold no secret (%s, G7)", (_chart, _version, _form, values) => {
    expect(secretProblems(values)).toEqual([]);
  });
});
