import { join } from "node:path";
import { writeFileSync } from "node:fs";

import { keepComment } from "../../../../scripts/fleet/github/comment/put-comment";
import { driftText } from "../../../../scripts/fleet/github/drift/drift-text";
import { keepIssue } from "../../../../scripts/fleet/github/drift/keep-issue";
import { readSaid } from "../../../../scripts/fleet/github/said";
import { withFolder } from "../../../support/synth-project";
import { aRepository, type Got } from "./a-repository";

const BOT = "github-actions[bot]";
const MARKER = "<!-- fleet-review ohio-01 production us-east-2 -->";
const SAID = { marker: MARKER, text: `${MARKER}\n\nAll is well.\n` };
const written = (id: number, body: string, login = BOT) => ({
  ...{ id, number: id, body, user: { login }, html_url: `https://github.com/${id}` },
});

function read(text: string): ReturnType<typeof readSaid> {
  return withFolder((folder) => {
    const file = join(folder, "said.md");
    writeFileSync(file, text);
    return readSaid(file);
  });
}

describe("What is said on GitHub", () => {
  it("begins with the line by which it is found", () => {
    expect(read(SAID.text)).toEqual(SAID);
  });

  it.each(["", "All is well.\n", `\n${SAID.text}`, "<!-- a --> <!-- b -->\nx", MARKER])(
    "is refused without: %p",
    (text) => {
      expect(() => read(text)).toThrow(expect.objectContaining({ code: 2 }) as Error);
    },
  );

  it("is refused where GitHub would: above 65,536 characters", () => {
    const longest = `${MARKER}\n`.padEnd(65_536, "x");
    expect(read(longest).text).toHaveLength(65_536);
    expect(() => read(`${longest}x`)).toThrow("65537 characters");
  });
});

describe("The comment of a pull request", () => {
  const keep = (comments: readonly object[]) => {
    const answer = ({ method }: Got) => (method === "GET" ? comments : written(9, ""));
    const { repository, got } = aRepository(answer);
    return keepComment(repository, { pullRequest: 17, author: BOT }, SAID).then((kept) => ({ ...kept, got }));
  };

  it("is written where there is none, whoever quotes the line", async () => {
    const { done, got } = await keep([
      written(1, SAID.text, "mallory"),
      written(2, `> ${MARKER}\n`),
      written(3, `${MARKER.replace("production", "staging")}\n`),
      { ...written(4, SAID.text), user: null },
      { ...written(5, ""), body: null },
    ]);
    expect(done).toBe("written");
    expect(got.slice(1)).toEqual([{ method: "POST", path: "/issues/17/comments", body: { body: SAID.text } }]);
  });

  it("is rewritten where it is its own", async () => {
    const { done, url, got } = await keep([
      written(1, "Hello"),
      written(2, `${MARKER}\r\n\r\nOld.`),
      written(3, SAID.text),
    ]);
    expect({ done, url }).toEqual({ done: "rewritten", url: "https://github.com/2" });
    expect(got.slice(1)).toEqual([{ method: "PATCH", path: "/issues/comments/2", body: { body: SAID.text } }]);
  });

  it("is left where it says the same, so that nobody is told of nothing", async () => {
    const { done, got } = await keep([written(2, SAID.text.trimEnd().replaceAll("\n", "\r\n"))]);
    expect(done).toBe("unchanged");
    expect(got).toHaveLength(1);
  });
});

describe("The issue of a target that has drifted", () => {
  const keep = (issues: readonly object[], resolved?: boolean) => {
    const answer = ({ method }: Got) => (method === "GET" ? issues : written(9, ""));
    const { repository, got } = aRepository(answer);
    return keepIssue(repository, { author: BOT }, { ...SAID, title: "Drift", resolved: resolved === true }).then(
      (kept) => ({ ...kept, got }),
    );
  };

  it("is opened where none is open, and a pull request is none", async () => {
    const { done, got } = await keep([
      { ...written(1, SAID.text), pull_request: {} },
      written(2, SAID.text, "mallory"),
    ]);
    expect(done).toBe("opened");
    expect(got).toEqual([
      { method: "GET", path: "/issues?state=open&creator=github-actions%5Bbot%5D&per_page=100&page=1" },
      { method: "POST", path: "/issues", body: { title: "Drift", body: SAID.text } },
    ]);
  });

  it("is rewritten while it is open, and its title left to people", async () => {
    const { done, got } = await keep([written(4, `${MARKER}\nOld.`)]);
    expect(done).toBe("rewritten");
    expect(got[1]).toEqual({ method: "PATCH", path: "/issues/4", body: { body: SAID.text } });
  });

  it("is closed once it is resolved, and opened anew the next time", async () => {
    const { done, got } = await keep([written(4, `${MARKER}\nOld.`)], true);
    expect(done).toBe("closed");
    expect(got[1]).toEqual({
      method: "PATCH",
      path: "/issues/4",
      body: { body: SAID.text, state: "closed", state_reason: "completed" },
    });
    expect(await keep([], true)).toMatchObject({ done: "no issue is open" });
  });
});

describe("The text about drift", () => {
  const TARGET = { project: "ohio-01", environment: "production", region: "us-east-2" };
  const drift = {
    ...{ rule: "drift", severity: "refused" as const, stack: "foundation", address: "aws_vpc.acme_network_vpc" },
    ...{ attribute: "tags.Name", reason: "it was changed in AWS | not by Terraform" },
  } as const;

  it("names what differs, by address and attribute, in a table that nothing breaks", () => {
    const { marker, title, text, resolved } = driftText(TARGET, [drift]);
    expect({ marker, title, resolved }).toEqual({
      marker: "<!-- fleet-drift ohio-01 production us-east-2 -->",
      title: "Drift in production, us-east-2",
      resolved: false,
    });
    expect(text.split("\n")[0]).toBe(marker);
    expect(text).toContain("1 thing differs from the states of production, us-east-2.");
    expect(text).toMatch(
      /\| `foundation` \| `aws_vpc\.acme_network_vpc` \| `tags\.Name` \| it was changed in AWS .+ not/,
    );
  });

  it("is resolved only where everything was looked at", () => {
    const unseen = {
      rule: "plan-missing",
      severity: "refused",
      stack: "platform",
      reason: "there is no plan",
    } as const;
    expect(driftText(TARGET, []).resolved).toBe(true);
    expect(driftText(TARGET, [{ rule: "declared", severity: "note", reason: "x" }]).resolved).toBe(true);
    expect(driftText(TARGET, [unseen])).toMatchObject({
      resolved: false,
      text: expect.stringContaining("not everything could be looked at") as string,
    });
  });

  it("is one that GitHub takes, however much differs", () => {
    const { text } = driftText(
      TARGET,
      Array.from({ length: 5000 }, (_, index) => ({ ...drift, address: `aws_vpc.a${index}` })),
    );
    expect(Buffer.byteLength(text)).toBeLessThan(65_536);
    expect(text).toMatch(/\d+ more/);
  });
});
