import { describeLock, parseLockInfo } from "../../../../../scripts/fleet/state/locks/lock-info";

describe("A lock", () => {
  it("says what for, by whom, since when, and what releases it", () => {
    const lock = parseLockInfo(
      '{"ID":"1-2","Operation":"OperationTypeApply","Who":"ann@desk","Created":"2026-07-01T00:00:00Z"}',
    );
    expect(describeLock(lock)).toBe("OperationTypeApply by ann@desk since 2026-07-01T00:00:00Z, lock id 1-2");
  });

  it.each([
    ["nothing", ""],
    ["half of one", '{"ID":"1'],
    ["no object", "null"],
    ["other types", '{"ID":7,"Who":null}'],
  ])("of which %s can be read is still a lock, without an id that could release it", (_, text) => {
    const lock = parseLockInfo(text);
    expect(lock).toMatchObject({ ID: "", Who: "unknown" });
    expect(describeLock(lock)).toBe("unknown operation by unknown since unknown, lock id unreadable");
  });
});
