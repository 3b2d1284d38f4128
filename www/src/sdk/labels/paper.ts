// The paper that this workstation prints on, as chosen on the Labels page.
import type { SheetOptions } from "../api.ts";
import { registry } from "../registry.ts";

/** Stock and labels per sheet. */
export const PAPERS = ["4x6 1", "4x8 1", "letter 1", "letter 2", "a4 1", "a4 2"];
const DEFAULT = "4x6 1";

/** The options of printing. 4 by 6 inches where nothing was chosen. */
export async function paper(): Promise<
  Required<Pick<SheetOptions, "perSheet" | "tail">> & SheetOptions
> {
  const chosen: { stock?: string; tail?: string } =
    (await registry.labels?.workstation().catch(() => null)) ?? {};
  const name = chosen.stock !== undefined && PAPERS.includes(chosen.stock) ? chosen.stock : DEFAULT;
  const [stock, perSheet] = name.split(" ");
  return {
    stock: stock as NonNullable<SheetOptions["stock"]>,
    perSheet: Number(perSheet),
    tail: chosen.tail === "crop" ? "crop" : "keep",
  };
}
