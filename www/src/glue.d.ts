// Modules that TypeScript cannot see: the WebAssembly glue, which the build writes, and sources in
// JavaScript.

/** The files of a release: `{ name: [integrity, ...scripts that it imports at once] }`. */
type ReleaseFiles = Record<string, [integrity: string, ...imports: string[]]>;
declare const __FILES__: ReleaseFiles;

declare module "*/parcelgate-web.js" {
  const init: import("./sdk/glue.ts").WebGlue["default"];
  export default init;
  export const version: import("./sdk/glue.ts").WebGlue["version"];
  export const checkAccount: import("./sdk/glue.ts").WebGlue["checkAccount"];
  export const Client: import("./sdk/glue.ts").WebGlue["Client"];
}

declare module "*/parcelgate-web-ops.js" {
  const init: import("./sdk/glue.ts").OpsGlue["default"];
  export default init;
  export const build: import("./sdk/glue.ts").OpsGlue["build"];
  export const parse: import("./sdk/glue.ts").OpsGlue["parse"];
  export const preview: import("./sdk/glue.ts").OpsGlue["preview"];
  export const importRequest: import("./sdk/glue.ts").OpsGlue["importRequest"];
  export const journalReference: import("./sdk/glue.ts").OpsGlue["journalReference"];
  export const placeReference: import("./sdk/glue.ts").OpsGlue["placeReference"];
  export const isDoubtful: import("./sdk/glue.ts").OpsGlue["isDoubtful"];
  export const recoveryOutcome: import("./sdk/glue.ts").OpsGlue["recoveryOutcome"];
  export const findTrackingNumbers: import("./sdk/glue.ts").OpsGlue["findTrackingNumbers"];
  export const checkTrackingNumber: import("./sdk/glue.ts").OpsGlue["checkTrackingNumber"];
}

declare module "*/parcelgate-web-label.js" {
  const init: import("./sdk/glue.ts").LabelGlue["default"];
  export default init;
  export const sniff: import("./sdk/glue.ts").LabelGlue["sniff"];
  export const picture: import("./sdk/glue.ts").LabelGlue["picture"];
  export const toPrinter: import("./sdk/glue.ts").LabelGlue["toPrinter"];
  export const Pdf: import("./sdk/glue.ts").LabelGlue["Pdf"];
}

declare module "*/parcelgate-web-preview.js" {
  const init: import("./sdk/glue.ts").PreviewGlue["default"];
  export default init;
  export const draw: import("./sdk/glue.ts").PreviewGlue["draw"];
}

declare module "*/elements/carriers/carriers.js" {
  const element: CustomElementConstructor;
  export default element;
}

declare module "*/elements/verify/verify.js" {
  const element: CustomElementConstructor;
  export default element;
}

declare module "*/elements/rate/rate.js" {
  const element: CustomElementConstructor;
  export default element;
}

declare module "*/elements/batch/batch.js" {
  const element: CustomElementConstructor;
  export default element;
}

declare module "*/elements/station/station.js" {
  const element: CustomElementConstructor;
  export default element;
}

declare module "*/elements/ship/ship.js" {
  const element: CustomElementConstructor;
  export default element;
}

declare module "*/elements/labels/labels.js" {
  const element: CustomElementConstructor;
  export default element;
}

declare module "*/elements/track/track.js" {
  const element: CustomElementConstructor;
  export default element;
}
