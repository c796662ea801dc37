"use strict";

// Cards on a wall: a row for each scene, in it the card in each language and theme, its name under each picture.
const gallery = (() => {
  const sheetHeight = 1900;

  // Renders [{ scene, cards: { en, de } }] at this width and says what is wrong with them.
  function hang(scenes, width) {
    document.body.replaceChildren();
    const problems = [];
    const hung = [];
    for (const { scene, cards } of scenes) {
      const row = document.body.appendChild(element("div", "row"));
      for (const theme of ["light", "dark"]) {
        for (const [language, card] of Object.entries(cards)) {
          const figure = row.appendChild(element("figure"));
          // A form of its own: radio buttons of the same name would belong together on the whole wall.
          const frame = figure.appendChild(element("form", `frame ${theme}`));
          frame.style.width = `${width}px`;
          const name = `${scene} · ${language} · ${theme} · ${width}`;
          figure.appendChild(element("figcaption")).textContent = name;
          problems.push(...render(card, hosts[theme], frame).map(problem => `${name}: ${problem}`));
          hung.push({ frame, name });
        }
      }
    }

    return problems.concat(hung.flatMap(({ frame, name }) => measure(frame).map(problem => `${name}: ${problem}`)));
  }

  function render(json, host, frame) {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = host;
    card.onExecuteAction = () => { };
    card.parse(json);
    frame.appendChild(card.render());
    return [];
  }

  // Puts the rows on sheets that a person can take in, and says how many there are.
  function sheets() {
    let sheet = 0, height = 0;
    for (const row of document.querySelectorAll(".row")) {
      if (height > 0 && height + row.offsetHeight > sheetHeight) {
        sheet++;
        height = 0;
      }

      height += row.offsetHeight;
      row.dataset.sheet = sheet;
    }

    return sheet + 1;
  }

  function turnTo(sheet) {
    for (const row of document.querySelectorAll(".row")) {
      row.classList.toggle("elsewhere", Number(row.dataset.sheet) !== sheet);
    }
  }

  function element(name, classes = "") {
    const made = document.createElement(name);
    made.className = classes;
    return made;
  }

  return { hang, sheets, turnTo };
})();
