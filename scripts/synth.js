// `node --import tsx main.ts`, without waiting for what hasn't changed since the last time.
require("./launch/launch").launch("main.ts");
