/**
 * Parcelgate's public types.
 *
 * Times are ISO 8601 text in UTC, days are `YYYY-MM-DD`, amounts and weights are decimal text,
 * countries are ISO 3166 alpha-2 codes, and currencies are ISO 4217 codes. Every failure is a
 * {@link ParcelgateError}.
 *
 * @packageDocumentation
 */
// `node www/types.mjs FOLDER` bundles the published declarations from here, and
// `node tests/reference.mjs` writes docs/reference.md from it.
export * from "../../shipment.js";
export * from "../../operations.js";
export * from "./api/accounts.ts";
export * from "./api/calls.ts";
export * from "./api/client.ts";
export * from "./api/codes.ts";
export * from "./api/elements.ts";
export * from "./api/errors.ts";
export type * from "./api/frame.ts";
export * from "./api/label.ts";
export * from "./api/labels.ts";
export * from "./api/module.ts";
export * from "./api/operations.ts";
export * from "./api/printers.ts";
export * from "./api/purchase.ts";
export * from "./api/session.ts";
export * from "./api/texts.ts";
export * from "./api/tracking.ts";
