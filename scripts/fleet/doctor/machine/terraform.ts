import { OLDEST_TERRAFORM } from "../../../../config/catalogue/terraform-version";
import { TERRAFORMS } from "../../deploy/terraform-at";
import { versionIn } from "../../terraform/assert-terraform";
import { MISSING } from "../ask-program";
import { ok, problem, type Check } from "../check";

/** Whether Terraform or OpenTofu is there, of a version that reads the stacks: one of the two is enough. */
export const terraform: Check = async ({ ask }) => {
  const answers = await Promise.all(
    TERRAFORMS.map(async (program) => ({ program, ...(await ask(program, ["version"])) })),
  );
  const read = answers.map(({ program, text, why }) => {
    const { version, problem: wrong } = text === undefined ? { problem: why } : versionIn(text, program);
    return { program, version, wrong };
  });
  const good = read.filter(({ wrong }) => wrong === undefined);
  if (good.length > 0) return ok(good.map(({ program, version }) => `${program} ${version}`).join(", "));
  const present = read.filter(({ wrong }) => wrong !== MISSING);
  const [first] = present;
  const fix = `install Terraform ${OLDEST_TERRAFORM} or newer: https://developer.hashicorp.com/terraform/install`;
  if (first === undefined) return problem("neither terraform nor tofu is on PATH", fix);
  if (first.version !== undefined) return problem(`${first.program} is ${first.version}, too old for the stacks`, fix);
  return problem(`${first.program}: ${first.wrong?.replace(/: install .*$/, "") ?? "unknown"}`, fix);
};
