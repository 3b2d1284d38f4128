// Where the receiver fetches it: Access Points near the address, the nearest first; one is chosen.
import { fill, h } from "../../lib/dom.js";
import * as draft from "../../src/sdk/shipment/draft.ts";
import { errorBox } from "../../lib/element.js";
import { wrap } from "../../src/sdk/error.ts";
import { field, select } from "../../lib/form.js";
import { isImperial } from "../../src/sdk/texts/format.ts";

const CODES = ["accessPointDelivery", "holdAtAccessPoint"];
const addressOf = ({ line, city, state, postalCode, country }) => ({
  lines: [line],
  city,
  state,
  postalCode,
  country,
});

/** What the shipment says of the place: UPS wants its name, and whom to ask for there. */
const meant = (point, code, to) => ({
  indications: [{ code }],
  accessPoint: {
    name: (point.name ?? point.line).slice(0, 35),
    attention: (to.attention || to.name || "").slice(0, 35),
    id: point.accessPointId,
    address: addressOf(point),
  },
});

export function accessPoint(element, kept) {
  const { t, client } = element;
  const out = h("div", { class: "s6", "data-points": "" });
  const code = select(
    t("pointHow"),
    "pointCode",
    CODES.map((one) => [one, t(one)]),
    { span: 3, value: kept.place?.indications[0].code ?? kept.pointCode },
  );
  const chosen = (place) => {
    const { place: _, ...rest } = draft.load();
    draft.save(place ? { ...rest, place } : rest);
    element.changed();
  };
  const show = ({ accessPoint: { name, address } }) =>
    fill(
      out,
      h(
        "p",
        {},
        h("b", {}, name),
        ", ",
        [...address.lines, address.city, address.postalCode].join(", "),
        " ",
        h(
          "button",
          {
            type: "button",
            class: "quiet",
            onclick: () => {
              chosen(null);
              fill(out);
              find.focus();
            },
          },
          t("pointNone"),
        ),
      ),
    );
  const offer = (points) => {
    const { to } = draft.load();
    const rows = points.map((point) =>
      h(
        "label",
        { class: "check" },
        h("input", {
          type: "radio",
          name: "point",
          value: point.accessPointId,
          onchange: () => chosen(meant(point, code.querySelector("select").value, to)),
        }),
        h(
          "span",
          {},
          h("b", {}, point.name ?? point.line),
          `, ${[point.line, point.city].filter(Boolean).join(", ")}`,
          h("br"),
          h(
            "span",
            { class: "small soft" },
            [
              point.distance && `${point.distance} ${point.distanceUnit === "KM" ? "km" : "mi"}`,
              point.hours,
            ]
              .filter(Boolean)
              .join(" · "),
          ),
        ),
      ),
    );
    fill(
      out,
      h("div", { role: "radiogroup", "aria-label": t("extra_point") }, rows),
      !rows.length && h("p", {}, t("pointsNone")),
    );
    element.say(t("pointsFound", { n: rows.length }));
  };
  const search = () =>
    element.busy(find, t("asking"), async () => {
      const {
        to: { address },
        from,
      } = draft.load();
      const imperial = isImperial(from.address.country);
      try {
        const { city, state, postalCode, country, lines = [] } = address;
        const { locations } = await client.locate({
          option: "64",
          address: { line: lines[0], city, state, postalCode, country },
          radius: imperial ? "25" : "40",
          unit: imperial ? "MI" : "KM",
          most: "10",
        });
        offer(locations.filter(({ accessPointId }) => accessPointId));
      } catch (thrown) {
        fill(out, await errorBox(wrap(thrown), "fix", t));
      }
    });
  const find = h(
    "button",
    { type: "button", "data-key": "find-points", onclick: search },
    t("pointsFind"),
  );
  // Another way to hand it over there is another shipment.
  code.querySelector("select").addEventListener("change", ({ target }) => {
    const { place } = draft.load();
    if (place) chosen({ ...place, indications: [{ code: target.value }] });
  });
  if (kept.place) show(kept.place);
  return [
    code,
    field(t("receiverEmail"), "receiverEmail", {
      span: 3,
      type: "email",
      value: kept.receiverEmail ?? kept.to?.email ?? "",
      "data-also": "to.email",
    }),
    h("p", { class: "s6" }, find),
    out,
  ];
}
