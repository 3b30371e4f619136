type Json = Record<string, unknown>;

/** The emulated account as a second client sees it, over plain HTTP: to look at what Terraform made, or to be in its way. */
export interface Account {
  /** The object's text, or undefined when there is none. */
  getObject(bucket: string, key: string): Promise<string | undefined>;
  putObject(bucket: string, key: string, text: string): Promise<void>;
  deleteObject(bucket: string, key: string): Promise<void>;
  dynamodb(operation: string, input: object): Promise<Json>;
  /** Calls CloudWatch Logs. */
  logs(operation: string, input: object): Promise<Json>;
  /** Calls EC2 and returns its XML. */
  ec2(action: string, parameters: Record<string, string>): Promise<string>;
  /** Calls IAM and returns its XML. */
  iam(action: string, parameters: Record<string, string>): Promise<string>;
  /** Makes a public DNS zone. */
  makeZone(name: string): Promise<void>;
  /** Calls a service with paths and JSON (EKS, Data Lifecycle Manager); undefined when there is no such thing. */
  rest(service: string, method: string, path: string, input?: object): Promise<Json | undefined>;
}

/** Reaches the account through this endpoint. The emulator reads the service and region of a signature and checks nothing. */
export function account(endpoint: string, region: string): Account {
  async function send(service: string, path: string, init: RequestInit): Promise<Response> {
    const authorization = `AWS4-HMAC-SHA256 Credential=emulated/20200101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=none`;
    const response = await fetch(endpoint + path, { ...init, headers: { ...init.headers, authorization } });
    if (!response.ok && response.status !== 404) throw new Error(`${service} ${path}: ${await response.text()}`);
    return response;
  }
  async function form(service: string, version: string, action: string, parameters: Record<string, string>) {
    const body = new URLSearchParams({ Action: action, Version: version, ...parameters });
    return (await send(service, "/", { method: "POST", body })).text();
  }
  return {
    async getObject(bucket, key) {
      const response = await send("s3", `/${bucket}/${key}`, { method: "GET" });
      return response.ok ? response.text() : undefined;
    },
    async putObject(bucket, key, text) {
      await send("s3", `/${bucket}/${key}`, { method: "PUT", body: text });
    },
    async deleteObject(bucket, key) {
      await send("s3", `/${bucket}/${key}`, { method: "DELETE" });
    },
    async dynamodb(operation, input) {
      const headers = {
        "x-amz-target": `DynamoDB_20120810.${operation}`,
        "content-type": "application/x-amz-json-1.0",
      };
      const response = await send("dynamodb", "/", { method: "POST", headers, body: JSON.stringify(input) });
      return (await response.json()) as Json;
    },
    async logs(operation, input) {
      const headers = { "x-amz-target": `Logs_20140328.${operation}`, "content-type": "application/x-amz-json-1.1" };
      const response = await send("logs", "/", { method: "POST", headers, body: JSON.stringify(input) });
      const text = await response.text();
      return (text ? JSON.parse(text) : {}) as Json;
    },
    ec2: (action, parameters) => form("ec2", "2016-11-15", action, parameters),
    iam: (action, parameters) => form("iam", "2010-05-08", action, parameters),
    async makeZone(name) {
      const zone = `<Name>${name}</Name><CallerReference>${name}</CallerReference>`;
      const body = `<CreateHostedZoneRequest>${zone}</CreateHostedZoneRequest>`;
      await send("route53", "/2013-04-01/hostedzone", { method: "POST", body });
    },
    async rest(service, method, path, input) {
      const response = await send(service, path, { method, body: input && JSON.stringify(input) });
      return response.ok ? ((await response.json()) as Json) : undefined;
    },
  };
}
