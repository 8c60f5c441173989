/** @import { RawFrame } from "./types.js" */
import { getSession, newSession, RequestError } from "./api.js";

/**
 * The session that the address asks for: a playground behind `#` makes a new one, `/s/{id}` is that
 * one, and `/` makes one from nothing. The address is then `/s/{id}`, with what it hides.
 * @returns {Promise<{id: string, frame: RawFrame, complaint: string | null}>} complaint: why the link could not be opened
 */
export async function arrive() {
  const { shared, complaint } = location.hash.length > 1 ? await fromLink(location.hash) : { shared: null, complaint: null };
  const named = location.pathname.match(/^\/s\/([^/]+)$/)?.[1];
  const { id, frame } = shared ?? (named ? await getSession(named) : await newSession());
  const path = `/s/${id}`;
  history.replaceState(null, "", path + location.search);
  for (const type of ["hashchange", "popstate"])
    addEventListener(type, () => (location.hash.length > 1 || location.pathname !== path) && location.reload());
  return { id, frame, complaint };
}

/** @param {string} hash */
async function fromLink(hash) {
  const { LinkError, textOf } = await import("./link.js");
  try {
    return { shared: await newSession(await textOf(hash)), complaint: null };
  } catch (error) {
    if (error instanceof LinkError) return { shared: null, complaint: error.message };
    if (error instanceof RequestError) return { shared: null, complaint: `This link could not be opened. ${error.message}` };
    throw error;
  }
}
