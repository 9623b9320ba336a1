// The table of results, and what is wrong with their data.

import { el } from './dom.js';
import { numberLine } from './numberline.js';
import { t } from './text.js';

export const isCritical = (o) => ['LL', 'HH'].includes(o.flag) || o.severity === 'critical';

const GROUPS = [
  ['groupCritical', isCritical],
  ['groupOutside', (o) => ['L', 'H', 'A'].includes(o.flag)],
  ['groupUnjudged', (o) => o.flag === 'UNJUDGED'],
  ['groupNormal', (o) => o.flag === 'N'],
];

export function resultsTable(observations) {
  const body = el('tbody');
  const left = new Set(observations);
  for (const [name, belongs] of GROUPS) {
    const group = [...left].filter(belongs);
    group.forEach((o) => left.delete(o));
    if (group.length > 0) {
      body.append(el('tr', { class: `group-row ${name === 'groupCritical' ? 'is-critical' : ''}` },
        el('th', { colspan: 5, scope: 'rowgroup' }, `${t(name)} (${group.length})`)));
      body.append(...group.map(row));
    }
  }
  const head = ['name', 'result', 'flag', 'position', 'reference'].map((key) =>
    el('th', { scope: 'col', class: key === 'position' ? 'line' : '' }, t(key)));
  return el('section', { class: 'card' },
    el('h2', {}, `${t('results')} (${observations.length})`),
    el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('results') },
      el('table', {}, el('thead', {}, el('tr', {}, ...head)), body)));
}

function row(o) {
  const printed = o.source?.name && o.source.name !== o.name ? el('small', {}, o.source.name) : null;
  const status = o.status === 'final' ? null : el('small', {}, t(o.status));
  const value = o.text === null
    ? el('td', { class: 'value' }, '–', status)
    : el('td', { class: 'value' }, el('strong', {}, o.text), o.unit ? ` ${o.unit}` : '', status);
  const line = el('td', { class: 'line' });
  const drawing = o.flag === 'UNJUDGED' ? null : numberLine(o);
  if (drawing !== null) {
    line.append(drawing);
  }
  return el('tr', { 'data-observation': o.id },
    el('td', { class: 'name' }, o.name, printed),
    value,
    el('td', {}, flag(o)),
    line,
    el('td', { class: 'reference' }, intervalText(o)));
}

function flag(o) {
  const critical = isCritical(o);
  const text = o.flag === 'UNJUDGED' ? t('UNJUDGED') : critical ? `${o.flag} ${t('critical')}` : o.flag;
  return el('span', { class: `flag ${o.flag} ${critical ? 'critical' : ''}` }, text);
}

export function intervalText(o) {
  const { low = null, high = null, unit = null } = o.interval ?? {};
  if (low === null && high === null) {
    return '–';
  }
  const range = low === null ? `≤ ${high}` : high === null ? `≥ ${low}` : `${low}–${high}`;
  return unit && unit !== '1' ? `${range} ${unit}` : range;
}

/** Results whose data look wrong, and findings that say so; null where there are none. */
export function dataProblems(answer) {
  const faulty = answer.observations.filter((o) => o.problems.length > 0);
  const findings = answer.findings.filter((f) => f.kind === 'data-problem');
  if (faulty.length === 0 && findings.length === 0) {
    return null;
  }
  const said = new Set(findings.flatMap((f) => f.observations));
  const items = findings.map((f) => el('li', {}, f.statement));
  for (const o of faulty.filter((f) => !said.has(f.id))) {
    const printed = [o.text, o.unit].filter(Boolean).join(' ');
    items.push(el('li', {}, el('strong', {}, o.name), ` ${printed}: ${o.problems.map(t).join(', ')}`));
  }
  return el('section', { class: 'card problems' }, el('h2', {}, t('dataProblems')), el('ul', {}, ...items));
}
