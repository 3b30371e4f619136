import type { Request } from "../support/emulator/request";
import type { Rule } from "../support/emulator/rule";

/** Answers the requests that it chooses as S3 refuses them; a HEAD request hears no reason. */
export function s3Refusal(isMeant: (request: Request) => boolean, status = 403, code = "AccessDenied"): Rule {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  return {
    answer: (request) =>
      Promise.resolve(
        request.service === "s3" && isMeant(request)
          ? { status, headers: { "content-type": "application/xml" }, body: request.method === "HEAD" ? "" : body }
          : undefined,
      ),
  };
}
