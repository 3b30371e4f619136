import http from "node:http";
import type { AddressInfo } from "node:net";
import { bucketSettings } from "./bucket-settings";
import { BUCKET_SHIM_ROWS } from "./bucket-subresources";
import { eks, EKS_ROWS } from "./eks/eks";
import { FUNCTION_ROWS, functionSettings } from "./function-settings";
import { INSTANCE_ROWS, instances } from "./instances";
import { LAUNCH_ROWS, launches } from "./launches";
import { LAUNCH_TEMPLATE_ROWS, launchTemplateTags } from "./launch-template-tags";
import { LIFECYCLE_POLICY_ROWS, lifecyclePolicies } from "./lifecycle-policies";
import { LOG_GROUP_KEY_ROWS, logGroupKeys } from "./log-group-keys";
import { MANAGED_POLICY_ROWS, managedPolicies } from "./managed-policies";
import { REDRIVE_POLICY_ROWS, redrivePolicy } from "./redrive-policy";
import { OBJECT_KEY_ROWS, objectKeys } from "./object-keys";
import { OBJECT_RETENTION_ROWS, objectRetention } from "./object-retention";
import { readRequest, type Request } from "./request";
import { ROUTE_PROPAGATION_ROWS, routePropagation } from "./route-propagation";
import { RULE_DESCRIPTION_ROWS, ruleDescriptions } from "./rule-descriptions";
import type { Rule, ShimRow } from "./rule";
import { TABLE_TAG_ROWS, tableTags } from "./table-tags";
import { type Answer, upstream } from "./upstream";
import { VPN_ROWS, vpnConnections } from "./vpn-connections";

/** Everything the shim answers in the emulator's place, and why. */
export const SHIM_ROWS: readonly ShimRow[] = [
  ...BUCKET_SHIM_ROWS,
  ...TABLE_TAG_ROWS,
  ...RULE_DESCRIPTION_ROWS,
  ...ROUTE_PROPAGATION_ROWS,
  ...VPN_ROWS,
  ...FUNCTION_ROWS,
  ...REDRIVE_POLICY_ROWS,
  ...EKS_ROWS,
  ...LAUNCH_TEMPLATE_ROWS,
  ...INSTANCE_ROWS,
  ...LAUNCH_ROWS,
  ...MANAGED_POLICY_ROWS,
  ...LIFECYCLE_POLICY_ROWS,
  ...LOG_GROUP_KEY_ROWS,
  ...OBJECT_KEY_ROWS,
  ...OBJECT_RETENTION_ROWS,
];

/** A request with the status it was answered with. */
export interface Call extends Request {
  readonly status: number;
}

/** A proxy in front of the emulator that fills its gaps from memory and passes everything else on unchanged. */
export interface Shim {
  readonly endpoint: string;
  /** Every request answered so far, in the order of the answers. */
  readonly calls: readonly Call[];
  /** Puts a rule before all others, until the returned function is called. */
  intercept(rule: Rule): () => void;
  /** Hears of every request that the account has answered, before its client does, until the returned function is called. */
  watch(listener: (call: Call) => void): () => void;
  stop(): Promise<void>;
}

/** Starts the shim on a free port of 127.0.0.1. */
export async function startShim(emulatorEndpoint: string): Promise<Shim> {
  const emulator = upstream(emulatorEndpoint);
  const rules: Rule[] = [
    bucketSettings(),
    tableTags(),
    ruleDescriptions(),
    routePropagation(),
    vpnConnections(),
    functionSettings(),
    redrivePolicy(),
    eks(),
    launchTemplateTags(),
    instances(),
    launches(),
    managedPolicies(),
    lifecyclePolicies(),
    logGroupKeys(),
    objectRetention(),
    objectKeys(),
  ];
  const calls: Call[] = [];
  const listeners = new Set<(call: Call) => void>();

  async function answer(request: Request): Promise<Answer> {
    for (const rule of [...rules]) {
      const answered = await rule.answer(request, emulator);
      if (answered !== undefined) return answered;
    }
    return emulator(request);
  }

  async function serve(message: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const request = await readRequest(message);
    const { status, headers, body } = await answer(request);
    const call = { ...request, status };
    calls.push(call);
    for (const listener of listeners) listener(call);
    response.writeHead(status, headers).end(body);
  }

  const server = http.createServer((message, response) => {
    serve(message, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    intercept(rule) {
      rules.unshift(rule);
      return () => rules.splice(rules.indexOf(rule), 1);
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
