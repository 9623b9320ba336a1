// An interpretation or an answer, as the page shows it: what is urgent comes first.

import { acknowledge } from './api.js';
import { el, freshId } from './dom.js';
import { dataProblems, resultsTable } from './results.js';
import { sentenceList, sourceText } from './sentences.js';
import { problemText, t } from './text.js';

export function interpretationView(answer, total) {
  return [
    banner(answer),
    summary(answer, total),
    answer.observations.length > 0 ? resultsTable(answer.observations) : null,
    dataProblems(answer),
    el('section', { class: 'card text' }, el('h2', {}, t('interpretation')), sentenceList(answer)),
    notes(answer),
    passages(answer),
    figures(answer),
  ].filter(Boolean);
}

export function answerView(answer) {
  const refused = !answer.answered;
  return [
    el('section', { class: `card ${refused ? 'refusal' : ''}` },
      el('h2', {}, t(refused ? 'refused' : 'answer')), sentenceList(answer)),
    passages(answer),
    figures(answer),
  ].filter(Boolean);
}

function banner(answer) {
  const urgent = answer.findings.filter((f) => f.severity === 'critical' && ['critical', 'data-problem'].includes(f.kind));
  if (urgent.length === 0) {
    return null;
  }
  const items = urgent.map((f) => el('li', {}, el('p', { class: 'statement' }, f.statement), acknowledgement(answer, f)));
  return el('section', { class: 'banner', role: 'alert' }, el('h2', {}, t('criticalTitle')), el('ul', {}, ...items));
}

function acknowledgement(answer, finding) {
  const id = freshId('by');
  const name = el('input', { id, type: 'text', autocomplete: 'off', maxlength: 100, placeholder: t('acknowledgeBy') });
  const form = el('form', { class: 'acknowledge' },
    el('label', { for: id, class: 'visually-hidden' }, t('acknowledgeBy')),
    name,
    el('button', { type: 'submit', class: 'button' }, t('acknowledge')));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const by = name.value.trim();
    if (by === '') {
      name.focus();
      return;
    }
    try {
      await acknowledge(answer.id, finding.id, by);
      form.replaceChildren(el('span', { role: 'status' }, `✓ ${t('acknowledged')}: ${by}`));
    } catch (problem) {
      form.append(el('span', { role: 'alert' }, errorWords(problem).title));
    }
  });
  return form;
}

function summary(answer, total) {
  const { sex, ageYears } = answer.subject;
  const age = ageYears === null ? t('noAge') : `${Math.floor(ageYears)} ${t('years')}`;
  const outside = answer.observations.filter((o) => !['N', 'UNJUDGED'].includes(o.flag)).length;
  const part = total > 1 ? `${t('part')} ${answer.part} ${t('of')} ${total} · ` : '';
  const fact = (name, value) => el('div', {}, el('dt', {}, name), el('dd', {}, String(value)));
  return el('section', { class: 'card summary' },
    el('p', { class: 'who' }, `${part}${t(sex)}, ${age}`),
    el('dl', {},
      fact(t('results'), answer.observations.length),
      fact(t('groupOutside'), outside),
      fact(t('passages'), answer.passages.length)));
}

function notes(answer) {
  if (answer.notes.length === 0) {
    return null;
  }
  const items = answer.notes.map((n) => el('li', {}, el('span', {}, `${t('line')} ${n.line}`), n.text));
  return el('section', { class: 'card notes' }, el('h2', {}, t('notes')), el('ul', {}, ...items));
}

function passages(answer) {
  if (answer.passages.length === 0) {
    return null;
  }
  const items = answer.passages.map((p) => el('details', {},
    el('summary', {}, el('strong', {}, `${p.id} ${p.title} `), el('small', {}, sourceText(p))),
    el('p', { class: 'body' }, p.text)));
  return el('section', { class: 'card passages' }, el('h2', {}, t('passages')), ...items);
}

function figures(answer) {
  const g = answer.grounding;
  const counts = [['claims', g.claims], ['supported', g.supported], ['rejected', g.rejected], ['uncheckedCount', g.unchecked], ['inventedNumbers', g.inventedNumbers], ['misattributedReferences', g.misattributedReferences]];
  const times = ['totalMs', 'intakeMs', 'retrieveMs', 'generateMs', 'verifyMs'].map((key) => [key, `${answer.timings[key]} ms`]);
  const cells = [...counts, ...times].map(([key, value]) => el('div', {}, el('dt', {}, t(key)), el('dd', {}, String(value))));
  const model = answer.model.sha256 === null ? t('noModel') : `${answer.model.name} ${answer.model.sha256.slice(0, 12)}`;
  return el('section', { class: 'card' },
    el('h2', {}, t('grounding')),
    el('dl', { class: 'figures' }, ...cells),
    el('p', { class: 'made' }, `${t('madeBy')} ${answer.pack} ${answer.packVersion} · ${t('arm')} ${answer.arm} · ${model} · ${t('id')} ${answer.id}`));
}

function errorWords(problem) {
  return problem.type === 'network'
    ? { title: t('network'), detail: '', remedy: t('networkHow') }
    : problemText(problem);
}

export function problemView(problem) {
  const words = problem.local ?? errorWords(problem);
  return [el('section', { class: 'card problem', role: 'alert' },
    el('h2', {}, words.title),
    words.detail ? el('p', {}, words.detail) : null,
    el('p', {}, el('strong', {}, `${t('remedy')}: `), words.remedy),
    problem.local || problem.type === 'network' ? null : el('p', { class: 'type' }, problem.type))];
}

export function emptyView() {
  const step = (n) => el('li', {}, el('strong', {}, t(`empty${n}`)), t(`empty${n}b`));
  return [el('section', { class: 'card empty' }, el('h2', {}, t('emptyTitle')), el('ol', {}, step(1), step(2), step(3)))];
}
