#!/usr/bin/env node
// The launcher: TypeScript is compiled on the way in, wherever the command is called from.
// The SDK's advice about Node's versions is for developers, not for whoever reads a command's output.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
void import("tsx").then(() => require("./fleet/main.ts"));
