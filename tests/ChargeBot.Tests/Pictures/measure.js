"use strict";

// What is wrong with a rendered card, one sentence for each thing: measured, not seen.
const measure = (() => {
  const pixel = 1.5;
  const smallest = 9;
  const largestRow = 3;
  const longestWord = 24;
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

  function checkText(text, frame, say) {
    const parent = text.parentElement;
    const style = getComputedStyle(parent);
    const size = parseFloat(style.fontSize);
    if (size < smallest) say(`'${short(text.data)}' is ${size} pixels small`);

    for (const box of rectangles(text, 0, text.data.length)) {
      for (let around = parent; around !== frame; around = around.parentElement) {
        if (isInline(around)) continue;
        const holder = around.getBoundingClientRect();
        if (box.right > holder.right + pixel || box.left < holder.left - pixel) {
          say(`'${short(text.data)}' sticks out of its place`);
          break;
        }
      }
    }

    // What is pressed is read at a glance and never broken; other words of a usual length are not broken either.
    const pressed = parent.closest("button, .ac-selectable") !== null;
    for (const word of text.data.matchAll(pressed ? /\S+/gu : /[\p{L}\p{N}]+/gu)) {
      if (!pressed && word[0].length > longestWord) continue;
      const tops = new Set([...rectangles(text, word.index, word.index + word[0].length)].map(box => Math.round(box.top)));
      if (tops.size > 1) say(`the word '${short(word[0])}' is broken`);
    }

    const ground = groundOf(parent);
    const ink = over(colour(style.color), ground);
    const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 600) ? 3 : 4.5;
    const contrast = contrastOf(ink, ground);
    if (contrast < needed) {
      say(`'${short(text.data)}' has a contrast of ${contrast.toFixed(1)} (${hex(ink)} on ${hex(ground)}), ${needed} is needed`);
    }
  }

  function checkField(field, say) {
    const labels = [...(field.labels ?? [])].map(label => label.innerText);
    const named = (field.getAttribute("aria-labelledby") ?? "").split(" ").map(id => document.getElementById(id)?.innerText ?? "");
    const name = [field.getAttribute("aria-label") ?? "", ...labels, ...named].join(" ").trim();
    if (!name) say(`the input '${field.id || field.type}' has no label`);

    const shown = field.tagName === "SELECT" ? field.selectedOptions[0]?.text ?? "" : field.value || field.placeholder || "";
    if (!shown || field.tagName === "TEXTAREA" || ["checkbox", "radio", "date", "time"].includes(field.type)) return;
    const style = getComputedStyle(field);
    canvas.font = style.font;
    const arrow = field.tagName === "SELECT" ? 20 : 0;
    const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - arrow;
    const needs = canvas.measureText(shown).width;
    // What somebody typed may be longer than its field; what we wrote into it may not.
    if (needs > room + pixel && shown !== field.value) say(`the input '${name}' shows only a part of '${short(shown)}'`);
  }

  function* texts(frame) {
    const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (text.data.trim() && isVisible(text.parentElement) && text.parentElement.tagName !== "OPTION") yield text;
    }
  }

  function* rectangles(text, from, to) {
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, to);
    for (const box of range.getClientRects()) {
      if (box.width > 0) yield box;
    }
  }

  const isVisible = element => element.checkVisibility({ visibilityProperty: true });
  const isInline = element => getComputedStyle(element).display === "inline";
  const isField = element => ["INPUT", "SELECT", "TEXTAREA"].includes(element.tagName);
  const hasText = element => element.innerText?.trim().length > 0;
  const short = words => words.trim().length > 40 ? `${words.trim().slice(0, 39)}…` : words.trim();
  const told = element => `${element.className?.split?.(" ")[0] || element.tagName.toLowerCase()} '${short(element.innerText ?? "")}'`;

  function groundOf(element) {
    const layers = [];
    for (let around = element; around; around = around.parentElement) {
      const layer = colour(getComputedStyle(around).backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }

    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
  }

  function colour(css) {
    const [red, green, blue, alpha = 1] = css.match(/[\d.]+/g).map(Number);
    return [red, green, blue, alpha];
  }

  const over = (ink, ground) => [...[0, 1, 2].map(i => ink[i] * ink[3] + ground[i] * (1 - ink[3])), 1];
  const hex = ([red, green, blue]) => `#${[red, green, blue].map(part => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

  // WCAG 2.2, relative luminance and contrast ratio.
  function luminance(parts) {
    const [red, green, blue] = parts.slice(0, 3).map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function contrastOf(one, other) {
    const [bright, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (bright + 0.05) / (dim + 0.05);
  }

  return frame => {
    const problems = new Set();
    const say = problem => problems.add(problem);
    const bounds = frame.getBoundingClientRect();
    if (frame.scrollWidth > frame.clientWidth) say(`is ${frame.scrollWidth} pixels wide`);
    for (const element of frame.querySelectorAll("*")) {
      if (!isVisible(element)) continue;
      const box = element.getBoundingClientRect();
      if (box.right > bounds.right + pixel || box.left < bounds.left - pixel) say(`${told(element)} sticks out of the card`);
      if (!isInline(element) && !isField(element) && element.scrollWidth > element.clientWidth + 1 && hasText(element)) {
        say(`${told(element)} is cut off: ${element.scrollWidth} pixels in ${element.clientWidth}`);
      }
    }

    for (const text of texts(frame)) {
      checkText(text, frame, say);
    }

    for (const buttons of frame.querySelectorAll(".ac-actionSet")) {
      const shown = [...buttons.querySelectorAll("button")].filter(button => isVisible(button) && button.innerText.trim() !== "...");
      if (shown.length > largestRow) say(`has ${shown.length} buttons in a row`);
    }

    for (const field of frame.querySelectorAll("input, select, textarea")) {
      if (isVisible(field)) checkField(field, say);
    }

    for (const image of frame.querySelectorAll("img")) {
      if (!image.alt.trim()) say("an image has no words for those who do not see it");
    }

    for (const press of frame.querySelectorAll("button, .ac-selectable")) {
      if (isVisible(press) && !(press.getAttribute("aria-label") ?? press.title ?? "").trim() && !press.innerText.trim()) {
        say("something to press has no name");
      }
    }

    return [...problems];
  };
})();
