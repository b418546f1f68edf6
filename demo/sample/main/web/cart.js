// The cart in the browser.
import { groupBy } from "lodash";
import { money } from "./format.js";

export function total(items) {
  return items.reduce((sum, item) => sum + item.price * item.count, 0);
}

export function summary(items) {
  const perShelf = groupBy(items, "shelf");
  return Object.entries(perShelf).map(([shelf, here]) => `${shelf}: ${money(total(here))}`);
}
