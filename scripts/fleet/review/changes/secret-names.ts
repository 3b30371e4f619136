import { isPlainMap } from "../../../../config/reading/plain-map";

/** Names of arguments, variables and keys that hold secrets. */
const SECRET =
  /pass(word|wd|phrase)?(?![a-z])|secret|token|credential|private_?key|pre_?shared|api_?key|sensitive|auth(?![a-z])|_wo$|user_data/i;

/** Names, addresses and ages of secrets are none. */
export const HARMLESS =
  /(_|^)(http_tokens|name|names|arn|arns|id|ids|version|wo_version|days|window_in_days|ttl|count|enabled|expiration|endpoint)$/i;

/** Whether what bears this name is a secret. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name) && !HARMLESS.test(name);
}

/** Whether it is `{ name: "DB_PASSWORD", value: … }`, as variables of containers and tags are written. */
export function isSecretPair(value: unknown): boolean {
  if (!isPlainMap(value)) return false;
  const name = value.name ?? value.key;
  return "value" in value && typeof name === "string" && isSecretName(name);
}
