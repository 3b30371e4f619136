import { fleetProgram } from "./program";
import { run } from "./run";
import { leftBehind } from "./terminal/within";

void run(fleetProgram(), process.argv).then(() => {
  // What was printed goes out first.
  if (leftBehind()) process.stdout.write("", () => process.exit());
});
