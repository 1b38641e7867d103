
"use strict";
(() => {
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      const cell = target.querySelector("td.w, td.p") ?? target.querySelector("td.n");
      const right = cell ? cell.offsetLeft + cell.offsetWidth : 0;
      if (right > target.clientWidth) target.scrollLeft = right - target.clientWidth + 8;
    }
  });
  for (const table of document.querySelectorAll(".s")) seen.observe(table);
})();
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const list = document.querySelector("table[data-sortable]"), body = list.tBodies[0];
  const reports = document.getElementById("reports"), shown = document.getElementById("shown");
  const words = document.getElementById("words"), rule = document.getElementById("rule");
  const folder = document.getElementById("folder"), boxes = [...form.elements.severity];
  const units = [...body.rows].map((row) => {
    const section = document.getElementById(row.dataset.r);
    return { row, section, keys: row.dataset.k ? row.dataset.k.split(" ") : [], folder: row.dataset.f,
      findings: section ? [...section.querySelectorAll("article")] : [],
      groups: section ? [...section.querySelectorAll(".g")] : [] };
  });
  const text = (unit) => unit.text ??= (unit.row.textContent + " " + (unit.section?.textContent ?? "")).toLowerCase();
  const below = (unit) => !folder?.value || folder.value === "." ||
    (unit.folder + "/").startsWith(folder.value + "/");

  function filter() {
    const asked = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const severities = boxes.filter((box) => box.checked).map((box) => box.value);
    const narrowed = Boolean(rule.value) || severities.length < boxes.length;
    const wanted = (severity, number) =>
      severities.some((each) => each[0] === severity) && (!rule.value || rule.value === number);
    let files = 0, findings = 0;
    for (const unit of units) {
      const found = unit.keys.some((key) => wanted(key[0], key.slice(1)));
      const visible = (found || !narrowed) && below(unit) && asked.every((word) => text(unit).includes(word));
      unit.row.hidden = !visible;
      if (unit.section) unit.section.hidden = !visible;
      if (!visible) continue;
      files += 1;
      for (const finding of unit.findings) {
        finding.hidden = !wanted(finding.className[0], finding.dataset.k);
        findings += finding.hidden ? 0 : 1;
      }
      for (const group of unit.groups) group.hidden = !group.querySelector("article:not([hidden])");
      if (!unit.section) findings += boxes.reduce((sum, box, index) =>
        sum + (box.checked ? Number(unit.row.querySelectorAll(".n")[index].textContent) : 0), 0);
    }
    shown.textContent = shown.dataset.told.replace("{units}", files).replace("{findings}", findings);
  }

  function sort(index, descending) {
    const value = (unit) => unit.row.cells[index].textContent.trim();
    const numeric = list.tHead.rows[0].cells[index].classList.contains("n");
    const compare = numeric ? (one, other) => Number(value(one)) - Number(value(other))
      : (one, other) => value(one).localeCompare(value(other), document.documentElement.lang, { numeric: true });
    units.sort((one, other) => descending ? compare(other, one) : compare(one, other));
    body.append(...units.map((unit) => unit.row));
    reports?.append(...units.filter((unit) => unit.section).map((unit) => unit.section));
  }

  [...list.tHead.rows[0].cells].forEach((head, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const sorted = head.getAttribute("aria-sort");
      const descending = sorted ? sorted === "ascending" : head.classList.contains("n");
      for (const other of list.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      sort(index, descending);
    });
  });

  function choose(select, value) {
    select.value = value;
    filter();
    document.getElementById("units").focus();
  }
  for (const link of document.querySelectorAll("[data-rule]"))
    link.addEventListener("click", (event) => { event.preventDefault(); choose(rule, link.dataset.rule); });
  for (const link of document.querySelectorAll("[data-folder]"))
    link.addEventListener("click", (event) => { event.preventDefault(); if (folder) choose(folder, link.dataset.folder); });

  let waiting = 0;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 150); });
  form.addEventListener("submit", (event) => { event.preventDefault(); filter(); });
  form.addEventListener("reset", () => setTimeout(filter));
  form.hidden = false;
  document.documentElement.classList.add("filtered");
  filter();
})();
