import { words } from "../../../config/reading/words";

describe("words", () => {
  it("are what white space parts, in their order", () => {
    expect(words`
      flush  hot_reload.timeout
      audit-logs
    `).toEqual(["flush", "hot_reload.timeout", "audit-logs"]);
  });

  it("are none of nothing", () => {
    expect(words``).toEqual([]);
  });
});
