/** At most once in so many milliseconds, the last call never lost. @param {() => void} run @param {number} pause */
export function atPace(run, pause) {
  let last = -Infinity;
  let timer = 0;
  return () => {
    if (timer) return;
    const wait = Math.max(0, last + pause - performance.now());
    timer = window.setTimeout(() => {
      timer = 0;
      last = performance.now();
      run();
    }, wait);
  };
}
