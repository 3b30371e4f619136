import type { z } from "zod";

import { arn } from "../../../config/schema/arn-field";
import { accountId, addOnVersion, amiId, keyPairName, secretName, tagText } from "../../../config/schema/aws-fields";
import { email, hostAndPort, httpsUrl, zoneName } from "../../../config/schema/domain-fields";
import { day, duration, phrase } from "../../../config/schema/fields";
import { pickBy, randomOf } from "../mutation";

/** Rolls parts of a right value. */
export class Dice {
  readonly pick: <T>(items: readonly T[]) => T;
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = randomOf(seed);
    this.pick = pickBy(this.random);
  }

  number(first: number, last: number): number {
    return first + Math.floor(this.random() * (last - first + 1));
  }

  text(characters: string, shortest: number, longest: number): string {
    return Array.from({ length: this.number(shortest, longest) }, () => this.pick([...characters])).join("");
  }
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
const HEX = `${DIGITS}abcdef`;

const label = (dice: Dice): string =>
  dice.pick(["a", "mail", "x-1", "ezra", "9lives", "a--b", dice.text(LETTERS, 1, 63)]);
const top = (dice: Dice): string => dice.pick(["com", "example", "world", "co", "museum", "cloud"]);
const domain = (dice: Dice): string =>
  [...Array.from({ length: dice.number(1, 3) }, () => label(dice)), top(dice)].join(".");
const account = (dice: Dice): string => `${dice.number(0, 9)}${dice.text(DIGITS, 10, 10)}${dice.number(1, 9)}`;
const region = (dice: Dice): string => dice.pick(["us-east-2", "eu-west-1", "ap-southeast-7"]);
const hex = (dice: Dice, length: number): string => dice.text(HEX, length, length);

/** One type of field: values that it takes, and mistakes in one that it never takes. */
export interface FieldType {
  readonly schema: z.ZodType<string>;
  readonly right: (dice: Dice) => string;
  readonly mistakes: readonly ((right: string) => string)[];
}

const inside = (part: string) => (right: string) => right.slice(0, 3) + part + right.slice(3);
const BLANKS = [(right: string) => ` ${right}`, (right: string) => `${right} `, () => "", () => " ", inside("\n")];
const NO_TEXT = [
  ...BLANKS,
  inside(" "),
  inside("é"),
  inside("а"),
  inside('"'),
  inside("<"),
  inside("*"),
  inside("\u200B"),
];
const ARN_MISTAKES = [
  ...NO_TEXT,
  (right: string) => right.replace("arn:", ""),
  (right: string) => right.replace(/^arn:aws[^:]*/, "arn:"),
  (right: string) => right.replace(/\d{12}/, "12345678901"),
  (right: string) => right.replace(/\d{12}/, ""),
  (right: string) => right.replace(/[^:]*$/, ""),
  (right: string) => right.replace(/:(sns|kms|iam):/, ":s3:"),
];

