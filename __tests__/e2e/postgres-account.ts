import { CloudWatchClient, GetMetricStatisticsCommand, ListMetricsCommand } from "@aws-sdk/client-cloudwatch";

import type { Moto } from "../support/emulator/moto";

/** The emulated account as the operator of the databases uses it. */
export interface PostgresAccount {
  /** Makes a secret as Terraform does, without a value, or with an operator's password. */
  makeSecret(name: string, password?: string): Promise<void>;
  /** Makes or changes the parameter with a database's settings; without a text, deletes it. */
  setParameter(name: string, text?: string): Promise<void>;
  /** The password that a secret holds now. */
  password(name: string): Promise<string>;
  /** Everything that machines have told CloudWatch: "name machine [volume]", sorted. */
  metrics(namespace: string): Promise<string[]>;
  /** The highest value of a metric that a machine has told in this hour. */
  highest(namespace: string, metric: string, machine: string): Promise<number | undefined>;
  close(): void;
}

/** Reaches the account in an emulator. */
export function postgresAccount({ endpoint }: Moto, region: string): PostgresAccount {
  const credentials = { accessKeyId: "emulated", secretAccessKey: "emulated" };
  const cloudwatch = new CloudWatchClient({ region, endpoint, credentials });

  async function call(
    target: string,
    service: string,
    operation: string,
    input: object,
  ): Promise<Record<string, string>> {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `${target}.${operation}`,
        authorization: `AWS4-HMAC-SHA256 Credential=emulated/20200101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=none`,
      },
      body: JSON.stringify(input),
    });
    const answer = (await response.json()) as Record<string, string>;
    if (!response.ok) throw new Error(`${operation}: ${JSON.stringify(answer)}`);
    return answer;
  }

  const secretsManager = (operation: string, input: object) =>
    call("secretsmanager", "secretsmanager", operation, input);
  const ssm = (operation: string, input: object) => call("AmazonSSM", "ssm", operation, input);

  return {
    async makeSecret(Name, password) {
      await secretsManager("CreateSecret", { Name });
      if (password === undefined) return;
      await secretsManager("PutSecretValue", { SecretId: Name, SecretString: JSON.stringify({ password }) });
    },
    async setParameter(Name, Value) {
      if (Value === undefined) await ssm("DeleteParameter", { Name });
      else await ssm("PutParameter", { Name, Value, Type: "String", Overwrite: true });
    },
    async password(SecretId) {
      const { SecretString = "{}" } = await secretsManager("GetSecretValue", { SecretId });
      return (JSON.parse(SecretString) as { password: string }).password;
    },
    async metrics(Namespace) {
      const { Metrics = [] } = await cloudwatch.send(new ListMetricsCommand({ Namespace }));
      return Metrics.map(({ MetricName, Dimensions = [] }) =>
        [MetricName, ...Dimensions.map(({ Value }) => Value)].join(" "),
      ).sort();
    },
    async highest(Namespace, MetricName, machine) {
      const [StartTime, EndTime] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 60_000)];
      const Dimensions = [{ Name: "Machine", Value: machine }];
      const Statistics = ["Maximum" as const];
      const { Datapoints = [] } = await cloudwatch.send(
        new GetMetricStatisticsCommand({
          Namespace,
          MetricName,
          Dimensions,
          StartTime,
          EndTime,
          Period: 60,
          Statistics,
        }),
      );
      return Datapoints.at(-1)?.Maximum;
    },
    close: () => cloudwatch.destroy(),
  };
}
