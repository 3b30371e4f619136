import { z } from "zod";

import { texts, unchecked } from "../fields";

const components = () => z.record(z.string(), z.unknown().optional()).optional();

/** Jaeger 2's configuration: the OpenTelemetry collector's, with Jaeger's own extensions. Components' own fields are theirs to check. */
export const JAEGER = z.object({
  service: z.object({
    extensions: texts().optional(),
    telemetry: unchecked(),
    pipelines: z.record(
      z.string(),
      z.object({ receivers: texts(), processors: texts().optional(), exporters: texts() }),
    ),
  }),
  receivers: components(),
  processors: components(),
  exporters: components(),
  extensions: components(),
  connectors: components(),
});
