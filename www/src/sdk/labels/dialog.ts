// Printing by the browser's dialog: upright pictures in a frame of this origin whose page is the stock's own size. What becomes
// of them on paper nobody can know, so nothing is ever called printed.
import { ParcelgateError, cancelled } from "../error.ts";

/** Labels a sheet lie on their sides on letter and A4, as on UPS's own laser form. */
function sheets(page, pictures, { stock, perSheet, startAt }) {
  const places = stock === "letter" || stock === "a4" ? perSheet : 1;
  const out = [];
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
    out.at(-1).append(place);
  });
  return out;
}

const SLICE = 10;

/** A label at its own size: its dots are not scaled. */
function picture(page, { png, width, height, dpi }, urls) {
  const image = page.createElement("img");
  urls.push(URL.createObjectURL(new Blob([png], { type: "image/png" })));
  image.src = urls.at(-1);
  image.alt = "";
  image.style.width = `${width / dpi}in`;
  image.style.height = `${height / dpi}in`;
  return image;
}

function openFrame(src) {
  document.querySelector("iframe[data-parcelgate-print]")?.remove();
  const frame = document.createElement("iframe");
  frame.dataset.parcelgatePrint = "";
  frame.title = "Labels to print";
  frame.tabIndex = -1;
  frame.setAttribute("aria-hidden", "true");
  // Off the screen but with a size: a frame that is not displayed prints nothing in Firefox.
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
    frame.onload = () =>
      frame.contentDocument?.querySelector("link[data-stock]") ? resolve(frame) : frame.onerror();
    frame.onerror = () => {
      frame.remove();
      reject(
        new ParcelgateError({
          kind: "label",
          code: "print_page_missing",
          message: "print.html is not on this server",
        }),
      );
    };
    document.body.append(frame);
  });
}

function styled(link, href) {
  return new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () =>
      reject(
        new ParcelgateError({
          kind: "label",
          code: "print_page_missing",
          message: `${href} is not on this server`,
        }),
      );
    link.href = href;
  });
}

/** Opens the dialog; gives what was sent there. */
export async function openDialog(pages, options, signal) {
  const frame = await openFrame(new URL("/print.html", location.href).href);
  const urls = [];
  try {
    const page = frame.contentDocument;
    await styled(page.querySelector("link[data-stock]"), `./print/${options.stock}.css`);
    const pictures = pages.map((one) => picture(page, one, urls));
    const filled = sheets(page, pictures, options);
    // In slices: hundreds of pictures decoded in one go would hold the page up.
    for (let at = 0; at < filled.length; at += SLICE) {
      const slice = filled.slice(at, at + SLICE);
      page.body.append(...slice);
      await Promise.all(
        slice.flatMap((sheet) => [...sheet.querySelectorAll("img")]).map((image) => image.decode()),
      );
      await new Promise((resolve) => setTimeout(resolve));
      if (signal?.aborted) throw cancelled();
    }
    const { contentWindow } = frame;
    // The dialog tells neither "printed" nor "cancelled"; the pictures stay for as long as it may still read them.
    contentWindow.addEventListener(
      "afterprint",
      () => setTimeout(() => urls.forEach((url) => URL.revokeObjectURL(url)), 60_000),
      { once: true },
    );
    let before = document.activeElement;
    // An element's own focus is within it.
    while (before?.shadowRoot?.activeElement) before = before.shadowRoot.activeElement;
    contentWindow.focus();
    contentWindow.print();
    // The frame is nobody's place to be.
    window.focus();
    before?.focus?.({ preventScroll: true });
    return { labels: pages.length, sentTo: "print dialog" };
  } catch (error) {
    urls.forEach((url) => URL.revokeObjectURL(url));
    frame.remove();
    throw error;
  }
}
