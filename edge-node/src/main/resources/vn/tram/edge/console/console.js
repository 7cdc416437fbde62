"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const words = document.body.dataset;

  // The clock runs on from what the gate last said, without seconds where that was about so; without knowledge it shows none.
  const clock = byId("clock");
  const inVietNam = { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Ho_Chi_Minh" };
  const exactly = new Intl.DateTimeFormat("vi-VN", { ...inVietNam, second: "2-digit" });
  const about = new Intl.DateTimeFormat("vi-VN", inVietNam);
  let now, doubtful, heard;
  const tick = () => {
    const time = new Date(now + performance.now() - heard);
    clock.textContent = now === null ? "–:–" : doubtful ? "≈ " + about.format(time) : exactly.format(time);
  };
  const hear = (said) => {
    doubtful = said.startsWith("~");
    now = said === "" ? null : Number(said.replace("~", ""));
    heard = performance.now();
    tick();
  };
  hear(clock.dataset.now);
  setInterval(tick, 1000);

  // The chart.
  let chart = null;
  const drawChart = (figures) => {
    byId("chart-none").hidden = figures.labels.length > 0;
    byId("chart").hidden = figures.labels.length === 0;
    if (chart === null) {
      Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
      const bars = (label, colour) => ({ label, data: [], backgroundColor: colour, borderRadius: 4, maxBarThickness: 20 });
      chart = new Chart(byId("chart"), {
        type: "bar",
        data: { labels: [], datasets: [bars(words.chartIn, "#2a9d5c"), bars(words.chartOut, "#5aa9c4")] },
        options: {
          animation: false, responsive: true, maintainAspectRatio: false,
          scales: {
            x: { grid: { display: false }, ticks: { color: "#5b6b75" } },
            y: { beginAtZero: true, suggestedMax: 4, grid: { color: "#edf1f3" }, border: { display: false }, ticks: { precision: 0, color: "#5b6b75", maxTicksLimit: 5 } },
          },
          plugins: { legend: { display: false } },
        },
      });
    }
    chart.data.labels = figures.labels;
    chart.data.datasets[0].data = figures.in;
    chart.data.datasets[1].data = figures.out;
    chart.update();
  };
  drawChart(JSON.parse(byId("chart").dataset.chart));

  // The voice of the box, for who wants to hear it: a browser allows it after a click only.
  let audio = null;
  const melodies = { in: [[880, .13]], out: [[660, .13]], warn: [[330, .12], [330, .12]], bad: [[196, .22], [196, .22], [196, .22]], full: [[196, .5], [147, .5], [110, .8]] };
  const sound = byId("sound");
  sound.addEventListener("click", () => {
    const on = sound.getAttribute("aria-pressed") !== "true";
    sound.setAttribute("aria-pressed", String(on));
    sound.title = on ? sound.dataset.off : sound.dataset.on;
    sound.firstElementChild.className = on ? "bi bi-volume-up" : "bi bi-volume-mute";
    if (on && audio === null) audio = new AudioContext();
  });
  const beep = (mood) => {
    if (audio === null || sound.getAttribute("aria-pressed") !== "true") return;
    let at = audio.currentTime;
    for (const [pitch, length] of melodies[mood] || []) {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(.16, at);
      volume.gain.exponentialRampToValueAtTime(.001, at + length);
      tone.connect(volume).connect(audio.destination);
      tone.start(at);
      tone.stop(at + length);
      at += length + .07;
    }
  };

  // What the gate sends.
  const device = () => document.querySelector(".device");
  const show = (panels) => {
    for (const [name, value] of Object.entries(panels)) {
      if (name === "run") {
        if (value !== words.run) location.reload();
      } else if (name === "clock") {
        hear(value);
      } else if (name === "chart") {
        drawChart(JSON.parse(value));
      } else if (name === "box") {
        const before = device().dataset.answers;
        byId("panel-box").innerHTML = value;
        if (device().dataset.answers !== before) {
          device().classList.add("fresh");
          beep(device().dataset.mood);
        }
      } else {
        byId("panel-" + name).innerHTML = value;
      }
    }
  };
  const stream = new EventSource("/live");
  stream.addEventListener("panels", (event) => {
    byId("lost").hidden = true;
    show(JSON.parse(event.data));
  });
  stream.onerror = () => {
    byId("lost").hidden = false;
  };

  // What the guard sends.
  const tell = (place, told) => {
    const title = document.createElement("b");
    title.textContent = told.title;
    place.className = "told told-" + told.mood;
    place.replaceChildren(title, told.detail);
    place.hidden = false;
  };
  const warning = (title) => ({ mood: "warn", title, detail: "" });
  const send = async (place, path, body) => {
    try {
      const answer = await fetch(path, { method: "POST", body });
      const told = await answer.json();
      tell(place, told);
      return answer;
    } catch (problem) {
      tell(place, warning(words.failed));
      return { ok: false, status: 0 };
    }
  };

  byId("type").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    if ((await send(byId("type-told"), "/type", new URLSearchParams(new FormData(form)))).ok) {
      form.elements.number.value = "";
      form.elements.name.value = "";
    }
    form.elements.number.focus();
  });

  // The time: what this device shows is offered, and who states it looks at it again.
  const settime = byId("settime");
  const offer = () => {
    const parts = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone: "Asia/Ho_Chi_Minh" }).format(new Date()).split(" ");
    settime.elements.date.value = parts[0];
    settime.elements.time.value = parts[1];
  };
  settime.closest("details").addEventListener("toggle", (event) => {
    if (event.currentTarget.open) offer();
  });
  settime.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await send(byId("settime-told"), "/clock", new URLSearchParams(new FormData(settime)));
    settime.elements.confirm.checked = false;
    byId("settime-confirm").hidden = answer.status !== 409;
  });

  const scan = async (file) => {
    const place = byId("upload-told");
    if (file.size > 10 * 1024 * 1024) {
      tell(place, warning(words.large));
      return;
    }
    tell(place, { mood: "calm", title: words.busy, detail: "" });
    const lane = byId("picture-lane");
    await send(place, lane === null ? "/scan" : "/scan?lane=" + lane.value, file);
  };
  // What goes by hand where there is no network.
  const carry = async (path, body) => {
    const place = byId("carry-told");
    tell(place, { mood: "calm", title: words.carrying, detail: "" });
    await send(place, path, body);
  };
  // The buttons belong to forms, for browsers that run no scripts.
  const press = (id, deed) => byId(id).addEventListener("click", (event) => {
    event.preventDefault();
    deed();
  });
  press("carry-out", () => carry("/carry/out"));
  press("carry-in", () => carry("/carry/in"));
  press("carry-file", async () => {
    const place = byId("carry-told");
    tell(place, { mood: "calm", title: words.carrying, detail: "" });
    try {
      const answer = await fetch("/carry/file", { method: "POST" });
      const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") || "");
      if (name === null) {
        tell(place, await answer.json());
        return;
      }
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await answer.blob());
      link.download = name[1];
      link.click();
      URL.revokeObjectURL(link.href);
      tell(place, { mood: "ok", title: words.saved, detail: "" });
    } catch (problem) {
      tell(place, warning(words.failed));
    }
  });
  byId("carry-receipt").addEventListener("change", (event) => {
    const file = event.currentTarget.files[0];
    if (file) carry("/carry/receipt", file);
    event.currentTarget.value = "";
  });

  byId("picture").addEventListener("change", (event) => {
    const file = event.currentTarget.files[0];
    event.currentTarget.value = "";
    if (file) scan(file);
  });
  const drop = byId("drop");
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  for (const kind of ["dragleave", "drop"]) {
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.remove("over"); });
  }
  drop.addEventListener("drop", (event) => {
    const file = event.dataTransfer.files[0];
    if (file) scan(file);
  });
  document.addEventListener("paste", (event) => {
    const file = event.clipboardData.files[0];
    if (file) scan(file);
  });
})();
