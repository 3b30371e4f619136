import { fleetProgram } from "./program";
import { run } from "./terminal/run";

void run(fleetProgram(), process.argv);
