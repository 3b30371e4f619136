import type { BaseCommit } from "./base-commit";
import type { Git } from "./git";

/** Files by which a synth of the same registry comes out otherwise; below the project's folder. */
const CODE =
  /^(main\.ts|cdktf\.json|tsconfig\.json|package(-lock)?\.json|scripts\/synth\.js|(layers|modules)\/|config\/(?![\w.-]+\.(yaml|schema\.json)$))/;

/** Whether the code that synthesizes differs between a commit and the working tree; the three files are no code. */
export function isCodeChanged(git: Git, { commit }: BaseCommit): boolean {
  const paths = [
    git.must("diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--", "."),
    git.must("ls-files", "--others", "--exclude-standard", "-z", "--", "."),
  ];
  return paths.flatMap((each) => each.split("\0")).some((path) => CODE.test(path));
}
