import http from "node:http";
import type { AddressInfo } from "node:net";

import { HeadObjectCommand } from "@aws-sdk/client-s3";

import { apmS3, MAX_SOCKETS } from "../../../../../scripts/fleet/apm/store/apm-s3";

/** Two full pools and a bit. */
const CALLS = 2 * MAX_SOCKETS + 3;

describe("The connections of the store", () => {
  const before = { ...process.env };
  afterEach(() => {
    process.env = { ...before };
  });

  it("are ten at most: the eleventh call waits until one is free (S2-11)", async () => {
    const held: http.ServerResponse[] = [];
    const owners = new Set<string | string[] | undefined>();
    let [seen, most] = [0, 0];
    const release = () => held.splice(0).forEach((response) => response.end());
    const server = http.createServer((request, response) => {
      most = Math.max(most, held.push(response));
      owners.add(request.headers["x-amz-expected-bucket-owner"]);
      // Held for a while, so that an eleventh call would be seen if one came.
      if (++seen === CALLS || held.length === MAX_SOCKETS) setTimeout(release, 50);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: "a",
      AWS_SECRET_ACCESS_KEY: "b",
    });
    const s3 = apmS3({ region: "us-east-2", accountId: "123456789012" });
    const keys = Array.from({ length: CALLS }, (_, index) => `${index}`);
    await Promise.all(keys.map((Key) => s3.send(new HeadObjectCommand({ Bucket: "configs", Key }))));
    expect(most).toBe(MAX_SOCKETS);
    expect([...owners]).toEqual(["123456789012"]);
    s3.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
});
