import { z } from "zod";

import { INSTANCE_TYPES, isInstanceType } from "../catalogue/instance-types";
import { KUBERNETES_VERSIONS } from "../catalogue/kubernetes-versions";
import { LOG_RETENTION_DAYS, nearestLogRetention } from "../catalogue/log-retention";
import { didYouMean } from "../reading/suggest";
import { checked, patterned, sayingNothing } from "./fields";

/** An EC2 instance type, as in the EC2 API. */
export const instanceType = (): z.ZodString =>
  checked(
    z.string(),
    (value) =>
      isInstanceType(value)
        ? undefined
        : { rule: "instance-type", message: "is not an EC2 instance type", hint: didYouMean(value, INSTANCE_TYPES) },
    { pattern: "^[a-z0-9-]+\\.[a-z0-9-]+$", patternErrorMessage: "Write an instance type such as t3.medium" },
  );

/** A Kubernetes minor version that EKS knows; text, because 1.30 as a number is 1.3. */
export const kubernetesVersion = (): z.ZodString =>
  checked(
    z.string({ error: 'must be text: quote the version, as in "1.35"' }),
    (value) =>
      Object.hasOwn(KUBERNETES_VERSIONS, value)
        ? undefined
        : {
            rule: "kubernetes-version",
            message: "is not a version this project knows",
            hint: `known: ${Object.keys(KUBERNETES_VERSIONS).join(", ")}`,
          },
    { pattern: "^1\\.\\d{2}$", patternErrorMessage: 'Write a minor version in quotes, such as "1.35"' },
  );

/** The characters AWS takes in a tag value. */
export const TAG_VALUE = /^[\p{L}\p{N} +\-=._:/@]*$/u;

/** Text that becomes a tag value: AWS's characters, at most 256, not in AWS's own namespace. */
export const tagText = (): z.ZodString =>
  checked(z.string().min(1), (value) => {
    if (value === "") return undefined;
    if (value.length > 256) return { rule: "tag-value", message: "is longer than the 256 characters of a tag value" };
    if (/^aws:/i.test(value)) return { rule: "tag-value", message: 'begins with "aws:", which AWS keeps for itself' };
    if (!TAG_VALUE.test(value)) {
      return {
        rule: "tag-value",
        message: "holds a character that AWS refuses in tags",
        hint: "letters, digits, spaces and + - = . _ : / @ are allowed",
      };
    }
    const message = sayingNothing(value);
    return message === undefined ? undefined : { rule: "tag-value", message };
  });

/** The number of an AWS account. */
export const accountId = (): z.ZodString =>
  patterned("account-id", /^(?!0{12}$)\d{12}$/, "must be the 12 digits of an AWS account, in quotes");

/** An image's id: eight digits, or the seventeen of later ones. */
export const amiId = (): z.ZodString =>
  patterned("ami-id", /^ami-(?!0+$)([0-9a-f]{8}|[0-9a-f]{17})$/, "must be an AMI id such as ami-0123456789abcdef0");

/** The name of an EC2 key pair. */
export const keyPairName = (): z.ZodString =>
  patterned("key-pair-name", /^[\x21-\x7e]([\x20-\x7e]{0,253}[\x21-\x7e])?$/, "must be the name of an EC2 key pair");

/** A version of an EKS add-on; builds are counted from 1. */
export const addOnVersion = (): z.ZodString =>
  patterned(
    "add-on-version",
    /^v[1-9]\d{0,2}\.(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})-eksbuild\.[1-9]\d{0,3}$/,
    "must be an add-on version such as v1.22.4-eksbuild.3",
  );

/** The name of a secret that somebody else keeps in Secrets Manager. */
export const secretName = (): z.ZodString =>
  patterned(
    "secret-name",
    /^(?=.*[A-Za-z0-9])[A-Za-z0-9/_+=.@-]{1,512}$/,
    "must be the name of a secret in Secrets Manager",
  );

/** A number of days that CloudWatch Logs accepts as a retention. */
export const logRetentionDays = (): z.ZodInt =>
  checked(z.int(), (value) =>
    LOG_RETENTION_DAYS.includes(value)
      ? undefined
      : {
          rule: "log-retention",
          message: "is not a retention CloudWatch Logs offers",
          hint: `the nearest is ${nearestLogRetention(value)}; all: ${LOG_RETENTION_DAYS.join(", ")}`,
        },
  );
