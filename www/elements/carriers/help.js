// Help before and after: what UPS.com wants, and what goes wrong most often (vendors' help pages;
// UPS's learning centre).
import { h } from "../../lib/dom.js";

const list = (tag, t, name, count) =>
  h(
    tag,
    {},
    Array.from({ length: count }, (_, index) => h("li", {}, t.rich(`${name}${index + 1}`))),
  );
const more = (t, id, title, ...body) => h("details", { id }, h("summary", {}, t(title)), body);

export const steps = (t) => [h("h2", {}, t("before")), list("ol", t, "before", 3)];

export const help = (t) => [
  more(t, "register", "register", list("ol", t, "register", 6)),
  more(t, "campus", "campus", h("p", {}, t("campusWhat"))),
  more(t, "stranded", "stranded", list("ul", t, "stranded", 3)),
  more(t, "profile", "other", h("p", {}, t("otherWhat"))),
];
