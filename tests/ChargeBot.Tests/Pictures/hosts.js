"use strict";

// Two hosts that look as Teams does: its sizes, and the colours of its light and its dark theme. Only what the colours of
// texts and grounds are matters to the tests; what no host config can say (buttons, inputs) is in gallery.css.
const hosts = (() => {
  const font = "'Roboto Variable', 'Segoe UI', sans-serif";
  const sizes = { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 };
  const weights = { lighter: 200, default: 400, bolder: 600 };

  const light = {
    card: "#FFFFFF",
    grounds: { emphasis: "#F5F5F5", accent: "#E8EBFA", good: "#F1FAF1", warning: "#FFF9F5", attention: "#FDF3F4" },
    texts: { default: "#242424", accent: "#4F52B2", good: "#0E700E", warning: "#BC4B09", attention: "#B10E1C" },
    subtle: { default: "#616161", accent: "#5B5FC7", good: "#0E700E", warning: "#BC4B09", attention: "#B10E1C" },
    line: "#E0E0E0",
  };
  const dark = {
    card: "#292929",
    grounds: { emphasis: "#1F1F1F", accent: "#2F2F4A", good: "#052505", warning: "#4A1E04", attention: "#3B0509" },
    texts: { default: "#FFFFFF", accent: "#AAB1FA", good: "#54B054", warning: "#FAA06B", attention: "#E37D80" },
    subtle: { default: "#ADADAD", accent: "#AAB1FA", good: "#54B054", warning: "#FAA06B", attention: "#E37D80" },
    line: "#3D3D3D",
  };

  function config(theme) {
    const foregroundColors = {
      dark: { default: "#242424", subtle: "#616161" },
      light: { default: "#FFFFFF", subtle: "#F3F2F1" },
    };
    for (const name of Object.keys(theme.texts)) {
      foregroundColors[name] = { default: theme.texts[name], subtle: theme.subtle[name] };
    }

    const containerStyles = { default: { backgroundColor: theme.card, foregroundColors } };
    for (const [name, backgroundColor] of Object.entries(theme.grounds)) {
      containerStyles[name] = { backgroundColor, foregroundColors };
    }

    return new AdaptiveCards.HostConfig({
      supportsInteractivity: true,
      choiceSetInputValueSeparator: ",",
      spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
      separator: { lineThickness: 1, lineColor: theme.line },
      imageSizes: { small: 32, medium: 52, large: 100 },
      fontTypes: {
        default: { fontFamily: font, fontSizes: sizes, fontWeights: weights },
        monospace: { fontFamily: "'DejaVu Sans Mono', monospace", fontSizes: sizes, fontWeights: weights },
      },
      containerStyles,
      actions: {
        maxActions: 6, spacing: "default", buttonSpacing: 8, actionsOrientation: "horizontal", actionAlignment: "left",
        showCard: { actionMode: "inline", inlineTopMargin: 16, style: "emphasis" },
      },
      inputs: {
        label: {
          inputSpacing: "small",
          requiredInputs: { weight: "default", suffix: " *", suffixColor: "attention" },
          optionalInputs: { weight: "default" },
        },
        errorMessage: { color: "attention", weight: "default", spacing: "small" },
      },
      factSet: {
        title: { weight: "bolder", wrap: true, maxWidth: 150 },
        value: { wrap: true },
        spacing: 16,
      },
    });
  }

  return { light: config(light), dark: config(dark) };
})();
