import { fleetProgram } from "./program";
import { run } from "./run";

void run(fleetProgram(), process.argv);
