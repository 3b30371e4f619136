import { PassThrough } from "node:stream";

import { stepLine } from "../../../../scripts/fleet/checks/step-line";
import { paintFor } from "../../../../scripts/fleet/terminal/paint";
import { plainQuestion } from "../../../../scripts/fleet/terminal/plain-question";
import { progress } from "../../../../scripts/fleet/terminal/progress";
import { withVariables } from "../../../support/with-variables";

describe("A terminal that knows no escape codes (TERM=dumb)", () => {
  it("gets none: no colours, no line that changes", async () => {
    await withVariables({ TERM: "dumb" }, () => {
      let written = "";
      const stream = { isTTY: true, columns: 80, write: (text: string) => ((written += text), true) };
      const terminal = stream as unknown as NodeJS.WriteStream;
      const deleted = progress("deleted", 2, terminal);
      deleted.advance(2);
      deleted.done();
      stepLine("types", terminal).end("types: ok");
      terminal.write(paintFor(terminal).error("wrong"));
      expect(written).toBe("deleted: 2 of 2\ndeleted: 2 of 2\ntypes: ok\nwrong");
      return Promise.resolve();
    });
  });

  it.each([
    ["yes\n", "yes"],
    ["\n", ""],
    ["", undefined],
  ])("is asked in plain text: %j", async (typed, heard) => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    input.end(typed);
    expect(await plainQuestion("Go on? [y/N]", input, output)).toBe(heard);
    expect(String(output.read())).toBe("Go on? [y/N] ");
  });
});
