import { html } from "../dom.js";

/** Bytes that are read at all. */
const MOST = 1_000_000;

/** What is said of a table of this size; nothing if it can be read. @param {number} size  in bytes */
export const tooLarge = (size) => (size > MOST ? `The file is ${(size / 1e6).toFixed(1)} MB; at most 1 MB can be read.` : "");

/** A file that is chosen, as text; null if none is. @returns {Promise<{name: string, text: string} | null>} */
export function readFile() {
  const input = html("input", { type: "file", accept: ".csv,.tsv,.txt,text/csv,text/plain" });
  return new Promise((resolve, reject) => {
    input.oncancel = () => resolve(null);
    input.onchange = () => {
      const file = input.files?.[0];
      if (!file) resolve(null);
      else if (tooLarge(file.size)) reject(new Error(tooLarge(file.size)));
      else file.arrayBuffer().then((bytes) => resolve({ name: file.name, text: textOf(bytes) }), reject);
    };
    input.click();
  });
}

/** The text of a file: what is not UTF-8 comes from an older spreadsheet. @param {ArrayBuffer} bytes */
export function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The history keeps no longer names of files. @param {string} name */
export const shortened = (name) => (name.length > 80 ? `${name.slice(0, 79)}…` : name);
