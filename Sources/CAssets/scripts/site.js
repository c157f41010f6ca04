// Enhances what works without it: questions open in place, drafts are kept while one types, and arrows walk tables.

// A link to a page that asks a question opens the same question here.
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const link = event.target.closest?.("a[data-dialog]");
  const dialog = link && document.getElementById(link.dataset.dialog);
  if (!dialog?.showModal) return;
  event.preventDefault();
  dialog.showModal();
});

// What is typed is sent to be kept two seconds after the last letter, and when the page is left. The answer leads to the
// address of the draft, so that its token is known from then on.
for (const form of document.querySelectorAll("form[data-draft]")) {
  let timer, dirty = false, sending = false;
  const field = () => form.elements._draft;
  const keep = async () => {
    clearTimeout(timer);
    if (!dirty || sending) return;
    dirty = false;
    sending = true;
    const typed = new FormData(form);
    for (const [name, value] of [...typed]) if (value instanceof File) typed.delete(name);
    typed.set("_action", "keep");
    try {
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body: new URLSearchParams(typed), keepalive: true });
      const token = new URL(answer.url).searchParams.get("_draft");
      if (answer.ok && token) {
        if (!field()) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "_draft" }));
        field().value = token;
        const here = new URL(location);
        here.searchParams.set("_draft", token);
        history.replaceState(null, "", here);
      }
    } catch {
      dirty = true; // No network: the next letter tries again.
    }
    sending = false;
  };
  form.addEventListener("input", () => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(keep, 2000);
  });
  form.addEventListener("submit", () => { dirty = false; clearTimeout(timer); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
}

// What is typed into a look-up is asked for at once, and only the list is put in its place; the answer to a question that was
// typed over is dropped.
for (const form of document.querySelectorAll("form[data-live]")) {
  const found = document.getElementById(form.dataset.live);
  let timer, asked;
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const typed = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const address = `${location.pathname}${typed.size ? `?${typed}` : ""}`;
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (!answer.ok || answer.redirected) return form.submit();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      found.replaceChildren(...page.getElementById(form.dataset.live).childNodes);
      history.replaceState(null, "", address);
    } catch (error) {
      if (error.name !== "AbortError") form.submit();
    }
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); ask(); });
}

// In a table the arrows go from the name in one row to the next, Home and End to the first and the last.
document.addEventListener("keydown", (event) => {
  const link = event.target.closest?.(".tabled tbody th a");
  if (!link || event.ctrlKey || event.metaKey || event.altKey) return;
  const links = [...link.closest("tbody").querySelectorAll("th a")];
  const place = links.indexOf(link);
  const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: links.length - 1 }[event.key];
  if (!links[next]) return;
  event.preventDefault();
  links[next].focus();
});

// What went wrong is read first.
document.querySelector("main > .summary")?.focus();
