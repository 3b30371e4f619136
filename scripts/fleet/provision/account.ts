/** The account in which things are looked for. */
export interface Account {
  readonly accountId: string;
  readonly partition: string;
  readonly project: string;
  readonly environment: string;
}
