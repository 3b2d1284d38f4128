// The form of labels that a page asks for by attribute.

const FORMATS = ["GIF", "PNG", "ZPL", "EPL"];
const STOCKS = ["4x6", "4x8"];

/**
 * What the element's `label-format` and `label-stock` say; where they say nothing, or nothing that
 * there is, what is given here.
 */
export function labelOf(element, { format = "GIF", stock = "4x6" } = {}) {
  const said = (name) => element.getAttribute(name)?.trim();
  const [wanted, size] = [said("label-format")?.toUpperCase(), said("label-stock")?.toLowerCase()];
  return {
    format: FORMATS.includes(wanted) ? wanted : format,
    stock: STOCKS.includes(size) ? size : stock,
  };
}
