import type { NameKind } from "../catalogue/name-limits";

/** A name that something will have. */
export interface MadeName {
  readonly kind: NameKind;
  readonly name: string;
  /** Where it is, if that is another region than that of what it is made for. */
  readonly region?: string;
}

/** What one naming function names, and when. */
export interface Naming<Scope> {
  readonly kind: NameKind;
  /** The names it gives in a scope: none, where what they would name is not made there. */
  readonly of: (scope: Scope) => readonly string[];
  readonly region?: (scope: Scope) => string | undefined;
}

/** All names that a table's functions give in a scope. */
export function* namesIn<Scope>(table: Readonly<Record<string, Naming<Scope>>>, scope: Scope): Iterable<MadeName> {
  for (const { kind, of, region: elsewhere } of Object.values(table)) {
    const region = elsewhere?.(scope);
    for (const name of of(scope)) yield { kind, name, ...(region === undefined ? {} : { region }) };
  }
}
