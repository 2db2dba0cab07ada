// Walks through the form as a person would, by its own controls, with choices made by a seed; tells what it saw and did.
(seeds, steps) => {
  const one = (where, root = document) => root.querySelector(where);
  const press = (move) => one(`[data-move=${move}]`).click();
  const typedNumbers = ["3", "12", "３０", "0.5", "30分", "1時間半", "三十五", "約20", "1,200", "2h", "90 min", "10人", "40回", "0", "7.5"];
  const typedWords = ["見積書の送付メール作り", "report: \"monthly\"", "月次報告を作る時間を半分にしたい", "- a # b", "yes", "<b>株式会社</b>", "5", "  a \\ b ", "2026-11-21", "請求（月末）"];

  function dice(seed) {
    let state = seed;
    return (sides) => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
    };
  }

  function here() {
    const form = one("#question");
    return form ? form.dataset.question : "review";
  }

  function beginAnew(roll) {
    if (!one("#begin")) press("start");
    if (one("[data-move=erase]")) {
      press("erase");
      press("erase_yes");
    }
    const role = one("#role");
    if (role) role.value = role.options[roll(role.options.length)].value;
    one("#day").value = "2026-11-21";
    press("begin");
    return role ? role.value : "floor";
  }

  function answer(roll) {
    const options = [...document.querySelectorAll("[name=answer]:not(#answer)")];
    if (!options.length) {
      const field = one("#answer");
      const list = field.type === "text" ? typedNumbers : typedWords;
      field.value = list[roll(list.length)];
      const told = field.value;
      press("next");
      if (one("#hint.news")) press("next");
      return ["typed", told];
    }
    if (options[0].type === "radio") {
      const chosen = options[roll(options.length)];
      chosen.click();
      press("next");
      return ["chosen", chosen.value];
    }
    for (const box of options) if (roll(3) === 0) box.click();
    const ticked = options.filter((box) => box.checked).map((box) => box.value);
    press("next");
    return ["ticked", ticked];
  }

  function move(roll) {
    const number = roll(100);
    if (here() === "review") {
      const ways = ["open", "parked"].filter((way) => one(`[data-move=${way}]`));
      if (ways.length && roll(2)) {
        const way = ways[roll(ways.length)];
        press(way);
        return [way];
      }
      const all = [...document.querySelectorAll("[data-move=change]")];
      const rows = roll(2) ? all.slice(0, 6) : all; // the first questions decide on most others
      const row = rows[roll(rows.length)];
      row.click();
      return ["change", row.dataset.id];
    }
    if (number < 70) return answer(roll);
    if (number < 76) return press("unknown"), ["unknown"];
    if (number < 80) return press("later"), ["later"];
    if (number < 84 && one("[data-move=not_applicable]")) {
      press("not_applicable");
      one("#reason").value = " 担当が\nいない: # ";
      press("reason");
      return ["not_applicable", "担当が いない: #"];
    }
    if (number < 92) return press("back"), ["back"];
    if (number < 94) {
      one("#note").value = "メモ " + roll(1000);
      const told = one("#note").value;
      return ["noted", told, ...answer(roll)];
    }
    if (number < 97) return press("review"), ["review"];
    return press("next"), ["next"];
  }

  return seeds.map((seed) => {
    const roll = dice(seed);
    const role = beginAnew(roll);
    const seen = [];
    const count = steps + roll(steps);
    for (let step = 0; step < count; step += 1) {
      if (one("#begin")) {
        press("begin");
        seen.push(["start", "begin"]);
      }
      const shown = here();
      seen.push([shown, ...move(roll)]);
    }
    seen.push([one("#begin") ? "start" : here(), "end"]);
    const [draft] = Object.keys(localStorage);
    return { seed, role, seen, sheet: JSON.parse(localStorage.getItem(draft)).sheet };
  });
}
