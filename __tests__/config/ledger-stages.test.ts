import { parse } from "yaml";

import { CLIENT_STAGE_NAMES, CLIENT_STAGES, type ClientStageName } from "../../config/catalogue/client-stages";
import { FILES } from "../../config/registry";
import { edited, FULL } from "../support/full-project";
import { loadFiles } from "../support/registry";

const DAYS = { paused_date: "2026-06-01", offboarding_date: "2026-07-01", decommissioned_date: "2026-08-01" } as const;
type Day = keyof typeof DAYS;
const FIELDS = Object.keys(DAYS) as Day[];

/** Which days each stage may have; its own is needed. */
const ALLOWED: Readonly<Record<ClientStageName, readonly Day[]>> = {
  reserved: [],
  active: [],
  paused: ["paused_date"],
  offboarding: ["paused_date", "offboarding_date"],
  decommissioned: ["paused_date", "offboarding_date", "decommissioned_date"],
};

/** Every stage with every choice of days, of a client who is in the registry or not as the stage has it. */
const CHOICES = CLIENT_STAGE_NAMES.flatMap((stage) =>
  [...Array(2 ** FIELDS.length).keys()].map((choice) => ({
    stage,
    days: FIELDS.filter((_, at) => (choice & (1 << at)) !== 0),
  })),
);

/** Where and since when the ledger of the full project has a client's block. */
function placeOf(name: string): Readonly<Record<string, unknown>> {
  const { clients } = parse(String(FULL[FILES.ledger])) as {
    readonly clients: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  const { vpc_cidr, region, environment, allocated_date } = clients[name]!;
  return { vpc_cidr, region, environment, allocated_date };
}

/** Findings on a client in a stage, switched off where registered; the ledger's own alone. */
function rulesOf(stage: ClientStageName, days: Readonly<Partial<Record<Day, string>>>, enabled = false): string[] {
  const name = CLIENT_STAGES[stage].isRegistered ? "globex" : "vandelay";
  const edits = [
    { file: "ledger" as const, path: ["clients", name], value: { ...placeOf(name), status: stage, ...days } },
    { file: "clients" as const, path: ["clients", "globex", "enabled"], value: name === "globex" ? enabled : true },
  ];
  const rules = loadFiles(edited(FULL, edits)).findings.map(({ rule }) => rule);
  return rules.filter((rule) => rule.startsWith("ledger-"));
}

describe("the stages of a client's life in the ledger", () => {
  it.each(CHOICES)("$stage with $days: no finding where it has its own day and none to come", ({ stage, days }) => {
    const { since } = { since: undefined, ...CLIENT_STAGES[stage] };
    const right = days.every((day) => ALLOWED[stage].includes(day)) && (since === undefined || days.includes(since));
    const found = rulesOf(stage, Object.fromEntries(days.map((day) => [day, DAYS[day]])));
    expect({ right: found.length === 0, rules: found.filter((rule) => rule !== "ledger-date") }).toEqual({
      right,
      rules: [],
    });
  });

  it("follow each other: a day before that of an earlier stage is found", () => {
    expect(rulesOf("offboarding", { paused_date: "2026-07-02", offboarding_date: "2026-07-01" })).toEqual([
      "ledger-date",
    ]);
    expect(rulesOf("offboarding", { paused_date: "2026-07-01", offboarding_date: "2026-07-01" })).toEqual([]);
    expect(rulesOf("paused", { paused_date: "2025-12-31" })).toEqual(["ledger-date"]);
    const all = { paused_date: "2026-06-03", offboarding_date: "2026-06-02", decommissioned_date: "2026-06-01" };
    expect(rulesOf("decommissioned", all)).toEqual(["ledger-date", "ledger-date"]);
  });

  it("paused is nobody who is enabled; who leaves may run until the layers are destroyed", () => {
    expect(rulesOf("paused", { paused_date: DAYS.paused_date }, true)).toEqual(["ledger-stage"]);
    expect(rulesOf("offboarding", { offboarding_date: DAYS.offboarding_date }, true)).toEqual([]);
  });

  it.each(["paused", "offboarding"] as const)("%s needs the client in the registry", (stage) => {
    const { since } = CLIENT_STAGES[stage];
    const value = { ...placeOf("vandelay"), status: stage, [since]: DAYS[since] };
    const { findings } = loadFiles(edited(FULL, [{ file: "ledger", path: ["clients", "vandelay"], value }]));
    expect(findings).toMatchObject([{ rule: "ledger-orphan", path: "clients.vandelay" }]);
  });
});
