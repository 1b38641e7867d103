
"use strict";
(() => {
  const at = (id) => document.getElementById(id);
  const { progress, waiting, checking, large, unsent, none, most, suffixes } = document.body.dataset;
  const known = suffixes.split(" "), drop = at("drop"), list = at("files"), status = at("status");
  const queue = [];
  let running = 0, done = 0, all = 0, ended = false;

  function tell() {
    at("results").hidden = !list.children.length;
    status.textContent = all ? progress.replace("{done}", done).replace("{all}", all) : "";
  }

  const named = (path) => path.split("/").join(" - ").slice(-200);  // files of one name in several folders stay apart

  function line(name) {
    const row = document.createElement("li"), title = document.createElement("b"), state = document.createElement("span");
    row.className = "f";
    title.textContent = name;
    state.textContent = waiting;
    row.append(title, state);
    return list.appendChild(row);
  }

  function fail(row, reason) {
    row.className = "f error";
    row.querySelector("span").textContent = reason;
  }

  async function check({ file, name, row }) {
    if (file.size > Number(most)) return fail(row, large);
    row.querySelector("span").textContent = checking;
    try {
      const answer = await fetch(`files?name=${encodeURIComponent(name)}`, { method: "POST", body: file });
      const text = await answer.text();
      if (answer.ok) row.outerHTML = text;
      else fail(row, text);
    } catch { fail(row, unsent); }
  }

  function next() {
    while (running < 2 && queue.length) {
      running += 1;
      check(queue.shift()).finally(() => { running -= 1; done += 1; tell(); next(); });
    }
  }

  function add(files) {
    if (ended) return;
    for (const { file, path } of files) {
      queue.push({ file, name: named(path), row: line(named(path)) });
      all += 1;
    }
    tell();
    if (!files.length) status.textContent = none;
    next();
  }

  const isKnown = (name) => !name.startsWith(".") && !name.startsWith("~$") && known.some((suffix) => name.toLowerCase().endsWith(suffix));

  async function within(entry, path) {
    if (entry.isFile) {
      if (path && !isKnown(entry.name)) return [];
      const file = await new Promise((found, failed) => entry.file(found, failed));
      return [{ file, path: path + entry.name }];
    }
    const reader = entry.createReader(), found = [];
    for (;;) {  // a reader gives a hundred at a time
      const some = await new Promise((read, failed) => reader.readEntries(read, failed));
      if (!some.length) return found;
      for (const each of some) found.push(...await within(each, `${path}${entry.name}/`));
    }
  }

  async function dropped(transfer) {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
    const files = [...transfer.files].map((file) => ({ file, path: file.name }));
    if (!entries.length) return add(files);
    try { add((await Promise.all(entries.map((entry) => within(entry, "")))).flat()); }
    catch { add(files); }
  }

  for (const name of ["dragover", "dragenter"])
    document.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    dropped(event.dataTransfer);
  });
  at("choose").addEventListener("change", (event) => {
    add([...event.target.files].map((file) => ({ file, path: file.name })));
    event.target.value = "";
  });
  at("folder").addEventListener("change", (event) => {
    const files = [...event.target.files].filter((file) => isKnown(file.name));
    add(files.map((file) => ({ file, path: file.webkitRelativePath || file.name })));
    event.target.value = "";
  });

  function end() {
    ended = true;
    clearInterval(beat);
    at("ended").hidden = false;
    drop.hidden = at("stop").hidden = at("results").hidden = true;
    status.textContent = "";
  }

  const ask = (name) => fetch(name, { method: "POST" });
  const beat = setInterval(() => ask("alive").then((answer) => { if (!answer.ok) end(); }, end), 30000);
  at("stop").addEventListener("click", () => ask("stop").finally(end));
  at("clear").addEventListener("click", async () => {
    queue.length = 0;
    await ask("clear");
    list.replaceChildren();
    done = all = 0;
    tell();
    at("choose").focus();
  });
  tell();
})();
