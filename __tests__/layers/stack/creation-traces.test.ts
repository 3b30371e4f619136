import { withoutCreationTraces } from "../../../layers/stack/creation-traces";

describe("withoutCreationTraces", () => {
  it("returns what the function returns, and captures no stack meanwhile", () => {
    const holder: { stack?: string } = {};
    const made = withoutCreationTraces(() => {
      Error.captureStackTrace(holder);
      return "made";
    });
    expect({ made, stack: holder.stack }).toEqual({ made: "made", stack: undefined });
  });

  it("leaves errors their stack", () => {
    const fail = (): never => {
      throw new Error("no");
    };
    const attempt = (): unknown => {
      try {
        return withoutCreationTraces(fail);
      } catch (error) {
        return (error as Error).stack;
      }
    };
    expect(attempt()).toMatch(/Error: no\n\s+at fail .*creation-traces\.test/);
  });

  it("restores the capture, also after an error", () => {
    expect(() =>
      withoutCreationTraces(() => {
        throw new Error("no");
      }),
    ).toThrow("no");
    const holder: { stack?: string } = {};
    Error.captureStackTrace(holder);
    expect(holder.stack).toContain("creation-traces.test");
  });
});
