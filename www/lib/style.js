// The sheet that all elements share; every colour and size comes from the tokens.
import css from "./base.css";

let shared = null;

export function sheets(own) {
  if (!shared) (shared = new CSSStyleSheet()).replaceSync(css);
  if (!own) return [shared];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(own);
  return [shared, sheet];
}
