/** @import { Store } from "../store.js" */
/** @import { State } from "../types.js" */
import { tokenCss } from "../colors.js";
import { html } from "../dom.js";
import { fixed } from "../format.js";
import { imageFrom } from "../pictures/files.js";
import { pictureOf, withoutGround } from "../pictures/picture.js";
import { CONTROLS } from "./sights.js";

/** Pixels across, around what is shown, and of what is written in the corner. */
const WIDTH = 600, MARGIN = 12, WORDS = 12;
/** What moves is painted in every frame; all else of the plane is a picture of its own. */
const MOVING = `${CONTROLS}, canvas, .lines, .rings, .touch`;
/** What that picture changes with. @type {(keyof State)[]} */
const STILL = ["samples", "tested", "look", "plane"];

/**
 * The plane on a canvas, which a frame costs little: the field, the line, and the picture of points and axes.
 * @param {HTMLElement} root  the plane's @param {Store} store
 */
export async function filmOf(root, store) {
  let still = await stillOf(root), facts = STILL.map((key) => store.state[key]);
  const { width, height } = still;
  const canvas = html("canvas", { width: WIDTH, height: 2 * Math.round((height / width) * (WIDTH / 2)) });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const draw = () => {
    if (STILL.some((key, i) => store.state[key] !== facts[i])) {
      facts = STILL.map((key) => store.state[key]);
      void stillOf(root).then((other) => (still = other));
    }
    context.setTransform(WIDTH / width, 0, 0, WIDTH / width, 0, 0);
    context.fillStyle = still.panel;
    context.fillRect(0, 0, width, canvas.height);
    paintPlane(context, root, store.state, still.ink, still.panel);
    context.drawImage(still.image, 0, 0, still.width, still.height);
    write(context, store.state, still.ink, still.panel);
  };
  return { canvas, draw };
}

/** @param {HTMLElement} root */
async function stillOf(root) {
  const picture = withoutGround(pictureOf([root], "", MOVING));
  return { image: await imageFrom(picture), width: picture.width, height: picture.height, ink: tokenCss("--ink"), panel: tokenCss("--panel") };
}

/** @param {CanvasRenderingContext2D} context @param {HTMLElement} root @param {State} state @param {string} ink @param {string} panel */
function paintPlane(context, root, { plane }, ink, panel) {
  const field = /** @type {HTMLCanvasElement} */ (root.querySelector(".field-box > canvas"));
  const line = new Path2D(root.querySelector('[data-line="now"]')?.getAttribute("d") ?? "");
  const { left, top, width, height } = field.style;
  context.save();
  context.translate(MARGIN + plane.left, MARGIN + plane.top);
  context.beginPath();
  context.rect(0, 0, plane.width, plane.height);
  context.clip();
  if (!field.hidden) context.drawImage(field, parseFloat(left), parseFloat(top), parseFloat(width), parseFloat(height));
  context.lineJoin = "round";
  for (const [color, wide, alpha] of /** @type {const} */ ([[panel, 5, 0.8], [ink, 2.4, 1]])) {
    Object.assign(context, { strokeStyle: color, lineWidth: wide, globalAlpha: alpha });
    context.stroke(line);
  }
  context.restore();
}

/** Which step it is, and the loss, in the corner of the plane. @param {CanvasRenderingContext2D} context @param {State} state @param {string} ink @param {string} panel */
function write(context, { plane, progress, metrics }, ink, panel) {
  const words = `step ${progress.step}, loss ${fixed(metrics.train.loss, 3)}`;
  const left = MARGIN + plane.left + 4, top = MARGIN + plane.top + 4;
  context.font = `${WORDS}px ${getComputedStyle(document.body).fontFamily}`;
  context.globalAlpha = 0.85;
  context.fillStyle = panel;
  context.fillRect(left, top, context.measureText(words).width + 10, WORDS + 8);
  context.globalAlpha = 1;
  context.fillStyle = ink;
  context.fillText(words, left + 5, top + WORDS + 2);
}
