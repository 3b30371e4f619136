import { progress } from "../../../../scripts/fleet/terminal/progress";

describe("Progress", () => {
  it("is a line for every tenth where there is no terminal, so that a log stays short", () => {
    const { stream, text } = recorder(false);
    const deleted = progress("deleted", 2500, stream);
    for (let batch = 0; batch < 25; batch++) deleted.advance(100);
    deleted.done();
    const lines = text().trim().split("\n");
    expect(lines[0]).toBe("deleted: 100 of 2500");
    expect(lines.at(-1)).toBe("deleted: 2500 of 2500");
    expect(lines.length).toBeLessThanOrEqual(12);
  });

  it("is one line that changes on a terminal", () => {
    const { stream, text } = recorder(true);
    const deleted = progress("deleted", 2, stream);
    deleted.advance(1);
    deleted.advance(1);
    deleted.done("deleted all");
    expect(text()).toBe("\r\u001b[Kdeleted: 1 of 2\r\u001b[Kdeleted: 2 of 2\r\u001b[Kdeleted all\n");
  });
});

function recorder(isTTY: boolean): { stream: NodeJS.WriteStream; text: () => string } {
  let written = "";
  const stream = { isTTY, write: (text: string) => ((written += text), true) };
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => written };
}
