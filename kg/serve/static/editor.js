// A text area that completes prefixes, classes and properties.
"use strict";

function completing(area, list, terms) {
  let shown = [];
  let chosen = 0;
  let start = 0;

  function wordBefore() {
    const before = area.value.slice(0, area.selectionStart);
    const found = /[A-Za-z][\w-]*:?[\w-]*$/.exec(before);
    return found ? found[0] : "";
  }

  function offer(force) {
    const word = wordBefore();
    start = area.selectionStart - word.length;
    const low = word.toLowerCase();
    const isVariable = "?$".includes(area.value[start - 1] || " ");
    const near = (word.length > 1 || force) && !isVariable
      ? terms.filter((term) => matches(term, low)).slice(0, 40) : [];
    const done = near.length === 1 && near[0].name === word;
    shown = done ? [] : near;
    chosen = 0;
    draw();
  }

  function matches(term, low) {
    const name = term.name.toLowerCase();
    return low.includes(":") ? name.startsWith(low)
      : name.startsWith(low) || name.split(":")[1].startsWith(low);
  }

  function draw() {
    list.replaceChildren(...shown.map((term, index) => {
      const item = document.createElement("li");
      item.id = "completion-" + index;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", String(index === chosen));
      const name = document.createElement("b");
      name.textContent = term.name;
      const meaning = document.createElement("small");
      meaning.textContent = " " + (term.label || "") + (term.meaning ? " – " + term.meaning : "");
      item.append(name, meaning);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(index); });
      return item;
    }));
    list.hidden = shown.length === 0;
    area.setAttribute("aria-expanded", String(!list.hidden));
    if (list.hidden) area.removeAttribute("aria-activedescendant");
    else area.setAttribute("aria-activedescendant", "completion-" + chosen);
    const line = area.value.slice(0, start).split("\n").length;
    list.style.top = Math.min(line * 21 + 30 - area.scrollTop, area.offsetHeight + 20) + "px";
  }

  function take(index) {
    const end = area.selectionStart;
    area.setRangeText(shown[index].name, start, end, "end");
    shown = [];
    draw();
    area.focus();
  }

  area.addEventListener("input", () => offer(false));
  area.addEventListener("blur", () => { shown = []; draw(); });
  area.addEventListener("keydown", (event) => {
    if (event.key === " " && event.ctrlKey) { event.preventDefault(); offer(true); return; }
    if (!shown.length) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      chosen = (chosen + step + shown.length) % shown.length;
      draw();
      list.children[chosen].scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      event.stopImmediatePropagation();
      take(chosen);
    } else if (event.key === "Escape") {
      shown = [];
      draw();
    }
  });

  if (document.activeElement === area) offer(false);
}
