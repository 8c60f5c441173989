/**
 * A playground as the part of a link behind `#`: `#np1.` and its document, the JSON text packed by zlib,
 * whose sum tells when a character was lost, and written in base64url. The text itself is kept, not what
 * JavaScript reads in it, so that every number comes back to the bit.
 */
const VERSION = 1;
const FORM = /^#np(\d{1,9})\.(.*)$/s;
/** Characters of a link, and of the text in it: a little of the one can be made into very much of the other. */
export const MOST_LINK = 1_000_000;
const MOST_TEXT = 4_000_000;
/** So many bytes are unpacked at once: at the most a thousand times as much. */
const PIECE = 2048;

const DAMAGED = "This link is damaged, or was cut off on its way. Ask for it again, or for the playground as a file.";

/** Says in words why a link opens nothing. */
export class LinkError extends Error {}

/** @param {string} text  a document, as JSON @returns {Promise<string>} what stands in the address, from `#` on */
export async function linkOf(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return `#np${VERSION}.${base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/** @param {string} hash  of an address, from `#` on @returns {Promise<string>} the document, as JSON @throws {LinkError} */
export async function textOf(hash) {
  if (hash.length > MOST_LINK) throw new LinkError("This link is longer than any that a playground makes.");
  const [, version, data] = hash.match(FORM) ?? [];
  if (version === undefined) throw new LinkError("What stands behind # in this address is no playground, so it was left out.");
  if (Number(version) > VERSION) throw new LinkError(`This link was made by a newer version: its form is ${Number(version)}, this playground knows ${VERSION}.`);
  try {
    const text = await unpack(bytesOf(data));
    const document = JSON.parse(text);
    if (typeof document === "object" && document && !Array.isArray(document)) return text;
  } catch (error) {
    if (error instanceof LinkError) throw error;
  }
  throw new LinkError(DAMAGED);
}

/** @param {string} data  base64url */
function bytesOf(data) {
  if (!/^[\w-]*$/.test(data)) throw new LinkError(DAMAGED);
  return Uint8Array.from(atob(data.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}

/** Reads on only while there is room for it. @param {Uint8Array<ArrayBuffer>} bytes */
async function unpack(bytes) {
  let at = 0;
  const pieces = new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, (at += PIECE)));
    },
  }, { highWaterMark: 0 });
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  const reader = pieces.pipeThrough(new DecompressionStream("deflate")).getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    text += decoder.decode(value, { stream: true });
    if (text.length <= MOST_TEXT) continue;
    void reader.cancel();
    throw new LinkError("This link holds more than a playground may.");
  }
  return text + decoder.decode();
}
