import { refuseDestruction } from "../../../../scripts/fleet/provision/refuse-destruction";

const plan = (...actions: string[][]): string =>
  JSON.stringify({
    resource_changes: actions.map((each, index) => ({ address: `a.b${index}`, change: { actions: each } })),
  });

describe("A plan of provision", () => {
  let shown: string;
  beforeEach(() => {
    shown = "";
    jest.spyOn(process.stderr, "write").mockImplementation((text) => {
      shown += String(text);
      return true;
    });
  });
  afterEach(() => jest.restoreAllMocks());

  it.each([
    ["destroys something (G8)", ["delete"], "destroy a.b1"],
    ["replaces something (G8)", ["delete", "create"], "replace a.b1"],
    ["replaces something the other way round (G8)", ["create", "delete"], "replace a.b1"],
  ])("that %s is refused, and says what", (_, actions, line) => {
    expect(() => refuseDestruction(plan(["create"], actions))).toThrow(
      expect.objectContaining({ code: 1, message: expect.stringMatching(/^nothing was changed/) as string }) as Error,
    );
    expect(shown).toBe(`Error: the plan would ${line}\n`);
  });

  it.each([
    ["makes, changes, reads and keeps", plan(["create"], ["update"], ["read"], ["no-op"])],
    ["has no resources", "{}"],
  ])("that %s is not", (_, text) => {
    expect(() => refuseDestruction(text)).not.toThrow();
    expect(shown).toBe("");
  });
});
