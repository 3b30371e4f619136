import { reviewBlocks, reviewComment } from "../../../../../scripts/fleet/review/comment/review-document";
import { plainOf } from "../../../../../scripts/fleet/review/comment/document/plain";
import { aBreach, aChange, aFinding, anAttribute, aReview } from "./a-review";
import { markdownTree, nodesIn } from "../../../../support/comment-picture/markdown-tree";

const REFUSED = aReview(
  [
    aChange({ action: "remove", address: "aws_vpc.acme_network_vpc", layer: "foundation", attributes: [] }),
    aChange({ action: "replace", replacedBy: ["subnet_ids"] }),
    aChange(),
  ],
  { verdict: { ok: false, findings: [aFinding()] } },
);

/** A pull request that changes each of so many clients in another way, with letters of several bytes. */
function manyClients(count: number): ReturnType<typeof aReview> {
  const changes = Array.from({ length: count }, (_, at) =>
    aChange({
      owner: `client-${at}`,
      address: `aws_vpc.client-${at}_network_vpc`,
      action: at % 3 === 0 ? "remove" : "change",
      attributes: [anAttribute("tags.Description", "Größe 👩‍💻".repeat(5), `Ω${at}`)],
    }),
  );
  const findings = changes
    .filter(({ action }) => action === "remove")
    .map(({ address }, at) => aFinding({ address, reason: `${at} hosts would lose all that they have` }));
  return aReview(changes, { verdict: { ok: findings.length === 0, findings } });
}

