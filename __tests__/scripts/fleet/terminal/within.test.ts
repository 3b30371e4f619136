import { leftBehind, within } from "../../../../scripts/fleet/terminal/within";

describe("A deadline", () => {
  it("gives what comes in time, and a failure as it is", async () => {
    await expect(within(1000, "AWS", Promise.resolve(7))).resolves.toBe(7);
    await expect(within(1000, "AWS", Promise.reject(new Error("no")))).rejects.toThrow("no");
  });

  it("is otherwise the end of the command with exit 3, and leaves something behind", async () => {
    const late = within(5, "AWS", new Promise(() => undefined));
    await expect(late).rejects.toMatchObject({ code: 3, message: "AWS did not answer within 0.005 s" });
    expect(leftBehind()).toBe(true);
  });
});
