// The page's one Trusted Types policy: the address of the label worker, and documents from UPS in a
// frame without scripts.
import { registry } from "./registry.ts";

/** In a browser with Trusted Types both give objects, which the DOM takes as it takes strings. */
export interface TrustedTypesPolicy {
  createScriptURL(url: string): string;
  createHTML(text: string): string;
}

const rules: TrustedTypesPolicy = {
  createScriptURL(url) {
    if (new URL(url, location.href).origin !== location.origin)
      throw new TypeError("a worker comes from this origin");
    return url;
  },
  createHTML: (text) => text,
};

/** TypeScript's DOM types lack Trusted Types. */
interface WithTrustedTypes {
  trustedTypes?: { createPolicy(name: string, rules: TrustedTypesPolicy): TrustedTypesPolicy };
}

/** The policy. A page can create it only once, so two copies of the module share it. */
export const trustedTypesPolicy = (): TrustedTypesPolicy =>
  (registry.policy ??=
    (globalThis as WithTrustedTypes).trustedTypes?.createPolicy("parcelgate", rules) ?? rules);

/** The address of a worker on this origin. */
export const workerUrl = (url: string): string => trustedTypesPolicy().createScriptURL(url);
