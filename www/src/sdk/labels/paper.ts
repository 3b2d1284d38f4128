// The paper that this workstation chose on the Labels page, as printing wants it.
import { registry } from "../registry.ts";

export const PAPERS = ["4x6 1", "4x8 1", "letter 1", "letter 2", "a4 1", "a4 2"];

/** { stock, perSheet, tail }: 4 by 6 where nothing was chosen. */
export async function paper() {
  const { stock, tail } = await registry.labels.workstation().catch(() => ({}));
  const [size, perSheet] = (PAPERS.includes(stock) ? stock : PAPERS[0]).split(" ");
  return { stock: size, perSheet: Number(perSheet), tail: tail === "crop" ? "crop" : "keep" };
}
