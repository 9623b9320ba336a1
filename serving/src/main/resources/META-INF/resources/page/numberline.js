// Where a value lies: the interval as a band, critical limits as dashed lines with what lies beyond
// them shaded, the value as a marker. Drawn only where all are in one unit.

import { svg } from './dom.js';

const WIDTH = 220;
const PAD = 8;
const Y = 10;

/** The scale that value and limits share, or null where there is none. */
function scaleOf(o) {
  const unit = o.interval?.unit ?? o.criticalLimits?.unit ?? null;
  const canonical = o.canonicalValue !== null && unit === o.canonicalUnit;
  const value = canonical ? o.canonicalValue : unit === o.unit ? o.value : null;
  if (value === null) {
    return null;
  }
  const limits = o.criticalLimits && o.criticalLimits.unit === unit ? o.criticalLimits : {};
  const low = o.interval?.low ?? null;
  const high = o.interval?.high ?? null;
  return { value, low, high, criticalLow: limits.low ?? null, criticalHigh: limits.high ?? null };
}

function domain(s) {
  const points = [s.value, s.low, s.high, s.criticalLow, s.criticalHigh].filter((v) => v !== null);
  let from = Math.min(...points);
  let to = Math.max(...points);
  if (s.low === null && s.criticalLow === null) {
    from = Math.min(from, 0);
  }
  const margin = (to - from || Math.abs(to) || 1) * 0.1;
  return [from === 0 ? 0 : from - margin, to + margin];
}

/** The drawing, hidden from screen readers: the table says the same in words. */
export function numberLine(o) {
  const s = scaleOf(o);
  if (s === null || (s.low === null && s.high === null && s.criticalLow === null && s.criticalHigh === null)) {
    return null;
  }
  const [from, to] = domain(s);
  const x = (v) => PAD + ((v - from) / (to - from)) * (WIDTH - 2 * PAD);
  const root = svg('svg', { class: 'numberline', viewBox: `0 0 ${WIDTH} 30`, preserveAspectRatio: 'xMidYMid meet', 'aria-hidden': 'true' });
  const area = (name, a, b) => root.append(svg('rect', { class: name, x: a, y: Y - 5, width: Math.max(0, b - a), height: 10, rx: 2 }));
  root.append(svg('line', { class: 'nl-axis', x1: PAD, x2: WIDTH - PAD, y1: Y, y2: Y }));
  if (s.criticalLow !== null) {
    area('nl-critical', PAD, x(s.criticalLow));
  }
  if (s.criticalHigh !== null) {
    area('nl-critical', x(s.criticalHigh), WIDTH - PAD);
  }
  if (s.low !== null || s.high !== null) {
    area('nl-band', s.low === null ? PAD : x(s.low), s.high === null ? WIDTH - PAD : x(s.high));
  }
  for (const limit of [s.criticalLow, s.criticalHigh]) {
    if (limit !== null) {
      root.append(svg('line', { class: 'nl-limit', x1: x(limit), x2: x(limit), y1: Y - 8, y2: Y + 8 }));
    }
  }
  ticks(root, s, x);
  const kind = ['LL', 'HH'].includes(o.flag) || o.severity === 'critical' ? 'critical' : o.flag === 'H' ? 'high' : o.flag === 'L' ? 'low' : '';
  root.append(svg('circle', { class: `nl-marker ${kind}`, cx: x(s.value), cy: Y, r: 5.5 }));
  return root;
}

// Numbers below the axis; of two that would touch, the interval's stays.
function ticks(root, s, x) {
  const placed = [];
  for (const value of [s.low, s.high, s.criticalLow, s.criticalHigh]) {
    if (value === null) {
      continue;
    }
    const text = String(Number(value.toPrecision(6)));
    const half = text.length * 2.9;
    const at = Math.min(WIDTH - half, Math.max(half, x(value)));
    if (placed.every((p) => Math.abs(p.at - at) > p.half + half + 3)) {
      placed.push({ at, half });
      const label = svg('text', { class: 'nl-tick', x: at, y: 28 });
      label.textContent = text;
      root.append(label);
    }
  }
}
