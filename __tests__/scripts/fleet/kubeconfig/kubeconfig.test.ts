import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { parse } from "yaml";

import { kubeconfig } from "../../../../scripts/fleet/kubeconfig/kubeconfig";
import { mergeKubeconfig } from "../../../../scripts/fleet/kubeconfig/merge-kubeconfig";
import { writeKubeconfig } from "../../../../scripts/fleet/kubeconfig/write-kubeconfig";

const NAME = "acme-production-us-east-2";
const ACCESS = { clusterName: NAME, region: "us-east-2", endpoint: "https://acme", certificateAuthorityData: "Q0E=" };
const CONFIG = kubeconfig("acme", ACCESS);

interface Parsed {
  readonly clusters: { name: string; cluster: { server: string } }[];
  readonly users: { name: string; user: object }[];
  readonly contexts: { name: string }[];
  readonly "current-context": string;
}
const parsed = (text: string) => parse(text) as Parsed;

describe("A kubeconfig", () => {
  it("has the client's name for its context, asks the AWS command line for a token, and holds none", () => {
    expect(CONFIG).toEqual({
      apiVersion: "v1",
      kind: "Config",
      clusters: [{ name: NAME, cluster: { server: "https://acme", "certificate-authority-data": "Q0E=" } }],
      users: [
        {
          name: NAME,
          user: {
            exec: {
              apiVersion: "client.authentication.k8s.io/v1beta1",
              command: "aws",
              args: ["--region", "us-east-2", "eks", "get-token", "--cluster-name", NAME, "--output", "json"],
            },
          },
        },
      ],
      contexts: [{ name: "acme", context: { cluster: NAME, user: NAME } }],
      "current-context": "acme",
    });
  });

  it("names the profile that it was made with", () => {
    expect(kubeconfig("acme", ACCESS, "ops").users[0]).toMatchObject({
      user: { exec: { env: [{ name: "AWS_PROFILE", value: "ops" }] } },
    });
  });
});

describe("A kubeconfig that is merged into a file", () => {
  const MINE = `# mine
apiVersion: v1
kind: Config
clusters:
- cluster: {server: https://other} # by hand
  name: other
contexts: []
users: null
current-context: other
preferences: {colors: true}
`;

  it("leaves everything else as it is, comments included", () => {
    const text = mergeKubeconfig(MINE, CONFIG, "file");
    for (const kept of ["# mine", "# by hand", "preferences:"]) expect(text).toContain(kept);
    const { clusters, users, contexts, "current-context": current } = parsed(text);
    expect(clusters.map(({ name }) => name)).toEqual(["other", NAME]);
    expect([users, contexts].map((list) => list.map(({ name }) => name))).toEqual([[NAME], ["acme"]]);
    expect(current).toBe("acme");
  });

  it("takes the place of what had its name, and says the same a second time", () => {
    const older = mergeKubeconfig(MINE, kubeconfig("acme", { ...ACCESS, endpoint: "https://old" }), "file");
    const text = mergeKubeconfig(older, CONFIG, "file");
    expect(parsed(text).clusters.map(({ cluster }) => cluster.server)).toEqual(["https://other", "https://acme"]);
    expect(mergeKubeconfig(text, CONFIG, "file")).toBe(text);
  });

  it.each(["", "\n", "# nothing\n"])("is the whole file where there was %j", (text) => {
    expect(parse(mergeKubeconfig(text, CONFIG, "file"))).toEqual(CONFIG);
  });

  it.each([
    ["no YAML", "clusters: [\n"],
    ["a list", "- a\n"],
    ["a text", "hello\n"],
    ["something else of Kubernetes", "apiVersion: v1\nkind: Secret\n"],
    ["clusters that are no list", "clusters: {a: b}\n"],
  ])("is refused with exit 2 for a file with %s", (_, text) => {
    expect(() => mergeKubeconfig(text, CONFIG, "file")).toThrow(
      expect.objectContaining({ code: 2, message: expect.stringContaining("left alone") as string }) as Error,
    );
  });
});

describe("The file of a kubeconfig", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "kubeconfig-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is made with its folder, for its owner alone", () => {
    const file = join(folder, "kube", "config");
    writeKubeconfig(file, CONFIG);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, "kube"))).toEqual(["config"]);
  });

  it("is for its owner alone also when it was for others", () => {
    const file = join(folder, "config");
    writeFileSync(file, "");
    chmodSync(file, 0o644);
    writeKubeconfig(file, CONFIG);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("stays behind a link", () => {
    writeFileSync(join(folder, "real"), "clusters: []\n");
    symlinkSync(join(folder, "real"), join(folder, "link"));
    writeKubeconfig(join(folder, "link"), CONFIG);
    expect(parsed(readFileSync(join(folder, "real"), "utf8"))["current-context"]).toBe("acme");
  });

  it("keeps one context for a client, and tells which cluster it was for", () => {
    const file = join(folder, "config");
    const other = "acme-staging-us-east-2";
    expect(writeKubeconfig(file, kubeconfig("acme", { ...ACCESS, clusterName: other }))).toBeUndefined();
    expect(writeKubeconfig(file, CONFIG)).toBe(other);
    expect(writeKubeconfig(file, CONFIG)).toBeUndefined();
    const { clusters, contexts } = parsed(readFileSync(file, "utf8"));
    expect([clusters, contexts].map((list) => list.map(({ name }) => name))).toEqual([[other, NAME], ["acme"]]);
  });

  it("stays as it was when it is no kubeconfig", () => {
    const file = join(folder, "config");
    writeFileSync(file, "- a\n");
    expect(() => writeKubeconfig(file, CONFIG)).toThrow("left alone");
    expect(readFileSync(file, "utf8")).toBe("- a\n");
  });
});
