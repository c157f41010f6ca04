// While somebody types what work they do, what it may be stands below the question, each with its reason. Without this the
// next page asks the same.
const form = document.getElementById("programmes-intake");
const field = form?.elements.occupation;
const code = form?.elements.code;
const found = document.getElementById("occupations-found");

if (field && code && found) {
  field.closest(".field").append(found);
  let timer, asked;
  const say = (words) => found.replaceChildren(Object.assign(document.createElement("p"), { textContent: words }));
  const choose = (group) => {
    code.value = group.code;
    say(`${found.dataset.chosen} ${group.title}`);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const button = (group) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button second" });
    const words = document.createElement("span");
    words.append(group.title, document.createElement("br"), Object.assign(document.createElement("small"), { textContent: group.reason }));
    button.append(words);
    button.addEventListener("click", () => choose(group));
    return button;
  };
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const query = new URLSearchParams({ find: field.value });
    try {
      const answer = await fetch(`/${document.documentElement.lang}/apply/occupations?${query}`, { signal: asked.signal });
      if (!answer.ok) return;
      const groups = await answer.json();
      if (!groups.length) return void (found.hidden = true);
      say(found.dataset.choose);
      const buttons = Object.assign(document.createElement("div"), { className: "actions" });
      buttons.append(...groups.map(button));
      found.append(buttons);
      found.hidden = false;
    } catch {
      // The next page asks.
    }
  };
  let last = field.value;
  field.addEventListener("input", () => {
    if (field.value === last) return;
    last = field.value;
    code.value = "";
    clearTimeout(timer);
    if (field.value.trim().length > 2) timer = setTimeout(ask, 300);
  });
}
