"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = data.messages;

  /* an anchor inside closed details: open what is around it */
  const reveal = (id) => {
    const target = document.getElementById(id);
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView({ block: "start" });
  };
  const hash = () => location.hash.slice(1);
  addEventListener("hashchange", () => reveal(hash()));
  if (hash()) reveal(hash());

  /* paper has no clicks */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    for (const item of opened) item.open = true;
  });
  addEventListener("afterprint", () => { for (const item of opened) item.open = false; });

  const percent = (share) => {
    const whole = share > 0 && share < 0.005 ? "<1" : share >= 0.995 && share < 1 ? ">99" : String(Math.round(share * 100));
    return whole + words["percent-sign"];
  };

  /* the versions of a passage beside the text that is being read */
  const panel = document.getElementById("panel");
  if (panel) {
    const content = panel.querySelector(".content");
    let from = null;
    const show = (link) => {
      for (const part of all(".on")) part.classList.remove("on");
      content.replaceChildren();
      const here = link.closest(".sheet");
      for (const id of link.dataset.p.split(" ")) {
        const passage = document.getElementById(id);
        if (!passage) continue;
        const head = document.createElement("p");
        for (const part of all(":scope > summary > :not(.excerpt)", passage)) head.append(part.cloneNode(true), " ");
        content.append(head, ...all(":scope > :not(summary)", passage).map((part) => part.cloneNode(true)));
      }
      for (const version of all(".version", content)) {
        version.classList.toggle("here", Boolean(here && version.dataset.a.split(" ").includes(here.dataset.a)));
      }
      from = link;
      const first = link.dataset.p.split(" ")[0];
      for (const part of all("a[data-p]", link.closest(".text") ?? link.parentElement)) {
        part.classList.toggle("on", part === link || part.dataset.p.split(" ").includes(first));
      }
      panel.hidden = false;
      panel.scrollTop = 0;
      panel.focus({ preventScroll: true });
    };
    const close = () => {
      panel.hidden = true;
      if (!from) return;
      for (const part of all(".on")) part.classList.remove("on");
      from.focus({ preventScroll: true });
      from = null;
    };
    const step = (by) => {
      const links = all("a[data-p]", from.closest(".text, .original"));
      const next = links[links.indexOf(from) + by];
      if (!next) return;
      show(next);
      next.scrollIntoView({ block: "center" });
    };
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-p]");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        show(link);
      }
      const button = event.target.closest("#panel button");
      if (button) ({ close, previous: () => step(-1), next: () => step(1) })[button.name]();
      if (!panel.hidden && event.target.closest("#panel .content a")) close();
    });
    document.addEventListener("keydown", (event) => {
      if (panel.hidden) return;
      if (event.key === "Escape") close();
      if (event.key === "ArrowLeft") step(-1);
      if (event.key === "ArrowRight") step(1);
    });
  }

  /* a box of the tree leads to its article */
  const places = new Map(all(".sheet[data-a]").map((sheet) => [data.ids[Number(sheet.dataset.a)], sheet.id]));
  for (const box of all(".picture [data-node]")) {
    if (!places.has(box.dataset.node)) continue;
    box.classList.add("leads");
    box.addEventListener("click", () => { location.hash = places.get(box.dataset.node); });
  }

  /* a tree wider than the window is seen whole on a screen where that shows its shape, else it begins at its root */
  const toRoot = (picture) => {
    const root = picture.querySelector(".node").getBoundingClientRect();
    const frame = picture.getBoundingClientRect();
    picture.scrollLeft += root.left + root.width / 2 - frame.left - frame.width / 2;
  };
  const sized = new ResizeObserver((changes) => {
    for (const { target } of changes) {
      const form = target.previousElementSibling;
      const { whole } = form.elements;
      const wider = target.scrollWidth > target.clientWidth;
      if (wider && !target.dataset.placed) {
        whole.checked = target.clientWidth > 800 && target.scrollWidth < 4 * target.clientWidth;
      }
      target.classList.toggle("whole", whole.checked);
      form.hidden = !wider && !whole.checked;
      if (!wider || whole.checked || target.dataset.placed) continue;
      toRoot(target);
      target.dataset.placed = "yes";
    }
  });
  for (const picture of all(".picture")) {
    sized.observe(picture);
    const form = picture.previousElementSibling;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => {
      picture.dataset.placed = "yes";
      picture.classList.toggle("whole", form.elements.whole.checked);
      if (!form.elements.whole.checked) toRoot(picture);
    });
  }

  /* two articles beside each other: ribbons between what says the same, scrolled together */
  const columns = document.querySelector(".columns");
  if (columns) {
    const panes = all(".pane", columns);
    const ribbons = all(".ribbons path", columns);
    const together = document.forms[0].elements.together;
    document.forms[0].hidden = false;
    columns.classList.add("panes");

    const pieces = (pane, number) => all(`[data-p~="${number}"]`, pane);
    const extent = (pane, number) => {
      const boxes = pieces(pane, number).map((piece) => piece.getBoundingClientRect());
      return [Math.min(...boxes.map((box) => box.top)), Math.max(...boxes.map((box) => box.bottom))];
    };
    const draw = () => {
      const frame = ribbons.length && ribbons[0].ownerSVGElement.getBoundingClientRect();
      if (!frame || frame.width === 0) return;
      for (const ribbon of ribbons) {
        const [[a, z], [b, y]] = panes.map((pane) => {
          const edge = pane.getBoundingClientRect();
          return extent(pane, ribbon.dataset.n).map((at) => Math.min(Math.max(at, edge.top), edge.bottom) - frame.top);
        });
        const [w, m] = [frame.width, frame.width / 2];
        const seen = z - a > 0.5 || y - b > 0.5;
        ribbon.setAttribute("d", seen ? `M0 ${a}C${m} ${a} ${m} ${b} ${w} ${b}V${y}C${m} ${y} ${m} ${z} 0 ${z}Z` : "");
      }
    };

    /* passages that come in the same order in both texts are what one scrolls by */
    const places = () => {
      const found = ribbons.map((ribbon) => panes.map((pane) => {
        const [top] = extent(pane, ribbon.dataset.n);
        return top - pane.getBoundingClientRect().top + pane.scrollTop;
      })).sort((one, other) => one[0] - other[0]);
      const best = found.map(() => null);
      found.forEach((place, at) => {
        let before = null;
        for (let i = 0; i < at; i++) {
          if (found[i][1] < place[1] && (before === null || best[i].length > best[before].length)) before = i;
        }
        best[at] = [...(before === null ? [] : best[before]), place];
      });
      const longest = best.reduce((a, b) => (b.length > a.length ? b : a), []);
      return [[0, 0], ...longest, panes.map((pane) => pane.scrollHeight)];
    };
    /* the pane that the reader moves; the other one's own scrolling moves nothing */
    let leading = null;
    const follow = (at) => {
      const other = 1 - at;
      if (!together.checked || leading !== at) return;
      const share = panes[at].scrollTop / Math.max(1, panes[at].scrollHeight - panes[at].clientHeight);
      const middle = panes[at].scrollTop + share * panes[at].clientHeight;
      const stops = places();
      const next = Math.max(1, stops.findIndex((stop) => stop[at] >= middle));
      const [from, to] = [stops[next - 1], stops[next]];
      const part = (middle - from[at]) / Math.max(1, to[at] - from[at]);
      panes[other].scrollTop = from[other] + part * (to[other] - from[other]) - share * panes[other].clientHeight;
    };
    let asked = false;
    const redraw = () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => { asked = false; draw(); });
    };
    panes.forEach((pane, at) => {
      for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"]) {
        pane.addEventListener(kind, () => { leading = at; }, { passive: true });
      }
      pane.addEventListener("scroll", () => { follow(at); redraw(); });
    });
    addEventListener("resize", redraw);
    addEventListener("scroll", redraw);
    draw();

    const light = (number) => {
      for (const item of all("[data-p], .ribbons path", columns)) {
        const its = item.dataset.p ? item.dataset.p.split(" ") : [item.dataset.n];
        item.classList.toggle("on", number !== null && its.includes(number));
      }
    };
    const number = (event) => {
      const item = event.target.closest("[data-p], [data-n]");
      return item ? item.dataset.n ?? item.dataset.p.split(" ")[0] : null;
    };
    columns.addEventListener("pointerover", (event) => light(number(event)));
    columns.addEventListener("focusin", (event) => light(number(event)));
    columns.addEventListener("click", (event) => {
      const pane = event.target.closest(".pane");
      const chosen = number(event);
      if (!pane || chosen === null) return;
      event.preventDefault();
      const at = panes.indexOf(pane);
      const [here] = extent(pane, chosen);
      const [there] = extent(panes[1 - at], chosen);
      const by = there - panes[1 - at].getBoundingClientRect().top - (here - pane.getBoundingClientRect().top);
      leading = null;
      panes[1 - at].scrollTop += by;
      if (event.target.closest("a")) panes[1 - at].querySelector(`a[data-n="${chosen}"]`).focus({ preventScroll: true });
      light(chosen);
      redraw();
    });
  }

  /* a bar of a strip leads to its words in the text */
  document.addEventListener("click", (event) => {
    const bar = event.target.closest(".strip rect");
    if (!bar) return;
    const full = bar.closest(".sheet").querySelector(".full");
    if (!full) return;
    full.open = true;
    const there = full.querySelector(`[data-s="${bar.dataset.s}"]`);
    there.scrollIntoView({ block: "center" });
    if (there.dataset.p) there.click();
  });

  /* filters, and the figures that follow them */
  const leave = (form) => {
    const taken = data.classes.indexOf("attributed");
    const { quotations, short, source } = form.elements;
    const isOut = ([kind, , length, quoted, sources]) => kind <= taken && (
      (quotations.checked && quoted === 1)
      || (kind < taken && length < Number(short.value))
      || (source.value !== "" && sources.length === 1 && sources[0] === source.value));
    let count = 0;
    for (const sheet of all(".sheet", form.closest(".sheets"))) {
      const parts = data.articles[Number(sheet.dataset.a)];
      const out = parts.map(isOut);
      count += out.filter(Boolean).length;
      for (const part of all("[data-s]", sheet)) part.classList.toggle("off", out[Number(part.dataset.s)]);
      const own = parts.reduce((sum, part) => sum + part[1], 0) || 1;
      for (const item of all(".shares li", sheet)) {
        const figure = item.querySelector("b");
        figure.dataset.all ??= figure.textContent;
        const kind = data.classes.indexOf(item.dataset.k);
        const touched = parts.some((part, at) => out[at] && part[0] === kind);
        const kept = parts.reduce((sum, part, at) => sum + (part[0] === kind && !out[at] ? part[1] : 0), 0);
        figure.textContent = touched ? percent(kept / own) : figure.dataset.all;
        item.classList.toggle("changed", touched);
      }
    }
    form.querySelector("[role=status]").textContent = count === 0 ? words["nothing-left-out"]
      : count === 1 ? words["left-out-one"] : words["left-out-other"].replace("{n}", String(count));
  };
  for (const form of all(".filters")) {
    form.hidden = false;
    form.addEventListener("input", () => leave(form));
    form.addEventListener("submit", (event) => event.preventDefault());
    /* a browser keeps what was chosen when a page is loaded again */
    const { quotations, short, source } = form.elements;
    if (quotations.checked || short.value !== "0" || source.value) leave(form);
  }

  /* tables: by any column */
  for (const table of all("table.sortable")) {
    all("thead th", table).forEach((head, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") !== "descending" && head.classList.contains("number")
          || head.getAttribute("aria-sort") === "ascending";
        for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const value = (row) => row.cells[at].dataset.v ?? row.cells[at].textContent;
        const compare = (a, b) => head.classList.contains("number")
          ? Number(value(a)) - Number(value(b)) : value(a).localeCompare(value(b));
        const rows = [...table.tBodies[0].rows].sort(compare);
        table.tBodies[0].append(...(down ? rows.reverse() : rows));
      });
    });
  }

  /* matrices: each measure, in each order */
  for (const section of all(".matrix")) {
    const { labels, values } = data.matrices[Number(section.dataset.m)];
    const form = section.querySelector("form");
    const table = section.querySelector("table");
    const heads = all("thead th", table);
    const rows = [...table.tBodies[0].rows].map((row) => row.cells[0]);
    const caption = section.querySelector(".caption");
    const told = caption.textContent;
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => {
      const measure = values[form.elements.measure.value];
      const total = (at) => measure[at].reduce((sum, value) => sum + value, 0);
      const order = labels.map((_, at) => at);
      if (form.elements.order.value === "alike") order.sort((a, b) => total(b) - total(a) || a - b);
      if (form.elements.order.value === "name") order.sort((a, b) => labels[a].localeCompare(labels[b]));
      const chosen = form.elements.measure.selectedOptions[0].textContent;
      caption.textContent = form.elements.measure.value === "shared" ? told
        : words["matrix-caption-other"].replace("{measure}", chosen);
      table.tHead.rows[0].append(...order.map((at) => heads[at]));
      table.tBodies[0].replaceChildren(...order.map((a) => {
        const row = document.createElement("tr");
        row.append(rows[a]);
        for (const b of order) {
          const cell = row.insertCell();
          cell.textContent = a === b ? "–" : String(Math.round(measure[a][b] * 100));
          cell.className = a === b ? "self" : "h" + Math.round(measure[a][b] * 10);
        }
        return row;
      }));
    });
  }
})();
