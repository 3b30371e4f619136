import { confirm, confirmTyped } from "../../../../scripts/fleet/terminal/confirm";

describe("Where there is no terminal", () => {
  const { isTTY } = process.stdin;
  beforeAll(() => Object.assign(process.stdin, { isTTY: false }));
  afterAll(() => Object.assign(process.stdin, { isTTY }));

  it("a question ends the command with exit 2 and names the option that answers it (F25)", async () => {
    await expect(confirm("Apply?", { flag: "--force" })).rejects.toMatchObject({
      code: 2,
      message: "this needs a confirmation; --force says yes where there is no terminal",
    });
  });

  it("a question that is answered already goes on", async () => {
    await expect(confirm("Apply?", { yes: true })).resolves.toBeUndefined();
  });

  it("nothing stands in for a typed name (G10)", async () => {
    await expect(confirmTyped("Delete it?", "state")).rejects.toMatchObject({ code: 2 });
  });
});