/** Every type of field that is more than text, a number or a choice, by what it takes. */
export const FIELD_TYPES: Readonly<Record<string, FieldType>> = {
  "the ARN of a role": {
    schema: arn("role"),
    right: (dice) =>
      `arn:${dice.pick(["aws", "aws-cn", "aws-us-gov"])}:iam::${account(dice)}:role/${dice.pick(["", "ci/", "a/b/"])}${dice.pick(["terraform", "A.b_c+d=e,f@g-h", dice.text(LETTERS, 1, 64)])}`,
    mistakes: [
      ...ARN_MISTAKES,
      (right) => right.replace("role/", "user/"),
      (right) => right.replace("iam::", "iam:us-east-2:"),
      (right) => right + "x".repeat(65),
    ],
  },
  "the ARN of a key": {
    schema: arn("key"),
    right: (dice) =>
      `arn:aws:kms:${region(dice)}:${account(dice)}:key/${dice.pick([`${hex(dice, 8)}-${hex(dice, 4)}-${hex(dice, 4)}-${hex(dice, 4)}-${hex(dice, 12)}`, `mrk-${hex(dice, 32)}`])}`,
    mistakes: [
      ...ARN_MISTAKES,
      (right) => right.replace("key/", "alias/"),
      (right) => `${right}0`,
      (right) => right.slice(0, -1),
      (right) => right.replace(/kms:[^:]*/, "kms:"),
    ],
  },
  "the ARN of a topic": {
    schema: arn("topic"),
    right: (dice) =>
      `arn:aws:sns:${region(dice)}:${account(dice)}:${dice.pick(["alerts", "A_b-9", dice.text(LETTERS, 1, 256)])}`,
    mistakes: [
      ...ARN_MISTAKES,
      (right) => `${right}.fifo`,
      (right) => `${right}:${"0".repeat(8)}-0000-0000-0000-${"0".repeat(12)}`,
      (right) => right.replace(/sns:[^:]*/, "sns:"),
      (right) => right + "x".repeat(257),
    ],
  },
  "an account": {
    schema: accountId(),
    right: account,
    mistakes: [
      ...NO_TEXT,
      () => "0".repeat(12),
      (right) => right.slice(1),
      (right) => `${right}1`,
      inside("-"),
      inside("٣"),
    ],
  },
  "an image": {
    schema: amiId(),
    right: (dice) => `ami-${dice.pick([`${hex(dice, 7)}1`, `${hex(dice, 16)}a`])}`,
    mistakes: [
      ...NO_TEXT,
      (right) => `${right}0`,
      (right) => right.slice(0, -1),
      (right) => right.slice(4),
      (right) => right.replace(/.$/, "g"),
    ],
  },
  "a duration": {
    schema: duration("10s", "24h"),
    right: (dice) => dice.pick([`${dice.number(10, 86400)}s`, `${dice.number(1, 1440)}m`, `${dice.number(1, 24)}h`]),
    mistakes: [
      ...BLANKS,
      (right) => `0${right}`,
      (right) => `-${right}`,
      (right) => right.slice(0, -1),
      (right) => right.toUpperCase(),
      (right) => right.replace(/\d+/, "0"),
      (right) => right.replace(/\d+/, "999999"),
      (right) => right.replace(/.$/, "d"),
      (right) => right + right,
    ],
  },
  "an e-mail address": {
    schema: email(),
    right: (dice) => `${dice.pick(["ops", "a.b", "x+y_z", "9", "a%b-c", dice.text(LETTERS, 1, 64)])}@${domain(dice)}`,
    mistakes: [
      ...NO_TEXT,
      (right) => right.replace("@", "@-"),
      (right) => right.replace("@", "@."),
      (right) => right.replace("@", ".@"),
      (right) => right.replace("@", ""),
      (right) => right.replace("@", "@@"),
      (right) => `.${right}`,
      (right) => `${right}.`,
      (right) => right.replace(/\.[a-z]+$/, ".c"),
      (right) => right.replace(/\.[a-z]+$/, ".123"),
      (right) => right.replace(/\.[a-z]+$/, "-.com"),
      (right) => right.replace(/\.[a-z]+$/, ".invalid"),
      (right) => right.replace(/\.[a-z]+$/, ".LOCAL"),
      (right) => right.replace(/@.*/, "@localhost"),
      (right) => `${"a".repeat(65)}${right}`,
      (right) => `${right},${right}`,
    ],
  },
  "a DNS zone": {
    schema: zoneName(),
    right: domain,
    mistakes: [
      ...NO_TEXT,
      (right) => `-${right}`,
      (right) => `.${right}`,
      (right) => `${right}.`,
      (right) => right.toUpperCase(),
      (right) => right.replace(/.*\./, ""),
      (right) => right.replace(/\.[a-z]+$/, ".test"),
      (right) => `${right}.amazonaws.com`,
      (right) => `${"x".repeat(64)}.${right}`,
      (right) => `${`${"x".repeat(60)}.`.repeat(5)}${right}`,
      inside("_"),
    ],
  },
  "a server and its port": {
    schema: hostAndPort(),
    right: (dice) => `${dice.pick([domain(dice), "10.1.2.3", "20.40.60.80"])}:${dice.number(1, 65535)}`,
    mistakes: [
      ...NO_TEXT,
      (right) => right.replace(/:\d+$/, ""),
      (right) => right.replace(/:\d+$/, ":"),
      (right) => right.replace(/:(\d+)$/, ":0$1"),
      (right) => right.replace(/:\d+$/, ":0"),
      (right) => right.replace(/:\d+$/, ":65536"),
      (right) => right.replace(/^[^:]*/, "localhost"),
      (right) => right.replace(/^[^:]*/, "127.0.0.1"),
      (right) => right.replace(/^[^:]*/, "[::1]"),
      (right) => right.replace(/^[^:]*/, "1.2.3"),
      (right) => `smtp://${right}`,
      (right) => `.${right}`,
      (right) => `-${right}`,
    ],
  },
  "an https URL": {
    schema: httpsUrl(),
    right: (dice) =>
      `https://${domain(dice)}${dice.pick(["", ":443", ":9090", ":65535"])}${dice.pick(["", "/", "/api/v1/write", "/a%20b/~c", "/w?tenant=a&x=1", "/a.b..c/"])}`,
    mistakes: [
      ...NO_TEXT,
      (right) => right.replace("https", "http"),
      (right) => right.replace("https://", ""),
      (right) => right.replace("https://", "https:/"),
      (right) => right.replace("https://", "https://ops@"),
      (right) => right.replace("https://", "https://."),
      (right) => right.replace(/^https:\/\/[^/:?]+/, "https://localhost"),
      (right) => right.replace(/^https:\/\/[^/:?]+/, "https://127.0.0.1"),
      (right) => right.replace(/^https:\/\/[^/?]+/, "https://a.example:0"),
      (right) => right.replace(/^https:\/\/[^/?]+/, "https://a.example:70000"),
      (right) => `${right}#x`,
      (right) => right.replace(/^(https:\/\/[^/?]+).*/, "$1/%4"),
      (right) => right.replace(/^(https:\/\/[^/?]+).*/, "$1/a/../b"),
      (right) => right.replace(/^(https:\/\/[^/?]+).*/, "$1/w?access_token=x"),
    ],
  },
  "an add-on version": {
    schema: addOnVersion(),
    right: (dice) =>
      `v${dice.number(1, 30)}.${dice.number(0, 99)}.${dice.number(0, 99)}-eksbuild.${dice.number(1, 99)}`,
    mistakes: [
      ...NO_TEXT,
      (right) => right.slice(1),
      (right) => right.replace("v", "v0"),
      (right) => right.replace(/^v\d+/, "v0"),
      (right) => right.replace(/\d+$/, "0"),
      (right) => right.replace(/-.*/, ""),
      (right) => right.replace(/\.\d+-/, "-"),
    ],
  },
  "a secret's name": {
    schema: secretName(),
    right: (dice) => dice.pick(["platform/smtp", "/terraform/a", "a", "A_b+c=d.e@f-g/h", dice.text(LETTERS, 1, 512)]),
    mistakes: [...NO_TEXT, () => "/", () => "--", inside(":"), (right) => right + "x".repeat(512)],
  },
  "a key pair's name": {
    schema: keyPairName(),
    right: (dice) => dice.pick(["ops", "ops key 2", "~a!", dice.text(LETTERS, 1, 255)]),
    mistakes: [...BLANKS, inside("é"), (right) => right + "x".repeat(255)],
  },
  "a tag's text": {
    schema: tagText(),
    right: (dice) =>
      dice.pick(["Acme", "Ünïcode + Söhne", "a", "CC-1", "株式会社", "a:b/c@d=e", dice.text(LETTERS, 1, 256)]),
    mistakes: [
      ...BLANKS,
      () => "-",
      () => "+ +",
      inside("*"),
      inside(","),
      (right) => `aws:${right}`,
      (right) => right + "x".repeat(256),
    ],
  },
  "a phrase": {
    schema: phrase(256),
    right: (dice) =>
      dice.pick([
        "alerts",
        "DOMAIN\\alerts",
        "Acme, Inc. & Söhne (EU)",
        "ops@acme.example",
        dice.text(LETTERS, 1, 256),
      ]),
    mistakes: [...BLANKS, () => "--", (right) => right + "x".repeat(256)],
  },
  "a day": {
    schema: day(),
    right: (dice) => new Date(dice.number(0, 30_000) * 86_400_000).toISOString().slice(0, 10),
    mistakes: [
      ...BLANKS,
      (right) => `${right}T00:00:00Z`,
      (right) => right.replace(/..$/, "32"),
      (right) => right.replace(/-..-/, "-13-"),
      (right) => right.replaceAll("-", "/"),
      (right) => right.slice(2),
    ],
  },
};
