/** @import { TablePreview, Told } from "../types.js" */
import { html } from "../dom.js";

/** @type {{key: "delimiter" | "decimal" | "header", words: string, choices: [string, string][]}[]} */
const MENUS = [
  { key: "delimiter", words: "Cells are separated by", choices: [["comma", "commas"], ["semicolon", "semicolons"], ["tab", "tabs"]] },
  { key: "decimal", words: "Decimal sign", choices: [["point", "point"], ["comma", "comma"]] },
  { key: "header", words: "First row", choices: [["true", "names"], ["false", "data"]] },
];

/** How a table is written, where what was found is wrong. @param {(told: Told) => void} tell */
export function writtenMenus(tell) {
  const menus = MENUS.map(({ key, words, choices }) => {
    const menu = html("select", { class: "button small" }, ...choices.map(([value, said]) => html("option", { value }, said)));
    menu.onchange = () => tell({ [key]: key === "header" ? menu.value === "true" : menu.value });
    return { key, menu, label: html("label", { class: "field" }, `${words} `, menu) };
  });
  return {
    element: html("div", { class: "row" }, ...menus.map(({ label }) => label)),
    /** @param {TablePreview} preview */
    show: (preview) => menus.forEach(({ key, menu }) => (menu.value = String(preview[key]))),
  };
}