describe("the comment of a review", () => {
  it("begins with a line that nobody sees, by which it is found again, one for each target", () => {
    expect(reviewComment(aReview())).toMatch(/^<!-- fleet-review ohio-01 production us-east-2 -->\n/);
  });

  it("says before anything else whether the change is allowed", () => {
    expect(reviewComment(aReview()).split("\n")[2]).toBe("## ✅ Allowed");
    expect(reviewComment(REFUSED).split("\n")[2]).toBe("## ⛔ Refused: 1 finding");
  });

  it("says that nothing changes where nothing does, and has no table then", () => {
    const comment = reviewComment(aReview([]));
    expect(comment).toContain("Nothing changes.");
    expect(comment).not.toContain("| client |");
  });

  it("tells what is deleted and replaced before what changes, and folds neither", () => {
    const comment = reviewComment(REFUSED);
    const unfolded = comment.slice(0, comment.indexOf("<details>"));
    expect(unfolded).toContain("− `aws_vpc.acme_network_vpc` (acme, foundation)");
    expect(unfolded).toContain(
      "± `aws_eks_node_group.acme_cluster_nodes_us-east-2a` (acme, platform), because of `subnet_ids`",
    );
  });

  it("tells of every finding what to do, as something that can be copied", () => {
    expect(reviewComment(REFUSED)).toContain("**Do:** `npx fleet state list`");
  });

  it("says equal findings once, with the addresses they are about", () => {
    const findings = [1, 2, 3, 4, 5].map((at) => aFinding({ address: `aws_vpc.acme_${at}` }));
    const comment = reviewComment(aReview([], { verdict: { ok: false, findings } }));
    expect(comment).toContain(
      "for acme at database `aws_vpc.acme_1`, database `aws_vpc.acme_2`, database `aws_vpc.acme_3` and 2 more: ",
    );
    expect(comment.match(/stateful-removed/g)).toHaveLength(1);
  });

  it("says once what it says of many clients, whatever their names", () => {
    const findings = ["acme", "globex", "hooli", "initech", "vandelay"].map((owner) => {
      return aFinding({ owner, address: `aws_vpc.${owner}_vpc`, reason: `The network of ${owner} goes` });
    });
    const comment = reviewComment(aReview([], { verdict: { ok: false, findings } }));
    expect(comment).toContain("**stateful-removed** for acme, globex, hooli and 2 more at ");
    expect(comment.match(/stateful-removed/g)).toHaveLength(1);
  });

  it.each([
    ["no plan was read", { planned: false, digest: undefined }, "none was read"],
    ["a plan can't be relied on", { planned: true, digest: undefined }, "not all can be relied on"],
    ["all plans were read", { planned: true, digest: "0123abcd" }, "has the digest `0123abcd`"],
  ])("says what deployment can go by where %s", (_, more, told) => {
    expect(reviewComment(aReview([], more))).toContain(told);
  });

  it("names who approved what, why and until when", () => {
    const approvedBy = {
      rule: "foreign-client",
      reason: "All take the new chart",
      owner: "ops",
      expires: "2026-12-31",
      line: 4,
      column: 5,
    };
    const comment = reviewComment(aReview([], { verdict: { ok: true, findings: [aFinding({ approvedBy })] } }));
    expect(comment).toContain("## ✅ Allowed, with 1 approval");
    expect(comment).toContain("All take the new chart (ops, until 2026-12-31, `config/approvals.yaml:4`)");
  });

  it("gives clients with the same counts one row", () => {
    const changes = ["a", "b", "c", "d", "e"].map((owner) => aChange({ owner }));
    expect(reviewComment(aReview(changes))).toContain("| 5 clients, each: a, b, c and 2 more | \\~1 |");
  });

  it("says what is lost with what goes, what is lost for good before all else", () => {
    const changes = ["aws_eks_node_group", "aws_iam_role", "aws_ebs_volume"].map((type) => {
      return aChange({ action: "remove", type, address: `${type}.acme` });
    });
    const comment = reviewComment(aReview(changes));
    expect(comment).toContain(
      "− `aws_ebs_volume.acme` (acme, platform): with it goes all that is on it but its snapshots",
    );
    const places = ["ebs_volume", "eks_node_group", "iam_role"].map((type) => comment.indexOf(`aws_${type}.acme`));
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it("says where clients leak into each other, at stack, address and path", () => {
    const comment = reviewComment(aReview([], { isolation: { clients: ["acme"], shared: [], breaches: [aBreach()] } }));
    expect(comment).toContain("1 leak, bucket in platform `aws_iam_policy.acme_reads.policy.Statement.0.Resource`");
  });

  it("never prints a value that may not be shown", () => {
    const hidden = { path: "password", before: "hunter2", after: "hunter3", shown: undefined };
    const comment = reviewComment(aReview([aChange({ attributes: [hidden] })]));
    expect(comment).toContain("`password` changed");
    expect(comment).not.toMatch(/hunter/);
  });

  it.each([0, 1, 40, 300, 3000])(
    "stays below 60,000 bytes and whole for %d clients that all change differently",
    async (count) => {
      const comment = reviewComment(manyClients(count));
      expect(Buffer.byteLength(comment)).toBeLessThan(60_000);
      expect(comment).not.toContain("\uFFFD");
      expect(comment.match(/<details>/g)?.length).toBe(comment.match(/<\/details>/g)?.length);
      const [, told] = /<summary>.*?<\/summary>/.exec(comment) ? [0, 1] : [0, 0];
      expect(told).toBe(count === 0 ? 0 : 1);
      const code = [...nodesIn(await markdownTree(comment))].filter(({ type }) => type === "code");
      expect(code.map(({ value }) => value)).toEqual(["npx fleet review main"]);
    },
  );

  it("says how many were left out of each part, and which command tells all", () => {
    const comment = reviewComment(manyClients(3000));
    expect(comment).toMatch(/and \d+ more findings: run `npx fleet gate`/);
    expect(comment).toMatch(/and \d+ more that are deleted or replaced: run `npx fleet diff`/);
    expect(comment).toMatch(/and \d+ more groups of clients: run `npx fleet diff`/);
  });

  it("holds as one line whatever values, reasons and descriptions hold", async () => {
    const evil =
      "a | b `c` ```\n</details>\n<script> @team #12 $x$ [l](http://x) ![i](y) **b** _i_ \u202Eright \\| end\\";
    const approvedBy = { rule: "r", reason: evil, owner: evil, expires: "2026-12-31", line: 1, column: 1 };
    const findings = [aFinding({ reason: evil, todo: evil, address: evil, attribute: evil }), aFinding({ approvedBy })];
    const review = aReview([aChange({ attributes: [anAttribute(evil, evil, evil)], address: evil, movedFrom: evil })], {
      verdict: { ok: false, findings },
      base: evil,
      isolation: { clients: [evil], shared: [], breaches: [aBreach({ address: evil, path: evil, thing: evil })] },
    });
    const nodes = [...nodesIn(await markdownTree(reviewComment(review)))];
    const html = nodes.filter(({ type }) => type === "html").map(({ value }) => value);
    expect(html.filter((each) => /^<(\/details|!--|details)/.test(each!))).toEqual(html);
    expect(html.filter((each) => each!.startsWith("</details>"))).toHaveLength(1);
    const kinds = new Set(nodes.map(({ type }) => type));
    expect([...kinds].filter((kind) => /link|image|emphasis|delete|math/i.test(kind))).toEqual([]);
    const texts = nodes.filter(({ type }) => type === "text" || type === "word").map(({ value }) => value!);
    expect(texts.filter((text) => /@[a-z]|#\d/.test(text))).toEqual([]);
  });
});

describe("a review on a terminal", () => {
  it("has no markup and nothing folded", () => {
    const text = plainOf(reviewBlocks(REFUSED), { bold: String, dim: String, error: String, warning: String });
    expect(text).toContain("⛔ Refused: 1 finding");
    expect(text).toContain("scaling_config.max_size 5 → 6");
    expect(text).not.toMatch(/<details>|\*\*|`/);
  });
});
