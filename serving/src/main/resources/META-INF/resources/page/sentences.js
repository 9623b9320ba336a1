// The sentences with their citations; a chip shows what its sentence rests on.

import { feedback } from './api.js';
import { el, freshId } from './dom.js';
import { intervalText } from './results.js';
import { t } from './text.js';

export function sentenceList(answer) {
  const items = answer.sentences.map((sentence, index) => item(answer, sentence, index + 1));
  return el('ol', { class: 'sentences' }, ...items);
}

function item(answer, sentence, number) {
  const place = el('div', { id: freshId('evidence') });
  const chips = [...sentence.findings, ...sentence.passages].map((id) => chip(answer, id, place));
  const status = sentence.status === 'supported' || sentence.origin === 'notice'
    ? null
    : el('span', { class: 'status' }, t(sentence.status));
  const heading = sentence.origin === 'notice' && /[:：]$/.test(sentence.text) ? ' heading' : '';
  return el('li', { class: `sentence ${sentence.origin} ${sentence.status}${heading}` },
    el('p', { class: 'said' },
      el('span', { class: 'words', lang: answer.language === 'zh' ? 'zh-CN' : 'en' }, sentence.text),
      el('span', { class: 'chips' }, ...chips)),
    el('div', { class: 'meta' },
      el('span', { class: 'origin' }, t(sentence.origin)),
      status,
      opinion(answer, number)),
    place);
}

function chip(answer, id, place) {
  const button = el('button', { type: 'button', class: 'chip', 'aria-expanded': 'false', 'aria-controls': place.id, 'aria-label': `${t('evidenceOf')} ${id}` }, id);
  const show = () => {
    for (const other of button.parentElement.querySelectorAll('.chip')) {
      other.setAttribute('aria-expanded', String(other === button));
    }
    place.replaceChildren(evidence(answer, id));
  };
  const hide = () => {
    button.setAttribute('aria-expanded', 'false');
    place.replaceChildren();
  };
  // Focus by keyboard shows the evidence; a click or Enter on a shown one hides it.
  let shownByFocus = false;
  button.addEventListener('focus', () => {
    if (button.matches(':focus-visible') && button.getAttribute('aria-expanded') === 'false') {
      shownByFocus = true;
      show();
    }
  });
  button.addEventListener('blur', () => { shownByFocus = false; });
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-expanded') === 'true' && !shownByFocus) {
      hide();
    } else {
      show();
    }
    shownByFocus = false;
  });
  button.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      hide();
    }
  });
  return button;
}

function evidence(answer, id) {
  const finding = answer.findings.find((f) => f.id === id);
  const passage = answer.passages.find((p) => p.id === id);
  if (passage) {
    return el('div', { class: 'evidence' },
      el('h3', {}, `${passage.id} ${passage.title}`),
      el('p', {}, passage.text),
      el('p', { class: 'source' }, sourceText(passage)));
  }
  if (!finding) {
    return el('div', { class: 'evidence' }, id);
  }
  const observations = finding.observations
    .map((o) => answer.observations.find((x) => x.id === o))
    .filter(Boolean)
    .map((o) => el('li', {}, `${o.id} ${o.name}: ${[o.text ?? '–', o.unit].filter(Boolean).join(' ')} (${t('interval')} ${intervalText(o)}; ${t('line')} ${o.source?.line ?? '–'})`));
  const inputs = finding.inputs.map((i) => el('li', {}, `${i.name} = ${i.value} ${i.unit ?? ''}`));
  const passages = finding.passages
    .map((p) => answer.passages.find((x) => x.id === p))
    .filter(Boolean)
    .map((p) => el('li', {}, `${p.id} ${p.title} (${sourceText(p)})`));
  return el('div', { class: 'evidence' },
    el('h3', {}, finding.id),
    el('p', {}, finding.statement),
    el('ul', {}, ...observations, ...inputs, ...passages));
}

export function sourceText(passage) {
  return [passage.source ?? t('noSource'), passage.edition].filter(Boolean).join(', ');
}

function opinion(answer, number) {
  const done = el('span', { role: 'status' });
  const buttons = [['right', '✓'], ['wrong', '✗'], ['unclear', '?']].map(([verdict, sign]) => {
    const button = el('button', { type: 'button', 'aria-label': t(verdict), title: t(verdict), 'aria-pressed': 'false' }, sign);
    button.addEventListener('click', async () => {
      try {
        await feedback(answer.id, number, verdict);
        buttons.forEach((b) => b.setAttribute('aria-pressed', String(b === button)));
        done.textContent = t('thanks');
      } catch {
        done.textContent = t('network');
      }
    });
    return button;
  });
  return el('span', { class: 'feedback' }, done, ...buttons);
}
