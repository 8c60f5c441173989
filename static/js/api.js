/** @import { Catalog, GradientCheck, RawFrame, Samples, Sweep, TablePreview, Told } from "./types.js" */

export class RequestError extends Error {
  /** @param {number} status @param {string} message @param {string} [field]  what is wrong @param {number} [at]  the line or character to blame */
  constructor(status, message, field, at) {
    super(message);
    this.status = status;
    this.field = field;
    this.at = at;
  }
}

/** @param {string} path @param {RequestInit} [options] */
async function answer(path, options) {
  const response = await fetch(path, options);
  if (response.ok) return response;
  const { error } = (await response.json()) ?? {};
  throw new RequestError(response.status, error?.message ?? response.statusText, error?.field, error?.at);
}

/** @param {string} path @param {RequestInit} [options] */
const request = async (path, options) => (await answer(path, options)).json();

/** @param {object | string} body  a text is JSON already @returns {RequestInit} */
const posting = (body) => ({ method: "POST", headers: { "Content-Type": "application/json" }, body: typeof body === "string" ? body : JSON.stringify(body) });

/** @param {string} [document]  as JSON @returns {Promise<{id: string, frame: RawFrame}>} */
export const newSession = (document = "{}") => request("/api/sessions", posting(document));

/** @param {string} id @returns {Promise<{id: string, frame: RawFrame}>} */
export const getSession = (id) => request(`/api/sessions/${id}`);

/** @param {string} id @returns {Promise<Samples>} */
export const getSamples = (id) => request(`/api/sessions/${id}/samples`);

/**
 * @param {string} id @param {number} epsilon
 * @param {{unit: string, sample: number | null} | null} update  only on the points of this one; null: on all training points
 * @returns {Promise<GradientCheck>}
 */
export function getGradientCheck(id, epsilon, update) {
  const query = new URLSearchParams({ epsilon: String(epsilon), ...(update && { unit: update.unit }), ...(update && update.sample !== null && { sample: String(update.sample) }) });
  return request(`/api/sessions/${id}/gradient-check?${query}`);
}

/** Trains several networks at once. @param {string} id @param {{vary: string, epochs: number}} wish @returns {Promise<Sweep>} */
export const beginSweep = (id, wish) => request(`/api/sessions/${id}/sweep`, posting(wish));

/** How far they are. @param {string} id @returns {Promise<Sweep | null>} */
export const getSweep = (id) => request(`/api/sessions/${id}/sweep`);

/** @param {string} id @returns {Promise<Sweep | null>} */
export const cancelSweep = (id) => request(`/api/sessions/${id}/sweep`, { method: "DELETE" });

/** Takes over one of them; over HTTP, since its document may be longer than a message on the socket. @param {string} id @param {number} place */
export async function adoptSwept(id, place) {
  await request(`/api/sessions/${id}/commands`, posting(await request(`/api/sessions/${id}/sweep/${place}`)));
}

/** Another playground in the place of this one; over HTTP for the same reason. @param {string} id @param {string} document  as JSON @param {string} label */
export const openDocument = (id, document, label) => request(`/api/sessions/${id}/commands`, posting(`{"type": "open", "label": ${JSON.stringify(label)}, "document": ${document}}`));

/** What is told of a table, as a query. @param {Told} told */
const toldIn = (told) => new URLSearchParams(Object.entries(told).flatMap(([name, value]) => [value].flat().map((each) => [name, String(each)])));

/** @param {string} text @returns {RequestInit} */
const postingTable = (text) => ({ method: "POST", headers: { "Content-Type": "text/csv" }, body: text });

/** What a table would be read as; it changes nothing. @param {string} text @param {Told} told @returns {Promise<TablePreview>} */
export const readTable = (text, told) => request(`/api/tables?${toldIn(told)}`, postingTable(text));

/** Takes a table as the data. @param {string} id @param {string} text @param {Told} told @returns {Promise<RawFrame>} */
export const takeTable = (id, text, told) => request(`/api/sessions/${id}/table?${toldIn(told)}`, postingTable(text));

/** A file that the server makes of the session, under the name that it gives it. @param {string} id @param {string} format @param {string} [decimal]  "point" or "comma", in tables @returns {Promise<{blob: Blob, name: string}>} */
export async function getExport(id, format, decimal = "point") {
  const response = await answer(`/api/sessions/${id}/export/${format}?decimal=${decimal}`);
  return { blob: await response.blob(), name: response.headers.get("content-disposition")?.match(/filename="?([^";]+)/)?.[1] ?? format };
}

/** @returns {Promise<Catalog>} */
export const getCatalog = () => request("/api/catalog");
