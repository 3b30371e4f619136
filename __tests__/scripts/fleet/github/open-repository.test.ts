import { openRepository } from "../../../../scripts/fleet/github/api/open-repository";
import { aRepository, Refusal } from "./a-repository";

describe("A repository on GitHub", () => {
  it.each([
    [{ GITHUB_REPOSITORY: "o/n", GITHUB_TOKEN: "" }, "GITHUB_TOKEN"],
    [{ GITHUB_TOKEN: "t" }, "GITHUB_REPOSITORY"],
    [{ GITHUB_TOKEN: "t", GITHUB_REPOSITORY: "o/n/../x" }, "GITHUB_REPOSITORY"],
  ])("is not opened without knowing where and as whom: %p", (variables, words) => {
    expect(() => openRepository(variables)).toThrow(
      expect.objectContaining({ code: 3, message: expect.stringContaining(words) as string }) as Error,
    );
  });

  it("asks the server that the runner names, with the token, and waits no longer than half a minute", async () => {
    const asked: [string, RequestInit][] = [];
    const variables = {
      GH_TOKEN: "t",
      GITHUB_REPOSITORY: "o/n",
      GITHUB_API_URL: "https://github.acme.example/api/v3/",
    };
    const repository = openRepository(variables, (url, init) => {
      asked.push([url, init]);
      return Promise.resolve(Response.json({}));
    });
    await repository.get("/x");
    const [[url, { headers, signal }]] = asked as [[string, RequestInit]];
    expect(url).toBe("https://github.acme.example/api/v3/repos/o/n/x");
    expect(headers).toMatchObject({ authorization: "Bearer t" });
    expect(signal).toBeInstanceOf(AbortSignal);
  });

  it.each([0, 1, 99, 100, 101, 250])("reads a list of %p items to its end, page by page", async (count) => {
    const items = Array.from({ length: count }, (_, index) => index);
    const { repository, got } = aRepository(({ path }) => {
      const page = Number(/&page=(\d+)$/.exec(path)![1]);
      return { things: items.slice((page - 1) * 100, page * 100) };
    });
    expect(await repository.list("/things?a=b", "things")).toEqual(items);
    expect(got).toHaveLength(Math.floor(count / 100) + 1);
  });

  it("gives up a list that does not end", async () => {
    const page = Array.from({ length: 100 }, () => 0);
    const { repository } = aRepository(() => page);
    await expect(repository.list("/things")).rejects.toThrow("does not end");
  });

  it.each([
    [403, "Resource not accessible", "permission"],
    [404, "Not Found", "not there"],
    [422, "Validation Failed", "422 Validation Failed"],
  ])("says what GitHub refuses with %p, once", async (status, message, words) => {
    const { repository, got } = aRepository(() => new Refusal(status, JSON.stringify({ message })));
    await expect(repository.get("/x")).rejects.toMatchObject({
      code: 1,
      message: expect.stringContaining(words) as string,
    });
    expect(got).toHaveLength(1);
  });

  it("never says the token", async () => {
    const { repository } = aRepository(() => new Refusal(401, "Bearer t0ken\nis bad"));
    await expect(repository.get("/x")).rejects.toMatchObject({
      message: expect.not.stringContaining("t0ken") as string,
    });
  });

  it.each([new Refusal(502), new Refusal(429), new Error("reset")])("asks again what passes: %p", async (first) => {
    const { repository, got } = aRepository(() => (got.length === 1 ? first : { ok: true }));
    expect(await repository.get("/x")).toEqual({ ok: true });
    expect(got).toHaveLength(2);
  });

  it("asks three times at most, and sends nothing twice that makes something", async () => {
    const broken = aRepository(() => new Refusal(500));
    await expect(broken.repository.get("/x")).rejects.toThrow("500");
    expect(broken.got).toHaveLength(3);
    const lost = aRepository(() => new Error("reset"));
    await expect(lost.repository.send("POST", "/x", {})).rejects.toThrow("can't be reached (POST /x): reset");
    expect(lost.got).toHaveLength(1);
  });
});
