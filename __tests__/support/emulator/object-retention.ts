import { objectKeys } from "./object-keys";
import type { Rule, ShimRow } from "./rule";

export const OBJECT_RETENTION_ROWS: readonly ShimRow[] = [
  { service: "s3", operation: "GetObjectRetention", reason: "not implemented: answers with the object itself" },
];

/** Says until when a version is kept, from what the emulator has in the version's own headers. */
export function objectRetention(): Rule {
  const keys = objectKeys();
  return {
    async answer(request, emulator) {
      if (request.service !== "s3" || request.method !== "GET" || !request.query.has("retention")) return undefined;
      const head = { ...request, method: "HEAD", url: request.url.replace(/retention=?&?/, "") };
      const { status, headers } = (await keys.answer(head, emulator)) ?? (await emulator(head));
      const [mode, until] = [headers["x-amz-object-lock-mode"], headers["x-amz-object-lock-retain-until-date"]];
      const kept = `<Retention><Mode>${String(mode)}</Mode><RetainUntilDate>${String(until)}</RetainUntilDate></Retention>`;
      const missing = status === 200 ? "NoSuchObjectLockConfiguration" : "NoSuchKey";
      const found = status === 200 && mode && until;
      return {
        status: found ? 200 : 404,
        headers: { "content-type": "application/xml" },
        body: found ? kept : `<Error><Code>${missing}</Code><Message>No retention</Message></Error>`,
      };
    },
  };
}
