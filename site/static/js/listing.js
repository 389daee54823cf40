// Beside htmx on what's on: nobody loses their place, and what fails is loaded the plain way.
document.addEventListener("htmx:afterSettle", () => {
  if (document.activeElement === document.body) document.getElementById("count")?.focus({ preventScroll: true });
});
for (const failed of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failed, (event) => location.assign(event.detail.pathInfo.finalRequestPath));
}
