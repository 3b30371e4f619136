import { autoscalerImageTag } from "../../../modules/cluster-services/autoscaler-image";

describe("the autoscaler's image (M-51)", () => {
  it.each([
    ["9.59.0", "1.34", "v1.34.3"],
    ["9.59.0", "1.32", "v1.32.7"],
    ["9.37.0", "1.29", "v1.29.5"],
  ])("of chart %s follows an older cluster of %s", (chart, kubernetes, tag) => {
    expect(autoscalerImageTag(chart, kubernetes)).toBe(tag);
  });

  it.each([
    ["9.59.0", "1.35", "is made for it"],
    ["9.59.0", "1.36", "is the newest its rights are meant for"],
    ["9.37.0", "1.31", "is the newest its rights are meant for"],
    ["9.58.0", "1.34", "is all that is known"],
    ["9.59.0", "1.20", "is all that is known"],
  ])("of chart %s stays its own for %s: it %s", (chart, kubernetes) => {
    expect(autoscalerImageTag(chart, kubernetes)).toBeUndefined();
  });

  it.each(["9.59.0", "9.37.0"])("is one of the cluster's own minor (chart %s)", (chart) => {
    for (let minor = 25; minor < 40; minor++) {
      const tag = autoscalerImageTag(chart, `1.${minor}`);
      expect(tag ?? `v1.${minor}.0`).toMatch(new RegExp(`^v1\\.${minor}\\.\\d+$`));
    }
  });
});
