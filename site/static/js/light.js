// Day or night as somebody chose it, kept in their own browser. Runs before anything is painted.
(() => {
  const root = document.documentElement, key = "light", lights = ["day", "night"];
  const read = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const show = (light) => {
    if (lights.includes(light)) root.dataset.light = light; else delete root.dataset.light;
    const box = document.getElementById(`light-${root.dataset.light ?? "device"}`);
    if (box) box.checked = true;
  };
  show(read());
  addEventListener("pageshow", () => show(read()));
  addEventListener("storage", (event) => { if (event.key === key) show(event.newValue); });
  document.addEventListener("DOMContentLoaded", () => show(read()));
  document.addEventListener("change", ({ target }) => {
    if (target.name !== key || target.type !== "radio") return;
    try { localStorage.setItem(key, target.value); } catch { /* this page alone, then */ }
    show(target.value);
  });
})();
