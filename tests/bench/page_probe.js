// Watches the page from outside: when the sliders came alive, when a frame was drawn and painted.
// It reads only what the page shows to anyone: `<main data-status data-revision data-drawn>`.
(() => {
  const probe = {
    alive: null, // ms from navigation to sliders that work
    drawn: null, // ms from navigation to everything drawn, Plotly's plots included
    input: null, // when the last `input` event of a slider was handled
    waiting: false, // whether an answer to that input is still awaited
    changed: null, // when the page had drawn the answer
    delays: [], // per input: {drawn, painted}, ms after the event
    browserFrames: 0,
    pageFrames: 0, // browser frames that showed a new revision
    revised: false,
  };
  window.probe = probe;

  const observe = () => {
    const main = document.querySelector("main");
    if (!main) return;
    const ready = main.dataset.status === "ready";
    if (probe.alive === null && ready && main.querySelector("input[type=range][data-parameter]")) {
      probe.alive = performance.now();
    }
    if (probe.drawn === null && main.dataset.drawn === "true") probe.drawn = performance.now();
    if (main.dataset.revision !== probe.revision) {
      probe.revision = main.dataset.revision;
      probe.revised = true;
      if (probe.waiting && probe.changed === null) probe.changed = performance.now();
    }
  };
  new MutationObserver(observe).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["data-status", "data-revision", "data-drawn", "data-parameter"],
  });

  document.addEventListener(
    "input",
    (event) => {
      if (!event.target.matches("input[type=range][data-parameter]")) return;
      probe.input = performance.now();
      probe.changed = null;
      probe.waiting = true;
    },
    true,
  );

  // A message posted while a frame is prepared arrives when that frame has been painted.
  const painted = new MessageChannel();
  painted.port1.onmessage = () => {
    probe.browserFrames += 1;
    if (probe.revised) probe.pageFrames += 1;
    probe.revised = false;
    if (probe.waiting && probe.changed !== null) {
      const now = performance.now();
      probe.delays.push({ drawn: probe.changed - probe.input, painted: now - probe.input });
      probe.waiting = false;
    }
  };
  const frame = () => {
    painted.port2.postMessage(null);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})();
