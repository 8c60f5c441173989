// Runs before the first paint, so that a chosen theme never flashes its opposite.
try {
  const theme = localStorage.getItem("theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; then the system's theme is right.
}
