import http from "node:http";
import type { AddressInfo } from "node:net";
import { type Account, account } from "./account";
import { hold } from "./hold";
import { type Shim, SHIM_ROWS, startShim } from "./shim";

const LIFECYCLE = "<LifecycleConfiguration><Rule><Filter></Filter></Rule></LifecycleConfiguration>";

describe("the shim in front of the AWS emulator", () => {
  const buckets = new Set<string>();
  const seen: string[] = [];
  let emulator: http.Server;
  let shim: Shim;
  let client: Account;

  /** An emulator that knows buckets and nothing of what is in them. */
  beforeEach(async () => {
    buckets.clear();
    seen.length = 0;
    buckets.add("logs");
    emulator = http.createServer(({ method, url = "" }, response) => {
      seen.push(`${method} ${url}`);
      const bucket = /^\/([^/?]*)/.exec(url)?.[1] ?? "";
      response.writeHead(bucket === "" || buckets.has(bucket) ? 200 : 404).end("<Emulator/>");
      if (method === "DELETE") buckets.delete(bucket);
    });
    await new Promise<void>((resolve) => emulator.listen(0, "127.0.0.1", resolve));
    shim = await startShim(`http://127.0.0.1:${(emulator.address() as AddressInfo).port}`);
    client = account(shim.endpoint, "us-east-2");
  });

  afterEach(async () => {
    await shim.stop();
    emulator.closeAllConnections();
    await new Promise((resolve) => emulator.close(resolve));
  });

  test("returns a bucket's lifecycle word for word", async () => {
    await client.putObject("logs", "?lifecycle=", LIFECYCLE);
    expect(await client.getObject("logs", "?lifecycle=")).toBe(LIFECYCLE);
  });

  test("answers as S3 does while a bucket has no lifecycle", async () => {
    expect(await client.getObject("logs", "?lifecycle=")).toBeUndefined();
    expect(shim.calls.at(-1)).toMatchObject({ status: 404, service: "s3" });
  });

  test("lists the configurations of which a bucket has many", async () => {
    await client.putObject("logs", "?metrics=&id=a", "<MetricsConfiguration><Id>a</Id></MetricsConfiguration>");
    await client.putObject("logs", "?metrics=&id=b", "<MetricsConfiguration><Id>b</Id></MetricsConfiguration>");
    expect(await client.getObject("logs", "?metrics=")).toMatch(/<Id>a<.*<Id>b</);
  });

  test("leaves it to the emulator which buckets exist", async () => {
    await client.putObject("traces", "?lifecycle=", LIFECYCLE);
    buckets.add("traces");
    expect(await client.getObject("traces", "?lifecycle=")).toBeUndefined();
  });

  test("forgets a bucket's configuration with the bucket", async () => {
    await client.putObject("logs", "?lifecycle=", LIFECYCLE);
    await client.deleteObject("logs", "");
    buckets.add("logs");
    expect(await client.getObject("logs", "?lifecycle=")).toBeUndefined();
  });

  test("passes everything else on and records it", async () => {
    await client.getObject("logs", "acme/one.log");
    expect(seen).toEqual(["GET /logs/acme/one.log"]);
    expect(shim.calls).toMatchObject([{ method: "GET", service: "s3", path: "/logs/acme/one.log", status: 200 }]);
  });

  test("holds a request back until it is released", async () => {
    const held = hold(shim, ({ action }) => action === "CreateVpc");
    const answer = client.ec2("CreateVpc", {});
    expect((await held.arrived).region).toBe("us-east-2");
    expect(seen).toEqual([]);
    held.release();
    expect(await answer).toBe("<Emulator/>");
  });

  test("documents every answer of its own with a reason", () => {
    expect(SHIM_ROWS.filter(({ reason }) => reason.length < 10)).toEqual([]);
    expect(new Set(SHIM_ROWS.map(({ service }) => service))).toEqual(
      new Set(["s3", "dynamodb", "ec2", "lambda", "sqs", "eks", "iam", "dlm", "logs"]),
    );
  });
});
