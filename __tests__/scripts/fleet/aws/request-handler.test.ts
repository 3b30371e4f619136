import http from "node:http";
import net from "node:net";

import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { GetObjectCommand } from "@aws-sdk/client-s3";

import { awsClient } from "../../../../scripts/fleet/aws/aws-client";
import { connections } from "../../../../scripts/fleet/aws/connections";
import { awsFailure } from "../../../../scripts/fleet/aws/failure";
import { requestHandler } from "../../../../scripts/fleet/aws/request-handler";
import { s3Client } from "../../../../scripts/fleet/aws/s3";
import { fleet } from "../../../support/fleet";
import { listening } from "../../../support/listening";
import { EXAMPLE_ROOT } from "../../../support/registry";
import { withVariables } from "../../../support/with-variables";

const KEYS = { AWS_ACCESS_KEY_ID: "x", AWS_SECRET_ACCESS_KEY: "x", AWS_EC2_METADATA_DISABLED: "true" };
const IDENTITY = `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account><Arn>arn:aws:iam::123456789012:user/x</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`;

// That somebody is waited for is what one of the tests looks at.
beforeEach(() => void jest.spyOn(process.stderr, "write").mockReturnValue(true));
afterEach(() => jest.restoreAllMocks());

/** Who AWS says is calling, or the end of the command. */
async function askIdentity(variables: Readonly<Record<string, string>>): Promise<string> {
  return withVariables({ ...KEYS, ...variables }, async () => {
    const sts = awsClient(STSClient, "us-east-2");
    try {
      return (await sts.send(new GetCallerIdentityCommand({}))).Arn ?? "";
    } catch (error) {
      const failure = awsFailure(error);
      return `${failure?.code} ${failure?.message}`;
    } finally {
      sts.destroy();
    }
  });
}

/** An endpoint that sends an answer in pieces, each after so many ms. */
function trickling(text: string, pauseMs: number, pieces: number): http.Server {
  const size = Math.ceil(text.length / pieces);
  return http.createServer((_, response) => {
    let sent = 0;
    const timer = setInterval(() => {
      response.write(text.slice(sent, (sent += size)));
      if (sent < text.length) return;
      clearInterval(timer);
      response.end();
    }, pauseMs);
  });
}

describe("An endpoint that takes connections and never answers", () => {
  it("ends a command in a sentence, which says who was silent, and shows meanwhile what is waited for", async () => {
    await listening(net.createServer(), async (port) => {
      const variables = { ...KEYS, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`, FLEET_AWS_TIMEOUT: "1" };
      const run = await fleet(["state", "list", "--root", EXAMPLE_ROOT], variables);
      expect(run).toMatchObject({ status: 3, stdout: "" });
      expect(run.stderr).toMatch(new RegExp(`^waiting for 127\\.0\\.0\\.1:${port} … \\d s$`, "m"));
      const waits = run.stderr.split("\n").filter((line) => line.startsWith("waiting for "));
      expect(waits).toEqual([...new Set(waits)]);
      const said = `fleet: AWS can't be reached (TimeoutError): 127.0.0.1:${port} was silent for 1 s; FLEET_AWS_TIMEOUT in seconds waits longer\n`;
      expect(run.stderr.endsWith(said)).toBe(true);
    });
  });

  it("is not asked again by every further call of the command", async () => {
    let connected = 0;
    const silent = net.createServer(() => void connected++);
    await listening(silent, async (port) => {
      const variables = { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`, FLEET_AWS_TIMEOUT: "1" };
      expect(await askIdentity(variables)).toMatch(/^3 .*was silent for 1 s/);
      expect(await askIdentity(variables)).toMatch(/^3 .*has not answered before, and is not asked again$/);
      expect(connected).toBe(2);
    });
  });
});

describe("An endpoint that stops in the middle of an answer", () => {
  it("ends the reading of an object", async () => {
    const half = http.createServer((_, response) => {
      response.writeHead(200, { "content-length": "10" });
      response.write("12345");
    });
    await listening(half, async (port) => {
      await withVariables(
        { ...KEYS, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`, FLEET_AWS_TIMEOUT: "1" },
        async () => {
          const s3 = s3Client({ region: "us-east-2", accountId: "123456789012" });
          const { Body } = await s3.send(new GetObjectCommand({ Bucket: "b", Key: "k" }));
          const error: unknown = await Body!.transformToString().catch((thrown: unknown) => thrown);
          expect(awsFailure(error)).toMatchObject({
            code: 3,
            message: expect.stringContaining("1000 ms of inactivity") as string,
          });
          s3.destroy();
        },
      );
    });
  });
});

