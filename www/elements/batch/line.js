// One row of a batch: to whom, by what, what came of it; wrong cells can be mended where they stand.
import { h } from "../../lib/dom.js";
import { day, money, priceOf } from "../../src/sdk/texts/format.ts";
import { words } from "../../src/sdk/texts/guidance.ts";
import { tracking } from "../../lib/page-links.js";

let serial = 0;

function mend(element, row, { map, change, again }) {
  const { t } = element;
  const box = h("form", { class: "err", novalidate: true });
  const draw = ({ fieldText, fieldName }) => {
    const parts = row.problems.map(({ field, column, code, limit }) => {
      const text = fieldText(code, limit);
      const at = map[column];
      if (at === undefined || !change) return h("span", {}, `${fieldName(field)}: ${text}`);
      const id = `mend${++serial}`;
      return h(
        "div",
        {},
        h("label", { for: id }, `${t(`column_${column}`)}: ${text}`),
        h("input", {
          id,
          value: row.cells[at] ?? "",
          "data-mend": column,
          oninput: ({ currentTarget }) => change(row, column, currentTarget.value),
        }),
      );
    });
    box.append(
      ...parts,
      ...(parts.some((node) => node.tagName === "DIV")
        ? [h("button", { type: "submit" }, t("mend"))]
        : []),
    );
  };
  words().then(draw);
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    again();
  });
  return box;
}

function what(element, { done, lost, error, offer, problems, service }) {
  const { t } = element;
  const price = ({ charges }) => money(priceOf(charges));
  if (done) return done.trackingNumbers.map(tracking);
  if (lost) return t("lostRow");
  if (problems.length) return null;
  if (error) return `${error.said && error.upsCode ? error.said : error.message}`;
  if (offer)
    return [
      `${offer.name}, ${price(offer)}`,
      offer.delivery.date &&
        h(
          "span",
          { class: "small soft" },
          ` ${day(offer.delivery.date, { day: "numeric", month: "short" })}`,
        ),
    ];
  return service ? t("serviceNotThere") : null;
}

const stateOf = ({ done, lost, error, offer, offers, problems }) =>
  done
    ? ["good", "bought"]
    : lost
      ? ["warn", "lost"]
      : problems.length
        ? ["bad", "wrong"]
        : error || (offers && !offer)
          ? ["bad", "failed"]
          : offer
            ? ["plain", "priced"]
            : ["plain", "checked"];

export function lineOf(element, row, index, how) {
  const { t } = element;
  const cell = (member) => row.cells[how.map[member]] ?? "";
  const [tone, name] = stateOf(row);
  const shown =
    row.offers && !row.offer && !row.done
      ? { ...row, error: null, service: row.service || "?" }
      : row;
  return h(
    "div",
    { class: "line", role: "listitem", "data-row": index + 1, "data-state": name },
    h("span", { class: "soft" }, String(index + 1)),
    h(
      "span",
      {},
      h("b", {}, cell("name") || t("noName")),
      h("br"),
      h(
        "span",
        { class: "small soft" },
        [cell("city"), cell("state"), cell("country")].filter(Boolean).join(", "),
      ),
    ),
    h(
      "span",
      {},
      what(element, shown),
      row.lost &&
        how.ask &&
        h(
          "button",
          {
            class: "quiet",
            onclick: ({ currentTarget }) => element.busy(currentTarget, t("asking"), how.ask),
          },
          t("ask"),
        ),
    ),
    h("span", { class: `badge ${tone}` }, t(`state_${name}`)),
    row.problems.length > 0 && mend(element, row, how),
  );
}
