/**
 * The only file that names Plotly: it comes late, draws figures, and tells of clicks. And the one
 * mapping from data to pixels, which holds before it has come, since its margins are ours.
 *
 * @typedef {{data: object[], layout: object}} Figure
 * @typedef {{left: number, top: number, width: number, height: number}} Box
 * @typedef {{react: (div: HTMLElement, data: object[], layout: object, config: object) => Promise<HTMLElement>}} PlotlyLibrary
 */

const CONFIG = { displayModeBar: false, responsive: false, doubleClick: false, showTips: false };

/** @type {Promise<PlotlyLibrary> | undefined} */
let library;
/** @type {PlotlyLibrary | undefined} once it has come */
let come;

/** @returns {Promise<PlotlyLibrary>} */
function plotly() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = /** @type {HTMLElement} */ (document.querySelector("[data-plotly]")).dataset.plotly ?? "";
    script.onload = () => resolve((come = /** @type {any} */ (window).Plotly));
    script.onerror = () => reject(new Error("Plotly did not load"));
    document.head.append(script);
  });
  return library;
}

/**
 * It is drawn when this returns, if the library has come before.
 * @param {HTMLElement} div @param {Figure} figure
 * @param {{still?: boolean}} [options]  still: nothing of it answers the pointer
 */
export async function drawFigure(div, { data, layout }, { still = false } = {}) {
  const library = come ?? (await plotly());
  await library.react(div, data, layout, { ...CONFIG, staticPlot: still });
}

/** @param {HTMLElement} div  already drawn @param {(index: number) => void} run  with the customdata of the point, an index of the history */
export function onPointClick(div, run) {
  const plot = /** @type {any} */ (div);
  plot.on("plotly_click", (/** @type {any} */ event) => run(event.points[0].customdata));
}

/**
 * The plane's box inside its element, room for the axes left free.
 * @param {number} width @param {number} height @param {boolean} axes
 * @returns {Box}
 */
export function planeBox(width, height, axes) {
  if (!axes) return { left: 0, top: 0, width, height };
  return { left: 26, top: 6, width: width - 34, height: height - 26 };
}

/**
 * From data to pixels of the plane's box, and back.
 * @param {[[number, number], [number, number]]} extent  of x1 and of x2
 * @param {Box} box
 */
export function mapping([[x0, x1], [y0, y1]], { width, height }) {
  return {
    x: (/** @type {number} */ value) => ((value - x0) / (x1 - x0)) * width,
    y: (/** @type {number} */ value) => ((y1 - value) / (y1 - y0)) * height,
    /** @param {number} px @param {number} py @returns {[number, number]} */
    data: (px, py) => [x0 + (px / width) * (x1 - x0), y1 - (py / height) * (y1 - y0)],
  };
}
