import type { Documents } from "../../support/synth";

/** Providers of one name that Terraform could not tell apart: at most one may be without an alias (CDKTF accepts more). */
export function providerViolations(documents: Documents): string[] {
  return Object.entries(documents).flatMap(([stack, { provider }]) =>
    Object.entries(provider).flatMap(([name, configurations]) => {
      const aliases = configurations.map(({ alias }) => (alias as string | undefined) ?? "(none)");
      const twice = aliases.filter((alias, index) => aliases.indexOf(alias) < index);
      return twice.map((alias) => `${stack}: two configurations of provider ${name} with the alias ${alias}`);
    }),
  );
}
