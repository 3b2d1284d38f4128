/**
 * Parcelgate's public types, by subject. `node www/types.mjs FOLDER` writes the published
 * declarations from this file, and `node tests/reference.mjs` writes docs/reference.md.
 *
 * Conventions: times are ISO 8601 text in UTC, days are `YYYY-MM-DD`, amounts and weights are
 * decimal text, countries are ISO 3166 alpha-2 codes, currencies are ISO 4217 codes. Every failure
 * is a {@link ParcelgateError}.
 *
 * @packageDocumentation
 */
export * from "../../shipment.js";
export * from "../../operations.js";
export * from "./api/accounts.ts";
export * from "./api/client.ts";
export * from "./api/codes.ts";
export * from "./api/elements.ts";
export * from "./api/errors.ts";
export type * from "./api/frame.ts";
export * from "./api/labels.ts";
export * from "./api/module.ts";
export * from "./api/operations.ts";
export * from "./api/printers.ts";
export * from "./api/purchase.ts";
export * from "./api/session.ts";
export * from "./api/texts.ts";
export * from "./api/tracking.ts";
