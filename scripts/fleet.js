#!/usr/bin/env node
// The launcher: TypeScript is compiled on the way in, wherever the command is called from.
require("tsx/cjs");
require("./fleet.ts");
