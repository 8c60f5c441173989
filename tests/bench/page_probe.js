// Watches the page from outside: when the sliders came alive, when a frame was drawn and painted.
// It reads only what the page shows to anyone: the attributes of `<main>`, and a number's exact value.
(() => {
  const probe = {
    alive: null, // ms from navigation to sliders that work
    drawn: null, // ms from navigation to everything drawn, Plotly's plots included
    awaited: [], // inputs without an answer so far: {at: ms, value: the number as its box tells it}
    answered: [], // those whose answer is drawn, and painted with the browser's next frame
    delays: [], // per input: {drawn, painted}, ms after the event
    browserFrames: 0,
    pageFrames: 0, // browser frames that showed a new revision
    revised: false,
  };
  window.probe = probe;

  const boxOf = (slider) => document.querySelector(`[data-value-of="${slider.dataset.parameter}"]`);

  // A frame answers the input whose value it brought, and all inputs before that one.
  const answer = () => {
    const shown = probe.awaited.findLastIndex(({ box, value }) => box.title === value);
    for (const input of probe.awaited.splice(0, shown + 1)) {
      probe.answered.push({ ...input, drawn: performance.now() });
    }
  };

  const observe = () => {
    const main = document.querySelector("main");
    if (!main) return;
    const ready = main.dataset.status === "ready";
    if (probe.alive === null && ready && main.querySelector("input[type=range][data-parameter]")) {
      probe.alive = performance.now();
    }
    if (probe.drawn === null && main.dataset.drawn === "true") probe.drawn = performance.now();
    if (main.dataset.revision === probe.revision) return;
    probe.revision = main.dataset.revision;
    probe.revised = true;
    answer();
  };
  new MutationObserver(observe).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["data-status", "data-revision", "data-drawn", "data-parameter"],
  });

  document.addEventListener(
    "input",
    ({ target }) => {
      if (!target.matches("input[type=range][data-parameter]")) return;
      const value = target.value.replaceAll("-", "−").replace("+", "");
      probe.awaited.push({ at: performance.now(), box: boxOf(target), value });
    },
    true,
  );

  // A message posted while a frame is prepared arrives when that frame has been painted.
  const painted = new MessageChannel();
  painted.port1.onmessage = () => {
    probe.browserFrames += 1;
    if (probe.revised) probe.pageFrames += 1;
    probe.revised = false;
    for (const { at, drawn } of probe.answered.splice(0)) {
      probe.delays.push({ drawn: drawn - at, painted: performance.now() - at });
    }
  };
  const frame = () => {
    painted.port2.postMessage(null);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})();
