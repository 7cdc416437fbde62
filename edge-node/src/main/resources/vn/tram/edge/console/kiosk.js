"use strict";
(() => {
  const pane = document.getElementById("pane");
  const lost = document.getElementById("lost");
  const words = document.body.dataset;

  // What was said last may have become untrue: a screen that hears nothing says so itself.
  const LONGEST_SILENCE = 8000;
  const SHORT_BREAK = 3000;
  let alarm = 0;
  const expect = (within) => {
    clearTimeout(alarm);
    alarm = setTimeout(() => {
      lost.hidden = false;
      pane.hidden = true;
    }, within);
  };

  let stream = null;
  const listen = () => {
    stream = new EventSource(words.live);
    stream.addEventListener("panels", (event) => {
      const panels = JSON.parse(event.data);
      if (panels.run !== undefined && panels.run !== words.run) {
        location.reload();
        return;
      }
      if (panels.pane !== undefined) pane.innerHTML = panels.pane;
      pane.hidden = false;
      lost.hidden = true;
      expect(LONGEST_SILENCE);
    });
    stream.onerror = () => {
      expect(SHORT_BREAK);
      // A refusal ends a stream for good: nobody stands here who would load the page again.
      if (stream.readyState === EventSource.CLOSED) setTimeout(listen, SHORT_BREAK);
    };
  };
  expect(LONGEST_SILENCE);
  listen();
})();
