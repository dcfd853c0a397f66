
// Draws the curves of every store from the report that stands in the page. Texts only ever become text.
(() => {
  "use strict";
  const figure = document.getElementById("load");
  const report = JSON.parse(document.getElementById("report").textContent);
  if (!figure || !report.load.length) return;

  const DAY = 86400;
  const ROUND = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400, 21600, 43200];
  for (let days = 1; days <= 1000; days *= 10) ROUND.push(DAY * days, DAY * 2 * days, DAY * 5 * days);
  const HUES = [212, 28, 152, 282, 340, 60, 190, 0];
  const end = Number(figure.dataset.end);
  const knee = Number(figure.dataset.knee) || Math.max(end / 1000, 0.1);
  let logarithmic = Number(figure.dataset.knee) > 0;
  let range = [0, end];

  const theme = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const hue = (index, alpha) => `hsl(${HUES[index % HUES.length]} 65% ${dark.matches ? 66 : 42}% / ${alpha})`;
  const position = (seconds) => (logarithmic ? Math.log1p(seconds / knee) : seconds);
  const secondsAt = (place) => (logarithmic ? knee * Math.expm1(place) : place);
  const number = (value) =>
    new Intl.NumberFormat("en-US", value >= 99.95 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 })
      .format(value);
  const rate = (value) => number(value) + "/s";

  function time(seconds) {
    if (seconds === 0) return "0 s";
    if (seconds < 0.9995) return number(seconds * 1000) + " ms";
    if (seconds < 59.95) return number(seconds) + " s";
    const whole = Math.round(seconds);
    const parts = [[Math.floor(whole / DAY), "d"], [Math.floor(whole / 3600) % 24, "h"],
      [Math.floor(whole / 60) % 60, "m"], [whole % 60, "s"]];
    const first = parts.findIndex(([amount]) => amount > 0);
    return parts.slice(first, first + 3).filter(([amount]) => amount > 0)
      .map(([amount, unit]) => amount + " " + unit).join(" ");
  }

  function ticks(axis) {
    const low = secondsAt(axis.min);
    const high = secondsAt(axis.max);
    const room = Math.max(3, Math.floor(axis.width / 90));
    const apart = (axis.max - axis.min) / room;
    let candidates = [0, ...ROUND];
    if (!logarithmic || high - low < high / 2) {
      const step = ROUND.find((round) => round >= (high - low) / room) || (high - low) / room;
      candidates = [];
      for (let at = Math.ceil(low / step); at * step <= high; at++) candidates.push(at * step);
    }
    const chosen = [];
    for (const seconds of candidates) {
      const value = position(seconds);
      if (value < axis.min || value > axis.max) continue;
      if (chosen.length && value - chosen[chosen.length - 1].value < apart * 0.8) continue;
      chosen.push({ value });
    }
    axis.ticks = chosen;
  }

  const waves = report.load.flatMap((load, index) =>
    [["first wave", "", { peakPerSecond: load.peakPerSecond, atSeconds: load.peakAtSeconds }],
      ["second wave", "2nd", load.secondWave], ["third wave", "3rd", load.thirdWave]]
      .filter(([, , wave]) => wave)
      .map(([name, mark, wave]) => ({ name, mark, index, at: wave.atSeconds, peak: wave.peakPerSecond })));

  function datasets() {
    return report.load.flatMap((load, index) => {
      const curve = {
        label: load.store, data: load.series.map(([seconds, value]) => ({ x: position(seconds), y: value })),
        borderColor: hue(index, 1), backgroundColor: hue(index, 0.12), fill: "origin",
        borderWidth: 2, pointRadius: 0, pointHitRadius: 6, store: load.store,
      };
      const marks = {
        label: load.store + ": waves", type: "scatter", hidesFromLegend: true, store: load.store,
        data: waves.filter((wave) => wave.index === index)
          .map((wave) => ({ x: position(wave.at), y: wave.peak, wave })),
        backgroundColor: theme("--card"), borderColor: hue(index, 1), borderWidth: 2, pointRadius: 5,
        pointHoverRadius: 6, clip: 8,
      };
      if (load.capacityPerSecond === null) return [curve, marks];
      const line = {
        label: load.store + ": capacity " + rate(load.capacityPerSecond), store: load.store,
        data: [0, end].map((seconds) => ({ x: position(seconds), y: load.capacityPerSecond })),
        borderColor: report.load.length === 1 ? theme("--danger") : hue(index, 0.9), borderDash: [6, 5],
        borderWidth: 1.5, pointRadius: 0, pointHitRadius: 0, isCapacity: true, fill: false,
      };
      return [curve, line, marks];
    });
  }

  // What is in view decides the height; a capacity far above it would flatten the curves.
  function highest(sets, hidden) {
    let curves = 0;
    let capacities = 0;
    sets.forEach((set, index) => {
      if (hidden(index)) return;
      if (set.isCapacity) capacities = Math.max(capacities, set.data[0].y);
      else set.data.forEach((point) => {
        if (point.x >= position(range[0]) && point.x <= position(range[1])) curves = Math.max(curves, point.y);
      });
    });
    return 1.06 * (capacities <= 4 * curves ? Math.max(curves, capacities) : curves) || 1;
  }

  function element(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  const canvas = element("canvas", { role: "img" });
  canvas.setAttribute("aria-label", "Calls per second on every store over time; the numbers are below");
  const tools = element("div", { className: "tools" });
  figure.append(tools, element("div", { className: "plot" }, canvas));
  figure.hidden = false;

  const waveNames = {
    id: "waveNames",
    afterDatasetsDraw(drawn) {
      const { ctx, chartArea } = drawn;
      ctx.save();
      ctx.font = "12px system-ui, sans-serif";
      // A rim, as the name may stand on a line.
      ctx.lineWidth = 4;
      ctx.strokeStyle = theme("--card");
      drawn.data.datasets.forEach((set, number) => {
        if (!set.hidesFromLegend || !drawn.isDatasetVisible(number)) return;
        drawn.getDatasetMeta(number).data.forEach((mark, index) => {
          if (mark.x < chartArea.left || mark.x > chartArea.right) return;
          ctx.textAlign = "center";
          ctx.fillStyle = set.borderColor;
          ctx.strokeText(set.data[index].wave.mark, mark.x, mark.y - 10);
          ctx.fillText(set.data[index].wave.mark, mark.x, mark.y - 10);
        });
      });
      ctx.restore();
    },
  };

  const chart = new Chart(canvas, {
    type: "line",
    plugins: [waveNames],
    data: { datasets: datasets() },
    options: {
      animation: false, responsive: true, maintainAspectRatio: false, parsing: false, normalized: true,
      interaction: { mode: "nearest", axis: "x", intersect: false },
      scales: {
        x: { type: "linear", afterBuildTicks: ticks,
          ticks: { callback: (value) => time(secondsAt(value)), maxRotation: 0, autoSkip: false },
          title: { display: true } },
        y: { min: 0, title: { display: true, text: "calls per second" },
          ticks: { callback: (value) => number(value), maxTicksLimit: 7, includeBounds: false } },
      },
      plugins: {
        legend: { labels: { boxWidth: 26, boxHeight: 0, filter: (item, data) => !data.datasets[item.datasetIndex].hidesFromLegend },
          onClick: (event, item, legend) => {
            const set = legend.chart.data.datasets[item.datasetIndex];
            const shown = legend.chart.isDatasetVisible(item.datasetIndex);
            legend.chart.data.datasets.forEach((other, index) => {
              if (index === item.datasetIndex || (!set.isCapacity && other.store === set.store && !other.isCapacity)) {
                legend.chart.setDatasetVisibility(index, !shown);
              }
            });
            refresh();
          } },
        tooltip: {
          filter: (item) => !item.dataset.isCapacity,
          callbacks: {
            title: (items) => (items.length ? time(secondsAt(items[0].parsed.x)) : ""),
            label: (item) => {
              const wave = item.raw.wave;
              return item.dataset.store + ": " + rate(item.parsed.y) + (wave ? ", the top of the " + wave.name : "");
            },
          },
        },
      },
    },
  });

  function refresh() {
    chart.data.datasets.forEach((set, index) => {
      const fresh = datasets()[index];
      Object.assign(set, { data: fresh.data, borderColor: fresh.borderColor, backgroundColor: fresh.backgroundColor });
    });
    const { x, y } = chart.options.scales;
    [x.min, x.max] = range.map(position);
    y.max = highest(chart.data.datasets, (index) => !chart.isDatasetVisible(index));
    x.title.text = "time since the rollout began" + (logarithmic ? " (logarithmic)" : "");
    for (const axis of [x, y]) {
      axis.grid = { color: theme("--line") };
      axis.ticks.color = axis.title.color = theme("--faint");
    }
    chart.options.plugins.legend.labels.color = theme("--ink");
    chart.update("none");
    buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.isOn())));
  }

  // A wave in view: from where it begins to where its load has fallen to a tenth.
  function window(name) {
    const found = waves.filter((wave) => wave.name === name);
    if (!found.length) return null;
    let from = Infinity;
    let to = 0;
    for (const wave of found) {
      const load = report.load[wave.index];
      const over = load.steadyPerSecond + (wave.peak - load.steadyPerSecond) / 10;
      const top = load.series.findIndex(([seconds]) => seconds >= wave.at);
      let first = top < 0 ? load.series.length - 1 : top;
      let last = first;
      while (first > 0 && load.series[first][1] > over) first--;
      while (last < load.series.length - 1 && load.series[last][1] > over) last++;
      from = Math.min(from, load.series[first][0]);
      to = Math.max(to, load.series[last][0]);
    }
    const edge = Math.max((to - from) * 0.15, 0.5);
    return [Math.max(0, from - edge), Math.min(end, to + edge)];
  }

  const same = (left, right) => left[0] === right[0] && left[1] === right[1];
  const buttons = [];
  function button(text, isOn, act) {
    const made = element("button", { type: "button", isOn, onclick: () => { act(); refresh(); } }, text);
    buttons.push(made);
    tools.append(made);
  }
  for (const [text, view] of [["all", [0, end]], ["first wave", window("first wave")], ["second wave", window("second wave")]]) {
    if (view) button(text, () => same(range, view), () => {
      range = view;
      if (text !== "all") logarithmic = false;
    });
  }
  tools.append(element("span", { className: "spring" }));
  button("logarithmic time", () => logarithmic, () => { logarithmic = !logarithmic; });
  refresh();
  dark.addEventListener("change", refresh);
})();
