/* Suggestions under a search box: the combobox with a listbox of WAI-ARIA 1.2.
   Without this file the box is an ordinary field of an ordinary form. */

const WAIT = 150; // milliseconds after the last letter
const HAN = /\p{Script=Han}/u; // one character is a word

function suggestUnder(input) {
  const list = element("div", {
    id: `${input.id}-suggestions`,
    role: "listbox",
    class: "suggestions",
    "aria-label": input.dataset.suggestionsLabel,
  });
  const status = element("div", { role: "status", class: "visually-hidden" });
  let active = null;
  let timer;
  let request;

  function typed() {
    stop();
    activate(null);
    const text = input.value.trim();
    if (text.length > 1 || HAN.test(text)) timer = setTimeout(ask, WAIT, text);
    else show({ suggestions: [], message: "" });
  }

  async function ask(text) {
    const { signal } = (request = new AbortController());
    try {
      const query = new URLSearchParams({ q: text });
      const answer = await fetch(`${input.dataset.suggestions}?${query}`, { signal });
      show(await answer.json());
    } catch {
      if (!signal.aborted) close(); // no answer: the form still works
    }
  }

  function stop() {
    clearTimeout(timer);
    request?.abort();
  }

  function show({ suggestions, message }) {
    activate(null);
    list.replaceChildren(...suggestions.map((each, n) => option(each, `${list.id}-${n}`)));
    status.textContent = message;
    open(true);
  }

  function open(wanted) {
    list.hidden = !(wanted && list.children.length);
    input.setAttribute("aria-expanded", !list.hidden);
  }

  function close() {
    stop();
    activate(null);
    open(false);
  }

  function pressed(event) {
    const { key } = event;
    if (event.isComposing) return;
    if (key === "ArrowDown" || key === "ArrowUp") {
      open(true);
      move(key === "ArrowDown" ? 1 : -1);
    } else if (key === "Enter" && active) active.click();
    else if (key === "Escape" && !list.hidden) close();
    else {
      if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(key)) activate(null);
      return;
    }
    event.preventDefault();
  }

  // Through the options and, between the last and the first, the text itself.
  function move(step) {
    const stops = [null, ...list.children];
    activate(stops.at((stops.indexOf(active) + step) % stops.length));
  }

  function activate(next) {
    active?.setAttribute("aria-selected", false);
    active = next;
    active?.setAttribute("aria-selected", true);
    active?.scrollIntoView({ block: "nearest" });
    if (active) input.setAttribute("aria-activedescendant", active.id);
    else input.removeAttribute("aria-activedescendant");
  }

  set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id });
  open(false);
  input.parentElement.append(list, status);
  input.addEventListener("input", typed);
  input.addEventListener("keydown", pressed);
  input.addEventListener("blur", close);
  // The box keeps the focus; the links of the list do the rest.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", close);
}

function option({ label, kind_name, url, lang }, id) {
  const link = element("a", { role: "option", id, href: url, tabindex: -1, "aria-selected": false });
  const name = element("span", { dir: "auto", ...(lang && { lang }) }, label);
  link.append(name, " ", element("span", { class: "suggestions__kind" }, kind_name));
  return link;
}

function element(name, attributes, text = "") {
  const made = document.createElement(name);
  made.textContent = text;
  return set(made, attributes);
}

function set(target, attributes) {
  for (const name in attributes) target.setAttribute(name, attributes[name]);
  return target;
}

document.querySelectorAll("input[data-suggestions]").forEach(suggestUnder);
