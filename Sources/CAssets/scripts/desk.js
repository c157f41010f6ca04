// The match desk by keyboard: j and k walk what is listed, and other letters press what is on the page for whoever stands there.

const isTyping = (target) => target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open]");
const items = () => [...document.querySelectorAll(".tabled tbody th a, [data-item]")];
const here = () => document.activeElement?.closest?.("[data-item]") ?? document.activeElement?.closest?.("tr")?.querySelector("th a");

const walk = (step) => {
  const all = items();
  if (!all.length) return;
  const place = all.indexOf(here());
  const next = all[place < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, place + step))];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
};

// What belongs to the one that is walked to, or, where nobody is, to the first.
const press = (key) => {
  const target = (here() ?? items()[0])?.querySelector?.(`[data-key="${key}"]`) ?? document.querySelector(`[data-key="${key}"]:not([data-item] *)`);
  (target?.matches("span, form") ? target.querySelector("a, button") : target)?.click();
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const act = {
    j: () => walk(1),
    k: () => walk(-1),
    "/": () => document.querySelector("input[type=search]")?.focus(),
    "?": () => {
      const keys = document.querySelector("[data-keys]");
      keys.open = !keys.open;
      keys.querySelector("summary").focus();
    },
    Enter: event.target.matches("[data-item]") ? () => press("Enter") : null,
    c: () => {
      press("c");
      const chosen = document.querySelectorAll("[data-key=c]:checked");
      if (chosen.length === 2) chosen[0].form.requestSubmit();
    },
    p: () => press("p"), l: () => press("l"), x: () => press("x"), n: () => press("n"), u: () => press("u"),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
