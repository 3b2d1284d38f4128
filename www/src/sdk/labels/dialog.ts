// Prints by the browser's dialog: upright pictures in a frame of this origin, whose page has the
// stock's size. A page cannot know what came out on paper, so no label is ever reported as printed.
import type { LabelPage } from "../api.ts";
import { ParcelgateError, cancelled } from "../error.ts";

/** Where pictures go on sheets. */
interface SheetLayout {
  stock: string;
  perSheet: number;
  startAt: number;
}

/** The size and bytes of a picture. */
type Picture = Pick<LabelPage, "png" | "width" | "height" | "dpi">;

/**
 * The sheets with their pictures. On letter and A4 labels lie on their sides, as on UPS's own laser
 * form.
 */
function sheets(
  page: Document,
  pictures: HTMLImageElement[],
  { stock, perSheet, startAt }: SheetLayout,
): HTMLElement[] {
  const places = stock === "letter" || stock === "a4" ? perSheet : 1;
  const out: HTMLElement[] = [];
  pictures.forEach((picture, index) => {
    const at = index + startAt - 1;
    if (index === 0 || at % places === 0) {
      const sheet = page.createElement("div");
      sheet.className = `sheet n${places}`;
      out.push(sheet);
    }
    const place = page.createElement("div");
    place.className = `place p${(at % places) + 1}`;
    place.append(picture);
    out.at(-1)?.append(place);
  });
  return out;
}

const SLICE = 10;

/** A label at its own size: its dots are not scaled. */
function imageOf(
  page: Document,
  { png, width, height, dpi }: Picture,
  urls: string[],
): HTMLImageElement {
  const image = page.createElement("img");
  const url = URL.createObjectURL(new Blob([png as BlobPart], { type: "image/png" }));
  urls.push(url);
  image.src = url;
  image.alt = "";
  image.style.width = `${width / dpi}in`;
  image.style.height = `${height / dpi}in`;
  return image;
}

const missing = (message: string): ParcelgateError =>
  new ParcelgateError({ kind: "label", code: "print_page_missing", message });

/** The loaded frame, with the document and window that it has then. */
interface PrintFrame {
  frame: HTMLIFrameElement;
  page: Document;
  view: Window;
  link: HTMLLinkElement;
}

function openFrame(src: string): Promise<PrintFrame> {
  document.querySelector("iframe[data-parcelgate-print]")?.remove();
  const frame = document.createElement("iframe");
  frame.dataset.parcelgatePrint = "";
  frame.title = "Labels to print";
  frame.tabIndex = -1;
  frame.setAttribute("aria-hidden", "true");
  // Off the screen but with a size: Firefox prints nothing from a frame that is not displayed.
  Object.assign(frame.style, {
    position: "fixed",
    left: "-10000px",
    top: "0",
    width: "8.5in",
    height: "11in",
    border: "0",
  });
  frame.src = src;
  return new Promise((resolve, reject) => {
    const fail = (): void => {
      frame.remove();
      reject(missing("print.html is not on this server"));
    };
    frame.onload = () => {
      const { contentDocument: page, contentWindow: view } = frame;
      const link = page?.querySelector<HTMLLinkElement>("link[data-stock]");
      if (page && view && link) resolve({ frame, page, view, link });
      else fail();
    };
    frame.onerror = fail;
    document.body.append(frame);
  });
}

function loadSheet(link: HTMLLinkElement, href: string): Promise<void> {
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => reject(missing(`${href} is not on this server`));
    link.href = href;
  });
}

/** The element with the focus, inside of shadow roots too. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Opens the print dialog with these pictures. */
export async function openDialog(
  pages: Picture[],
  options: SheetLayout,
  signal?: AbortSignal,
): Promise<{ labels: number; sentTo: "print dialog" }> {
  const { frame, page, view, link } = await openFrame(new URL("/print.html", location.href).href);
  const urls: string[] = [];
  const release = (): void => urls.forEach((url) => URL.revokeObjectURL(url));
  try {
    await loadSheet(link, `./print/${options.stock}.css`);
    const filled = sheets(
      page,
      pages.map((one) => imageOf(page, one, urls)),
      options,
    );
    // In slices: hundreds of pictures decoded at once would block the page.
    for (let at = 0; at < filled.length; at += SLICE) {
      const slice = filled.slice(at, at + SLICE);
      page.body.append(...slice);
      await Promise.all(
        slice.flatMap((sheet) => [...sheet.querySelectorAll("img")]).map((image) => image.decode()),
      );
      await new Promise((resolve) => setTimeout(resolve));
      if (signal?.aborted) throw cancelled();
    }
    // The dialog reports neither "printed" nor "cancelled", and may read the pictures for a while.
    view.addEventListener("afterprint", () => setTimeout(release, 60_000), { once: true });
    const before = focused();
    view.focus();
    view.print();
    // The focus does not stay in the frame.
    window.focus();
    if (before instanceof HTMLElement || before instanceof SVGElement)
      before.focus({ preventScroll: true });
    return { labels: pages.length, sentTo: "print dialog" };
  } catch (error) {
    release();
    frame.remove();
    throw error;
  }
}
