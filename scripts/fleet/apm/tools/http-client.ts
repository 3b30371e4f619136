import { z } from "zod";

import type { Path } from "../../../../config/reading/path";
import type { Problem } from "../../../../config/reading/problem";
import { exclusiveProblems } from "./exclusive";
import { fieldOf } from "./field-of";
import { flag, name, oneOf, text, textMap, texts, unchecked, url } from "./fields";

const TLS_VERSIONS = ["TLS10", "TLS11", "TLS12", "TLS13"] as const;

/** How a client of Prometheus or Alertmanager checks certificates. */
export const TLS_CONFIG = z.object({
  ca: text().optional(),
  cert: text().optional(),
  key: text().optional(),
  ca_file: text().optional(),
  cert_file: text().optional(),
  key_file: text().optional(),
  ca_ref: text().optional(),
  cert_ref: text().optional(),
  key_ref: text().optional(),
  server_name: text().optional(),
  insecure_skip_verify: flag().optional(),
  min_version: oneOf(TLS_VERSIONS).optional(),
  max_version: oneOf(TLS_VERSIONS).optional(),
});

const PROXY = {
  proxy_url: url(["http:", "https:", "socks5:"]).optional(),
  no_proxy: text().optional(),
  proxy_from_environment: flag().optional(),
  proxy_connect_header: unchecked(),
};

/** The HTTP client's fields, which Prometheus has beside the others and Alertmanager below `http_config`. */
export const HTTP_CLIENT = {
  basic_auth: z
    .object({
      username: text().optional(),
      username_file: text().optional(),
      username_ref: text().optional(),
      password: text().optional(),
      password_file: text().optional(),
      password_ref: text().optional(),
    })
    .optional(),
  authorization: z
    .object({
      type: text().optional(),
      credentials: text().optional(),
      credentials_file: text().optional(),
      credentials_ref: text().optional(),
    })
    .optional(),
  oauth2: z
    .object({
      client_id: name(),
      client_secret: text().optional(),
      client_secret_file: text().optional(),
      client_secret_ref: text().optional(),
      client_certificate_key_id: text().optional(),
      client_certificate_key: text().optional(),
      client_certificate_key_file: text().optional(),
      client_certificate_key_ref: text().optional(),
      grant_type: text().optional(),
      signature_algorithm: text().optional(),
      iss: text().optional(),
      audience: text().optional(),
      claims: unchecked(),
      scopes: texts().optional(),
      token_url: url(),
      endpoint_params: textMap().optional(),
      tls_config: TLS_CONFIG.optional(),
      ...PROXY,
    })
    .optional(),
  bearer_token: text().optional(),
  bearer_token_file: text().optional(),
  tls_config: TLS_CONFIG.optional(),
  follow_redirects: flag().optional(),
  enable_http2: flag().optional(),
  http_headers: unchecked(),
  ...PROXY,
};

/** How requests to AWS are signed. */
export const SIGV4 = z.object({
  region: text().optional(),
  access_key: text().optional(),
  secret_key: text().optional(),
  profile: text().optional(),
  role_arn: text().optional(),
  external_id: text().optional(),
  use_fips_sts_endpoint: flag().optional(),
  service_name: text().optional(),
});

/** Alternatives for each of which a client takes one at most. */
const EXCLUSIVE: readonly (readonly string[])[] = [
  ["basic_auth", "authorization", "oauth2", "bearer_token", "bearer_token_file", "sigv4", "azuread", "google_iam"],
  ["basic_auth.username", "basic_auth.username_file", "basic_auth.username_ref"],
  ["basic_auth.password", "basic_auth.password_file", "basic_auth.password_ref"],
  ["authorization.credentials", "authorization.credentials_file", "authorization.credentials_ref"],
  ["oauth2.client_secret", "oauth2.client_secret_file", "oauth2.client_secret_ref"],
];

/** Ways to authenticate that exclude each other, in a client's settings as they are written. */
export function httpClientProblems(client: unknown, path: Path): readonly Problem[] {
  const problems = [...exclusiveProblems(client, path, EXCLUSIVE)];
  const type = fieldOf(client, "authorization.type");
  if (typeof type === "string" && type.trim().toLowerCase() === "basic") {
    const hint = "write basic_auth with username and password_file";
    problems.push({ path: [...path, "authorization", "type"], rule: "exclusive", message: "can't be basic", hint });
  }
  return problems;
}
