import { z } from "zod";

import { DOMAINS_OF_AWS, NAMES_FOR_NOBODY, NAMES_WITHIN_A_NETWORK } from "../catalogue/domains";
import { parseAddress } from "../cidr";
import { isSecretKey } from "../reading/secrets";
import { notHost } from "./address-space";
import { checked } from "./fields";

const LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
/** Letters alone, or a punycode label: a number at the end would be an address. */
const TOP_LEVEL = "(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,58}[A-Za-z0-9])";
const DOMAIN = `(?:${LABEL}\\.)+${TOP_LEVEL}`;
const IS_DOMAIN = new RegExp(`^(?=.{1,253}$)${DOMAIN}$`);

const EMAIL = new RegExp(`^[A-Za-z0-9_%+-]+(?:\\.[A-Za-z0-9_%+-]+)*@${DOMAIN}$`);
const EMAIL_ADVICE = "must be one e-mail address such as ops@acme.example";

/** What RFC 5321 allows, in characters. */
const LONGEST_EMAIL = 254;
const LONGEST_LOCAL_PART = 64;

/** One e-mail address. The local part and the domain in their everyday forms; quoted local parts are refused. */
export const email = (): z.ZodString =>
  checked(
    z.string(),
    (value) => {
      const domain = value.slice(value.lastIndexOf("@") + 1);
      const fits = value.length <= LONGEST_EMAIL && value.length - domain.length - 1 <= LONGEST_LOCAL_PART;
      if (!EMAIL.test(value) || !fits || !IS_DOMAIN.test(domain)) return { rule: "email", message: EMAIL_ADVICE };
      const message = notPublicName(domain);
      return message === undefined ? undefined : { rule: "email", message };
    },
    { pattern: EMAIL.source, patternErrorMessage: EMAIL_ADVICE },
  );

const ZONE = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const ZONE_ADVICE = "must be a DNS zone such as example.com";

/** The name of a DNS zone that the internet can find. */
export const zoneName = (): z.ZodString =>
  checked(
    z.string(),
    (value) => {
      const message = ZONE.test(value) ? (notPublicName(value) ?? nameOfAws(value)) : ZONE_ADVICE;
      return message === undefined ? undefined : { rule: "zone-name", message };
    },
    { pattern: ZONE.source, patternErrorMessage: ZONE_ADVICE },
  );

const SERVER_ADVICE = "must be a server and port such as email-smtp.us-east-2.amazonaws.com:587";

/** A server that clusters connect to, and its port. */
export const hostAndPort = (): z.ZodString =>
  checked(
    z.string(),
    (value) => {
      const [, host = "", port = ""] = /^([^:]+):(\d+)$/.exec(value) ?? [];
      const message = host === "" || !isPort(port) ? SERVER_ADVICE : hostProblem(host, SERVER_ADVICE);
      return message === undefined ? undefined : { rule: "smarthost", message };
    },
    { pattern: "^[A-Za-z0-9.-]+:[1-9]\\d{0,4}$", patternErrorMessage: SERVER_ADVICE },
  );

const URL_FORM =
  /^https:\/\/(?<authority>[^/?#]*)(?<path>\/(?:[\w.~!$&()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?(?:\?(?<query>(?:[\w.~!$&()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*))?$/;
const URL_ADVICE = "must be an https URL";

/** Where clusters send data over TLS: no credentials, no fragment, nothing that needs quotes. */
export const httpsUrl = (): z.ZodString =>
  checked(
    z.string().max(2048),
    (value) => {
      const message = urlProblem(value);
      return message === undefined ? undefined : { rule: "url", message };
    },
    { pattern: "^https://[^\\s]+$", patternErrorMessage: URL_ADVICE },
  );

function urlProblem(value: string): string | undefined {
  if (!value.startsWith("https://")) return URL_ADVICE;
  const { authority = "", path = "", query = "" } = URL_FORM.exec(value)?.groups ?? {};
  if (authority === "") return "is not an https URL of letters, digits and the usual signs, without a fragment";
  if (authority.includes("@")) return "holds a user name: credentials belong in AWS Secrets Manager";
  const [, host = "", port] = /^([^:]+)(?::(\d+))?$/.exec(authority) ?? [];
  if (host === "" || (port !== undefined && !isPort(port))) return "names no host with a TCP port";
  if (/\/\.{1,2}(\/|$)/.test(path)) return "holds a step such as /../, which clients take in different ways";
  if (query.split("&").some((each) => isSecretKey(each.split("=")[0]!))) return "holds a secret in its query";
  return hostProblem(host, "names no host that DNS could know");
}

/** What keeps clusters from reaching a host, or undefined where nothing does. */
function hostProblem(host: string, advice: string): string | undefined {
  const address = parseAddress(host);
  if (address !== undefined) return notHost(address);
  if (!IS_DOMAIN.test(host)) return advice;
  const top = topLevelOf(host);
  const why = Object.hasOwn(NAMES_FOR_NOBODY, top) ? NAMES_FOR_NOBODY[top] : undefined;
  return why && `ends in .${top}, which is ${why}`;
}

function notPublicName(domain: string): string | undefined {
  const top = topLevelOf(domain);
  const nobody = { ...NAMES_FOR_NOBODY, ...NAMES_WITHIN_A_NETWORK };
  return Object.hasOwn(nobody, top) ? `ends in .${top}, which is ${nobody[top]}` : undefined;
}

function nameOfAws(zone: string): string | undefined {
  const owned = DOMAINS_OF_AWS.find((each) => zone === each || zone.endsWith(`.${each}`));
  return owned && `lies in ${owned}, where AWS alone has names`;
}

function topLevelOf(domain: string): string {
  return domain.slice(domain.lastIndexOf(".") + 1).toLowerCase();
}

function isPort(digits: string): boolean {
  return /^[1-9]\d{0,4}$/.test(digits) && Number(digits) <= 65535;
}
