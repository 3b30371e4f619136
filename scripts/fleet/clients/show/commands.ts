import type { Client, Target } from "../../../../config/fleet";
import { names } from "../../../../config/names";
import type { Published } from "./published";

/** A command that reaches something. */
export interface Reach {
  readonly to: string;
  readonly run: string;
}

/** The commands that reach a client's cluster, Grafana, database, machines and logs; docs/runbooks say more of each. */
export function commandsOf(
  { name, eks, database, compute, security }: Client,
  target: Target,
  ids: Published,
): Reach[] {
  const { environment, region } = target;
  const kubectl = `kubectl --context ${name}`;
  const machine = names.machine(target, name, "postgres");
  const primary = ids.databaseInstanceId ?? instanceNamed(`${machine}-primary`, region);
  const analytics = ids.analyticsInstanceId ?? instanceNamed(names.machine(target, name, "analytics"), region);
  const session = `aws ssm start-session --region ${region} --target`;
  const forward = `--document-name AWS-StartPortForwardingSession --parameters "portNumber=${security.databasePorts[0] ?? 5432},localPortNumber=15432"`;
  const cluster = [
    {
      to: "get a kubeconfig",
      run: `npx fleet kubeconfig --client ${name} --environment ${environment} --region ${region} --write "$HOME/.kube/config"`,
    },
    { to: "see its pods", run: `${kubectl} get pods --all-namespaces` },
    { to: "open Grafana", run: `${kubectl} port-forward -n observability svc/grafana 3000:80` },
    { to: "read the control plane's logs", run: tail(names.controlPlaneLogGroup(target, name)) },
  ];
  const postgres = [
    { to: "forward the database's port", run: `${session} ${primary} ${forward}` },
    { to: "open psql, meanwhile", run: `psql "host=localhost port=15432 user=postgres sslmode=require"` },
    { to: "log in on the database machine", run: `${session} ${primary}` },
  ];
  return [
    ...(eks.enabled ? cluster : []),
    ...(database.enabled ? postgres : []),
    ...(compute.analyticsEnabled ? [{ to: "log in on the analytics machine", run: `${session} ${analytics}` }] : []),
    { to: "read the flow logs", run: tail(names.flowLogGroup(target, name)) },
  ];

  function tail(group: string): string {
    return `aws logs tail ${group} --region ${region} --since 1h`;
  }
}

/** The id as AWS knows it, where no state could be asked. */
function instanceNamed(name: string, region: string): string {
  const filters = `Name=tag:Name,Values=${name} Name=instance-state-name,Values=running`;
  return `"$(aws ec2 describe-instances --region ${region} --filters ${filters} --query 'Reservations[].Instances[].InstanceId' --output text)"`;
}