describe("An endpoint that is slow and lives", () => {
  it("is heard to its end, however long that takes", async () => {
    await listening(trickling(IDENTITY, 300, 6), async (port) => {
      const variables = { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`, FLEET_AWS_TIMEOUT: "1" };
      expect(await askIdentity(variables)).toBe("arn:aws:iam::123456789012:user/x");
    });
  });

  it("is not given up while a call waits for its turn", async () => {
    await listening(trickling(IDENTITY, 150, 2), async (port) => {
      const handler = requestHandler({ maxSockets: 1, connectMs: 100, silenceMs: 10_000 });
      const sts = awsClient(STSClient, "us-east-2", {
        requestHandler: handler,
        endpoint: `http://127.0.0.1:${port}`,
        credentials: { accessKeyId: "x", secretAccessKey: "x" },
        maxAttempts: 1,
      });
      const all = await Promise.all([1, 2, 3].map(() => sts.send(new GetCallerIdentityCommand({}))));
      expect(all.map(({ Account }) => Account)).toEqual(Array(3).fill("123456789012"));
      sts.destroy();
    });
  });
});

describe("A connection that doesn't come to stand", () => {
  it("is given up, and only it", async () => {
    const { httpAgent } = connections({ maxSockets: 1, connectMs: 30 });
    const error = await new Promise<Error>((resolve) => {
      // A name that nobody ever looks up.
      const never = http.get({ host: "nowhere.test", agent: httpAgent, lookup: () => undefined });
      never.on("error", resolve);
    });
    expect(error).toMatchObject({ code: "ETIMEDOUT", message: "no connection within 0.03 s" });
    httpAgent.destroy();
  });
});

describe("A proxy of the environment", () => {
  const answering = (seen: string[]): http.Server => {
    const server = http.createServer((request, response) => {
      seen.push(`${request.method} ${request.url}`);
      response.end(IDENTITY);
    });
    return server.on("connect", (request: http.IncomingMessage, socket: net.Socket) => {
      seen.push(`CONNECT ${request.url}`);
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n");
    });
  };

  it.each(["HTTP_PROXY", "http_proxy", "ALL_PROXY"])("is used as %s names it", async (name) => {
    const seen: string[] = [];
    await listening(answering(seen), async (port) => {
      const variables = { AWS_ENDPOINT_URL: "http://aws.test:4566", [name]: `http://127.0.0.1:${port}` };
      expect(await askIdentity(variables)).toBe("arn:aws:iam::123456789012:user/x");
      expect(seen).toEqual(["POST http://aws.test:4566/"]);
    });
  });

  it.each(["HTTPS_PROXY", "https_proxy"])(
    "is asked by %s to lead to AWS itself, and its refusal is a sentence",
    async (name) => {
      const seen: string[] = [];
      await listening(answering(seen), async (port) => {
        const said = await askIdentity({ [name]: `http://user:secret@127.0.0.1:${port}` });
        expect(seen).toEqual(["CONNECT sts.us-east-2.amazonaws.com:443"]);
        expect(said).toMatch(
          /^3 AWS can't be reached \(NetworkingError\): sts\.us-east-2\.amazonaws\.com by the proxy 127\.0\.0\.1:\d+: it asks for credentials/,
        );
        expect(said).not.toContain("secret");
      });
    },
  );

  it.each(["NO_PROXY", "no_proxy"])("is passed by for what %s names", async (name) => {
    await listening(answering([]), async (port) => {
      const endpoint = { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`, HTTP_PROXY: "http://127.0.0.1:9" };
      expect(await askIdentity({ ...endpoint, [name]: "127.0.0.1" })).toBe("arn:aws:iam::123456789012:user/x");
      expect(await askIdentity(endpoint)).toMatch(
        /^3 AWS can't be reached .*by the proxy 127\.0\.0\.1:9: connect ECONNREFUSED/,
      );
    });
  });

  it("that is none ends the command in a sentence", async () => {
    const said = await askIdentity({ AWS_ENDPOINT_URL: "http://aws.test", HTTP_PROXY: "http://me:secret@:::" });
    expect(said).toMatch(/^3 .*is no proxy: http:\/\/host:port is one/);
    expect(said).not.toContain("secret");
  });
});

describe("FLEET_AWS_TIMEOUT", () => {
  it.each(["0", "-1", "soon", "1e3"])("must be seconds, not %s", async (text) => {
    const run = await fleet(["state", "list", "--root", EXAMPLE_ROOT], { ...KEYS, FLEET_AWS_TIMEOUT: text });
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toBe(`fleet: FLEET_AWS_TIMEOUT is "${text}": it must be 1 to 9999 seconds\n`);
  });
});
