import { assertValid, checkConfig } from "../../../../../scripts/fleet/apm/validate/check-config";
import { thrownBy } from "../thrown-by";

describe("A configuration as bytes", () => {
  it("is refused when it is not UTF-8, whatever its validator would say", () => {
    const utf16 = Buffer.from([0xff, 0xfe, 0x67, 0x00]);
    expect(checkConfig("prometheus", utf16, "prometheus.yaml")).toEqual([
      expect.objectContaining({ rule: "config-encoding", severity: "error", file: "prometheus.yaml", line: 1 }),
    ]);
  });

  it("is refused with all its findings, as one error (S2-23)", () => {
    expect(thrownBy(() => assertValid("loki", Buffer.from([0xff]), "loki.yaml"))).toMatchObject({
      code: "INVALID_CONFIG",
      message: "loki.yaml is no valid loki configuration (1 error): not uploaded",
      details: { findings: [expect.objectContaining({ rule: "config-encoding" })] },
    });
  });
});
