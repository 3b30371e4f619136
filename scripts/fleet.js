#!/usr/bin/env node
// The command line, wherever it is called from; what TypeScript and packages it needs, launch/ makes ready.
// The SDK's advice about Node's versions is for developers, not for whoever reads a command's output.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
require("./launch/launch").launch("scripts/fleet/main.ts");
