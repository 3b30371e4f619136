import { z } from "zod";

import { notPrivate } from "./address-space";
import { parseBlock } from "../cidr";
import { checked } from "./fields";

const CIDR_EDITOR = {
  pattern: "^\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}$",
  patternErrorMessage: "Write an IPv4 block such as 10.107.0.0/16",
};

/** Any canonical IPv4 block. */
export const cidr = (): z.ZodString =>
  checked(
    z.string(),
    (value) => {
      const parsed = parseBlock(value);
      return "rule" in parsed ? parsed : undefined;
    },
    CIDR_EDITOR,
  );

/** A canonical block of private address space whose prefix lies within bounds. */
export const privateCidr = (shortest: number, longest: number, sizeRule: string, why: string): z.ZodString =>
  checked(
    z.string(),
    (value) => {
      const parsed = parseBlock(value);
      if ("rule" in parsed) return parsed;
      const special = notPrivate(parsed);
      if (special)
        return {
          rule: "cidr-class",
          message: special,
          hint: "use a block of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
        };
      if (parsed.prefix >= shortest && parsed.prefix <= longest) return undefined;
      const message = `is /${parsed.prefix}, and must be between /${shortest} and /${longest}`;
      return { rule: sizeRule, message, hint: why };
    },
    CIDR_EDITOR,
  );

/** A TCP port. */
export const port = (): z.ZodInt =>
  checked(z.int(), (value) =>
    value >= 1 && value <= 65535 ? undefined : { rule: "port", message: "must be a TCP port between 1 and 65535" },
  );
