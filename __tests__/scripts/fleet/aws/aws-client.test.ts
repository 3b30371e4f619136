import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { PROJECT_ROOT } from "../../../support/synth-project";

const FLEET = join(PROJECT_ROOT, "scripts", "fleet");

/** Where clients of the SDK, their connections and their retries are made. */
const PLACES = ["aws/aws-client.ts", "aws/s3.ts", "aws/request-handler.ts", "aws/connections.ts", "aws/retries.ts"];

/** A client, or a connection of its own. */
const MADE = /new [A-Za-z0-9]*(Client|HttpHandler|Agent)\(|\bfetch\(|\b(http|https|http2)\.(request|get|connect)\(/;

describe("The clients of AWS", () => {
  it("are made in one place, with the limits that every call has", () => {
    const files = readdirSync(FLEET, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => file.replaceAll("\\", "/"));
    const making = files.filter((file) => MADE.test(readFileSync(join(FLEET, file), "utf8")));
    expect(making.filter((file) => !PLACES.includes(file) && file !== "aws/proxies.ts")).toEqual([]);
    expect(making.length).toBeGreaterThan(2);
  });
});
