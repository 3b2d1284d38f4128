// Printing by the browser's dialog: pictures in a frame of this origin whose page size is the label's. What becomes of them
// on paper nobody can know, so nothing is ever called printed.

export async function printLabels(labels, types) {
  document.querySelector("iframe[data-parcelgate-print]")?.remove();
  const frame = document.createElement("iframe");
  frame.dataset.parcelgatePrint = "";
  frame.title = "Labels to print";
  frame.tabIndex = -1;
  frame.setAttribute("aria-hidden", "true");
  // Off the screen but with a size: a frame that is not displayed prints nothing in Firefox.
  Object.assign(frame.style, { position: "fixed", left: "-10000px", top: "0", width: "4in", height: "6in", border: "0" });
  frame.src = new URL("/print.html", location.href).href;
  await new Promise((resolve, reject) => {
    frame.onload = resolve;
    frame.onerror = reject;
    document.body.append(frame);
  });
  const page = frame.contentDocument;
  const urls = labels.map(({ bytes, format }) => URL.createObjectURL(new Blob([bytes], { type: types[format] })));
  const pictures = urls.map((src) => {
    const sheet = page.createElement("div");
    const image = page.createElement("img");
    image.src = src;
    image.alt = "";
    sheet.append(image);
    page.body.append(sheet);
    return image;
  });
  await Promise.all(pictures.map((image) => image.decode()));
  const done = () => urls.forEach((url) => URL.revokeObjectURL(url));
  frame.contentWindow.addEventListener("afterprint", () => setTimeout(done, 1000), { once: true });
  frame.contentWindow.focus();
  frame.contentWindow.print();
}
