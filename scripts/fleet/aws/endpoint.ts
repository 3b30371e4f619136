import { EXIT, ExitError } from "../terminal/exit";

const NAME = /^AWS_ENDPOINT_URL(_[A-Z0-9_]+)?$/;

/** Refuses variables that name an endpoint which is no URL: the SDK would end in a stack trace, or call something else. */
export function assertEndpoints(variables: NodeJS.ProcessEnv = process.env): void {
  for (const [name, url] of Object.entries(variables)) {
    if (!NAME.test(name) || !url || isUrl(url)) continue;
    const message = `$${name} is ${JSON.stringify(url)}, which is no URL: http://127.0.0.1:4566 is one`;
    throw new ExitError(EXIT.environment, message);
  }
}

/** `localhost:4566` is one to the standard, too: of the scheme localhost. */
function isUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:\/\//.test(text);
}
