import { openPrinter, type Printer } from "../adapters/pdf/index.ts";
import type { Services } from "../services.ts";

const printers = new WeakMap<Services["store"], Printer>();

/** One printer a server; its thread starts with the first document and holds nothing open. */
export const printer = ({ store }: Pick<Services, "store">): Printer => {
  const known = printers.get(store);
  if (known !== undefined) return known;
  const opened = openPrinter();
  printers.set(store, opened);
  return opened;
};
