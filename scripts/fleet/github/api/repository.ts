/** A repository on GitHub, as far as commands read and write it. Paths begin below `/repos/{owner}/{name}`. */
export interface Repository {
  /** `owner/name`. */
  readonly name: string;
  /** One document. */
  get<T>(path: string): Promise<T>;
  /** Every item of a list that comes in pages; `within` names the field that holds it where the answer is no list itself. */
  list<T>(path: string, within?: string): Promise<T[]>;
  /** Makes something, or changes it. */
  send<T>(method: "POST" | "PATCH", path: string, body: unknown): Promise<T>;
}
