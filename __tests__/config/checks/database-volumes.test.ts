import { checkDatabaseVolumes } from "../../../config/checks/database-volumes";
import type { Registry } from "../../../config/registry";
import { randomOf } from "../mutation";

interface Sizes {
  readonly data: number;
  readonly backup?: number;
  readonly days: number;
}

function findingsOf({ data, backup, days }: Sizes) {
  const entry = {
    database: { enabled: true, dataVolumeSize: data, backupVolumeSize: backup },
    storage: { backupRetentionDays: days },
  };
  const deployments = [
    { client: "acme", entry, environment: "production", region: "us-east-2", path: ["clients", "acme"] },
  ];
  return [...checkDatabaseVolumes({ deployments } as unknown as Registry)];
}

const random = randomOf(12);
const upTo = (most: number) => 1 + Math.floor(random() * most);
const CASES: Required<Sizes>[] = Array.from({ length: 200 }, () => {
  const data = upTo(2000);
  return { data, backup: upTo(data * 15), days: 6 + upTo(29) };
});

describe("the room for backups", () => {
  it("is too little when a third of the data, for each day and one more, is more", () => {
    const wrong = CASES.filter((sizes) => {
      const isShort = sizes.backup < (sizes.data * (sizes.days + 1)) / 3;
      return (findingsOf(sizes).length === 1) !== isShort;
    });
    expect(wrong).toEqual([]);
    expect(CASES.filter((sizes) => findingsOf(sizes).length > 0).length).toBeGreaterThan(50);
  });

  it("is enough once one does what the hint says", () => {
    for (const sizes of CASES)
      for (const { hint = "" } of findingsOf(sizes)) {
        const size = /backup_volume_size: (\d+)/.exec(hint)?.[1];
        const days = /backup_retention_days: (\d+)/.exec(hint)?.[1];
        expect(size ?? days ?? hint).toMatch(/^\d+$|no volume is larger/);
        if (size !== undefined) expect(findingsOf({ ...sizes, backup: Number(size) })).toEqual([]);
        if (days !== undefined) expect(findingsOf({ ...sizes, days: Number(days) })).toEqual([]);
      }
  });

  it("is enough where nobody chose it, unless no volume is that large", () => {
    expect(findingsOf({ data: 50, days: 30 })).toEqual([]);
    expect(findingsOf({ data: 16384, days: 7 })).toMatchObject([
      { path: ["clients", "acme", "database", "data_volume_size"] },
    ]);
  });
});
