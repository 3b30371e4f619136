import { isLeftBy } from "../../../../scripts/fleet/provision/clear-locks";

const JOURNAL = {
  who: "ops@host",
  processes: [],
  free: [],
  terraformStartedAt: "2026-11-25T08:00:00.000Z",
};

const LOCK = { ID: "1", Operation: "OperationTypeApply", Info: "", Version: "1.14.0", Path: "state" };

describe("A lock was left by the interrupted run (F28)", () => {
  it.each([
    [
      "when it was taken right after its last Terraform had started",
      "ops@host",
      "2026-11-25T08:00:02.123456789Z",
      true,
    ],
    ["not when it is somebody else's", "dev@host", "2026-11-25T08:00:02Z", false],
    ["not when it is the same user's on another machine", "ops@laptop", "2026-11-25T08:00:02Z", false],
    ["not when it is older", "ops@host", "2026-11-25T07:59:59Z", false],
    ["not when it is much younger, and so another run's of the same user", "ops@host", "2026-11-25T09:00:00Z", false],
    ["not when it does not say when it was taken", "ops@host", "", false],
  ])("%s", (_, Who, Created, expected) => {
    expect(isLeftBy(JOURNAL, { ...LOCK, Who, Created })).toBe(expected);
  });

  it("never, when no Terraform had been started", () => {
    const lock = { ...LOCK, Who: "ops@host", Created: "2026-11-25T08:00:02Z" };
    expect(isLeftBy({ ...JOURNAL, terraformStartedAt: undefined }, lock)).toBe(false);
  });
});
