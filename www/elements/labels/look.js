// A label at its true size, with a ruler, exactly the dots that will print.
import css from "./look.css";
import { h } from "../../lib/dom.js";
import { errorBox } from "../../lib/element.js";
import { percent, tenths } from "../../src/sdk/texts/format.ts";
import { registry } from "../../src/sdk/registry.ts";

export { css };

const ZOOMS = ["0.5", "0.75", "1", "1.5", "2"];

function ruler(axis, inches) {
  const marks = Array.from({ length: Math.floor(inches) + 1 }, (_, inch) => {
    const mark = h("span", {}, inch ? `${inch}` : "in");
    mark.style[axis === "x" ? "left" : "top"] = `calc(${inch}in * var(--z) + 2px)`;
    return mark;
  });
  const out = h("div", { class: `ruler ${axis}`, "aria-hidden": "true" }, marks);
  out.style[axis === "x" ? "width" : "height"] = `calc(${inches}in * var(--z) + 1px)`;
  return out;
}

function sheet({ url, width, height, dpi }, name) {
  const image = h("img", { src: url, alt: name });
  image.style.width = `calc(${width / dpi}in * var(--z))`;
  image.style.height = `calc(${height / dpi}in * var(--z))`;
  return h("div", { class: "ruled" }, ruler("x", width / dpi), ruler("y", height / dpi), image);
}

/** The words for what is odd about a label. */
export const remarkWords = async () =>
  (await (await import("../../src/sdk/texts/guidance.ts")).labelWords()).remark;

/** What is told beside the pictures. */
async function remarks(drawing) {
  const [remark, { remarksOf }] = await Promise.all([
    remarkWords(),
    import("../../src/sdk/labels/labels.ts"),
  ]);
  return [...new Set(remarksOf(drawing, true).map(({ code, detail }) => remark(code, detail)))];
}

/** The panel under a label. `close` gives the focus back. */
export async function look(label, { t, urls, close, tail }) {
  const name = t("labelOf", { number: label.trackingNumber });
  try {
    const drawing = await registry.labels.preview(label, { tail });
    const pages = drawing.pages.map((page) => ({ ...page, url: urls.of(page.png, "image/png") }));
    const desk = h(
      "div",
      { class: "desk", tabindex: "0", role: "region", "aria-label": name },
      pages.map((page, index) =>
        sheet(
          page,
          pages.length > 1 ? t("pageOf", { name, n: index + 1, all: pages.length }) : name,
        ),
      ),
    );
    const zoom = h(
      "select",
      {
        "aria-label": t("zoom"),
        "data-key": "zoom",
        onchange: ({ currentTarget }) => desk.style.setProperty("--z", currentTarget.value),
      },
      ZOOMS.map((value) =>
        h("option", { value }, value === "1" ? t("trueSize") : percent(Number(value))),
      ),
    );
    zoom.value = "1";
    const said = await remarks(drawing);
    const [{ width, height, dpi }] = pages;
    const panel = h(
      "div",
      { class: "look", role: "group", "aria-label": name },
      h(
        "div",
        { class: "row" },
        zoom,
        h(
          "span",
          { class: "small soft" },
          t("size", {
            width: tenths(width / dpi),
            height: tenths(height / dpi),
            x: width,
            y: height,
          }),
        ),
        h("button", { class: "quiet", "data-key": "close-look", onclick: close }, t("close")),
      ),
      desk,
      said.length
        ? h(
            "ul",
            { class: "remarks small" },
            said.map((words) => h("li", {}, words)),
          )
        : null,
    );
    panel.release = () => pages.forEach(({ url }) => urls.release(url));
    return panel;
  } catch (error) {
    const box = await errorBox(error, "fix", t);
    box.append(
      h("button", { class: "quiet", "data-key": "close-look", onclick: close }, t("close")),
    );
    return box;
  }
}
