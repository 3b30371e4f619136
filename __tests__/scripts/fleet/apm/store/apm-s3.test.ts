import http from "node:http";
import type { AddressInfo } from "node:net";

import { HeadObjectCommand, type S3Client } from "@aws-sdk/client-s3";

import { apmS3, MAX_SOCKETS } from "../../../../../scripts/fleet/apm/store/apm-s3";

/** Two full pools and a bit. */
const CALLS = 2 * MAX_SOCKETS + 3;

describe("The connections of the store", () => {
  let server: http.Server | undefined;
  let s3: S3Client | undefined;

  // Also after a failure: a server that listens would keep the worker.
  afterEach(async () => {
    s3?.destroy();
    server?.closeAllConnections();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  });

  it("are ten at most: the eleventh call waits until one is free (S2-11)", async () => {
    const held: http.ServerResponse[] = [];
    const owners = new Set<string | string[] | undefined>();
    let [seen, most] = [0, 0];
    const release = () => held.splice(0).forEach((response) => response.end());
    const listening = http.createServer((request, response) => {
      most = Math.max(most, held.push(response));
      owners.add(request.headers["x-amz-expected-bucket-owner"]);
      // Held for a while, so that an eleventh call would be seen if one came.
      if (++seen === CALLS || held.length === MAX_SOCKETS) setTimeout(release, 50);
    });
    server = listening;
    await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: "a",
      AWS_SECRET_ACCESS_KEY: "b",
    });
    const client = apmS3({ region: "us-east-2", accountId: "123456789012" });
    s3 = client;
    const keys = Array.from({ length: CALLS }, (_, index) => `${index}`);
    await Promise.all(keys.map((Key) => client.send(new HeadObjectCommand({ Bucket: "configs", Key }))));
    expect(most).toBe(MAX_SOCKETS);
    expect([...owners]).toEqual(["123456789012"]);
  });
});
