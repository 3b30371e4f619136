import { codePoint } from "../reading/quote";
import type { Problem } from "../reading/problem";
import { CLIENT_NAME, CLIENT_NAME_ADVICE, isReservedName, LONGEST_CLIENT_NAME } from "../schema/client-name";

/** What keeps a name from being a client's (S3-11, S3-20), or undefined where nothing does. */
export function clientNameProblem(name: string): Pick<Problem, "rule" | "message" | "hint"> | undefined {
  const foreign = [...name].find((character) => !/[\x20-\x7E]/.test(character));
  if (foreign) {
    const message = `holds ${codePoint(foreign)}, which is no plain letter, digit or hyphen`;
    return { rule: "client-name", message };
  }
  if (!CLIENT_NAME.test(name)) {
    return { rule: "client-name", message: "is not a client name", hint: CLIENT_NAME_ADVICE };
  }
  if (name.length > LONGEST_CLIENT_NAME) {
    return { rule: "client-name", message: `has ${name.length} characters; the limit is ${LONGEST_CLIENT_NAME}` };
  }
  if (!isReservedName(name)) return undefined;
  return {
    rule: "client-name-reserved",
    message: "is a reserved name",
    hint: "choose a name that stands for nothing else",
  };
}
