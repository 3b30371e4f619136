/** One character, a run of any characters, or a run of those that a name may have. */
type Token = { readonly char: string } | { readonly run: RegExp } | "one";

const ANYTHING = /^[^]$/;
const WITHIN_NAME = /^[^/:]$/;
/** What AWS's forms of ARNs call names that may hold slashes. */
const WITH_SLASHES = /Path|ObjectName|LogGroupName|ParameterName|SecretId/;

/** Whether some ARN fits both a pattern of a policy (`*`, `?`) and AWS's form of a type's ARNs (`${BucketName}`). */
export function meets(pattern: string, form: string): boolean {
  const [a, b] = [tokensOfPattern(pattern), tokensOfForm(form)];
  const known = new Map<number, boolean>();
  const from = (i: number, j: number): boolean => {
    const place = i * (b.length + 1) + j;
    const answer = known.get(place) ?? look(i, j);
    known.set(place, answer);
    return answer;
  };
  const look = (i: number, j: number): boolean => {
    const [one, other] = [a[i], b[j]];
    if (one === undefined && other === undefined) return true;
    if (isRun(one)) return from(i + 1, j) || (other !== undefined && takes(one, other) && from(i, j + 1));
    if (isRun(other)) return from(i, j + 1) || (one !== undefined && takes(other, one) && from(i + 1, j));
    return one !== undefined && other !== undefined && same(one, other) && from(i + 1, j + 1);
  };
  return from(0, 0);
}

function isRun(token: Token | undefined): token is { run: RegExp } {
  return typeof token === "object" && "run" in token;
}

/** Whether a run goes over the other's token: over another run it always may, which can be empty. */
function takes({ run }: { run: RegExp }, other: Token): boolean {
  return typeof other === "string" || "run" in other || run.test(other.char);
}

function same(one: Token, other: Token): boolean {
  if (one === "one" || other === "one") return true;
  return "char" in one && "char" in other && one.char === other.char;
}

function tokensOfPattern(pattern: string): Token[] {
  return [...pattern].map((char) => (char === "*" ? { run: ANYTHING } : char === "?" ? "one" : { char }));
}

function tokensOfForm(form: string): Token[] {
  return form.split(/(\$\{\w+\})/).flatMap((part): Token[] => {
    if (!part.startsWith("${")) return tokensOfPattern(part);
    return [{ run: WITH_SLASHES.test(part) ? /^[^:]$/ : WITHIN_NAME }];
  });
}
