// Draws the charts, follows the hub's beats and sends files. Everything else works without it.
(() => {
  'use strict';

  const language = document.documentElement.lang;
  const numbers = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB');
  const brand = '#0b6b6f';
  const ink = '#4d6164';

  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.color = ink;

  function bars(canvas, labels, values, every) {
    return new Chart(canvas, {
      type: 'bar',
      data: {
        labels,
        datasets: [{
          label: canvas.dataset.label,
          data: values,
          backgroundColor: brand,
          hoverBackgroundColor: '#085558',
          borderRadius: 3,
          categoryPercentage: 0.9,
          barPercentage: 0.9,
        }],
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        locale: language,
        interaction: { mode: 'index', intersect: false },
        plugins: {
          legend: { display: false },
          tooltip: { displayColors: false, backgroundColor: '#0d3b3f' },
        },
        scales: {
          x: { grid: { display: false }, border: { color: '#dde5e3' }, ticks: every
            ? { maxRotation: 0, autoSkip: false, callback: every }
            : { maxRotation: 0, autoSkipPadding: 18 } },
          y: {
            beginAtZero: true,
            suggestedMax: 5,
            border: { display: false },
            grid: { color: '#edf2f0' },
            ticks: { precision: 0, maxTicksLimit: 5, callback: (value) => numbers.format(value) },
          },
        },
      },
    });
  }

  const hours = document.getElementById('hours');
  if (hours) {
    const rows = [...document.querySelectorAll('#hours-data tbody tr')];
    bars(
      hours,
      rows.map((row) => row.cells[0].textContent),
      rows.map((row) => Number(row.cells[1].dataset.count)));
  }

  const rates = document.getElementById('rates');
  let ratesChart;
  function drawRates(values) {
    if (!rates) {
      return;
    }
    const step = Number(rates.dataset.step);
    const label = (i) => {
      const ago = (values.length - 1 - i) * step;
      return ago === 0 ? rates.dataset.now : rates.dataset.ago.replace('{0}', minutes(ago));
    };
    const onTheMinute = (i) => ((values.length - 1 - i) * step) % 60 === 0 ? label(i) : '';
    if (ratesChart) {
      ratesChart.data.datasets[0].data = values;
      ratesChart.update();
    } else {
      ratesChart = bars(rates, values.map((_, i) => label(i)), values, onTheMinute);
    }
  }

  function minutes(seconds) {
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }

  function showCounters(counters) {
    for (const element of document.querySelectorAll('[data-counter]')) {
      const value = counters[element.dataset.counter];
      if (value !== undefined) {
        element.textContent = numbers.format(value);
        const tile = element.closest('.tile');
        if (tile && tile.dataset.zero) {
          tile.dataset.zero = String(value === 0);
        }
      }
    }
  }

  function showLink(on) {
    const live = document.getElementById('live');
    if (live && live.classList.contains('on') !== on) {
      live.classList.toggle('on', on);
      live.querySelector('.live-text').textContent = on ? live.dataset.on : live.dataset.off;
    }
  }

  const timeline = document.getElementById('timeline');
  if (timeline && timeline.scrollWidth > timeline.clientWidth) {
    // Where it is wider than its frame it begins at the first hour that somebody was anywhere.
    const days = timeline.querySelector('.tl-day').getBoundingClientRect().right;
    const bars = [...timeline.querySelectorAll('.tl-possible')];
    const first = Math.min(...bars.map((bar) => bar.getBoundingClientRect().left));
    timeline.scrollLeft = first - days - 16;
  }

  const carry = document.getElementById('carry');
  if (carry) {
    const say = (name, sentence) => {
      const line = document.createElement('li');
      const strong = document.createElement('strong');
      strong.textContent = name;
      line.append(strong, ' ', sentence);
      document.getElementById('carry-said').append(line);
      return line;
    };
    const take = async (file) => {
      const line = say(file.name, carry.dataset.busy);
      const tell = (sentence) => { line.lastChild.textContent = sentence; };
      if (file.size > 256 * 1024 * 1024) {
        tell(carry.dataset.large);
        return;
      }
      try {
        const answer = await fetch('/carry', {
          method: 'POST',
          body: file,
          headers: {
            'Content-Type': 'application/octet-stream',
            'X-CSRF-Token': carry.dataset.proof,
            'X-File-Name': encodeURIComponent(file.name),
          },
        });
        tell(await answer.text());
      } catch (problem) {
        tell(carry.dataset.failed);
      }
    };
    const files = document.getElementById('carry-files');
    files.addEventListener('change', async () => {
      // By name, so that what belongs before comes before.
      const chosen = [...files.files].sort((a, b) => (a.name < b.name ? -1 : 1));
      files.value = '';
      document.getElementById('carry-said').replaceChildren();
      for (const file of chosen) {
        await take(file);
      }
      const page = await fetch('/carry');
      const fresh = new DOMParser().parseFromString(await page.text(), 'text/html');
      const list = fresh.getElementById('carry-list');
      if (list) {
        document.getElementById('carry-list').replaceWith(list);
      }
    });
  }

  if (document.querySelector('[data-live]')) {
    drawRates(Array(60).fill(0));
    const events = new EventSource('/live');
    events.addEventListener('open', () => showLink(true));
    events.addEventListener('error', () => showLink(false));
    events.addEventListener('beat', (event) => {
      const beat = JSON.parse(event.data);
      showLink(true);
      showCounters(beat.counters);
      drawRates(beat.rates);
      document.body.dispatchEvent(new CustomEvent('tram-beat'));
    });
    events.addEventListener('signed-out', () => {
      events.close();
      window.location.assign('/login');
    });
    window.addEventListener('pagehide', () => events.close());
  }
})();
