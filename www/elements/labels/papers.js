// What UPS hands out beside labels.

/** Customs papers, control logs, receipts and their like, of a shipment and of its packages: [{ kind, shipmentId, format, bytes }]. */
export function papersOf({ shipmentId, packages, forms = [], controlLogs = [], codTurnInPage, highValueReport, dangerousGoodsPapers = [] }) {
  const one = (kind, paper) => (paper?.bytes?.length ? [{ kind, shipmentId, format: paper.format, bytes: paper.bytes }] : []);
  const all = (kind, list) => list.flatMap((paper) => one(kind, paper));
  return [
    ...all("form", [...forms, ...packages.map(({ form }) => form)]), ...all("controlLog", controlLogs), ...one("codTurnInPage", codTurnInPage), ...one("highValueReport", highValueReport),
    ...all("dangerousGoods", dangerousGoodsPapers.map((bytes) => ({ format: "PDF", bytes }))), ...all("receipt", packages.map(({ receipt }) => receipt)),
  ];
}
