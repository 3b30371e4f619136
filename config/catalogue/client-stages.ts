/** What holds in one stage of a client's life. */
export interface ClientStage {
  /** As a sentence goes on after the stage's name. */
  readonly meaning: string;
  /** Whether the client stands in clients.yaml. */
  readonly isRegistered: boolean;
  /** The ledger's field with the day on which the stage began; the block's own day where there is none. */
  readonly since?: "paused_date" | "offboarding_date" | "decommissioned_date";
}

/** The stages of a client's life as the ledger has them, in their order; from a pause the way leads back as well. */
export const CLIENT_STAGES = {
  reserved: { meaning: "kept for a client to come", isRegistered: false },
  active: { meaning: "the client is in clients.yaml", isRegistered: true },
  paused: { meaning: "switched off there, and may come back", isRegistered: true, since: "paused_date" },
  offboarding: {
    meaning: "on its way out, and still in clients.yaml until nothing is left of it",
    isRegistered: true,
    since: "offboarding_date",
  },
  decommissioned: {
    meaning: "tombstone of a client that is gone; its block stays taken until the entry is removed",
    isRegistered: false,
    since: "decommissioned_date",
  },
} as const satisfies Readonly<Record<string, ClientStage>>;

/** A stage by name. */
export type ClientStageName = keyof typeof CLIENT_STAGES;

/** The stages' names in their order. */
export const CLIENT_STAGE_NAMES = Object.keys(CLIENT_STAGES) as ClientStageName[];
