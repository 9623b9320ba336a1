// The page: what was given goes to the service, what comes back is shown, in either language.

import * as api from './api.js';
import { el } from './dom.js';
import { apply, language, setLanguage, t } from './text.js';
import { answerView, emptyView, interpretationView, problemView } from './view.js';

const by = (id) => document.getElementById(id);
const output = by('output');
const status = by('status');
let about = null;
let given = null; // the chosen or dropped file
let show = () => emptyView(); // what the output shows, again in the other language
let exampleFiles = null;

function render() {
  output.replaceChildren(...show());
}

function showPage() {
  apply();
  for (const button of document.querySelectorAll('[data-lang]')) {
    button.setAttribute('aria-pressed', String(button.dataset.lang === language()));
  }
  if (about !== null) {
    const title = about.title[language()] ?? about.pack;
    by('pack-title').textContent = `${title} · ${about.pack} ${about.version}`;
    document.title = `${title} – Vademecum`;
    by('disclaimer').textContent = about.disclaimer[language()] ?? '';
    const labels = [];
    if (about.database === 'evaluation') {
      labels.push(el('li', { title: t('evaluationHint') }, t('evaluation')));
    }
    if (!about.gated) {
      labels.push(el('li', { title: t('ungatedHint') }, t('ungated')));
    }
    if (about.model.sha256 === null) {
      labels.push(el('li', {}, t('noStudent')));
    }
    by('labels').replaceChildren(...labels);
  }
  render();
}

function chosen(name) {
  return document.querySelector(`input[name="${name}"]:checked`)?.value ?? '';
}

// A pack has the tasks it has; one alone is no choice.
function offerTasks(tasks) {
  const labels = tasks.map((task, index) => el('label', {},
    el('input', { type: 'radio', name: 'task', value: task, ...(index === 0 ? { checked: '' } : {}) }),
    // A task that the page has no word for goes by its own.
    el('span', { 'data-text': t(`task-${task}`) === `task-${task}` ? null : `task-${task}` }, task)));
  by('tasks').querySelector('.segmented').replaceChildren(...labels);
  by('tasks').hidden = tasks.length < 2;
}

function give(file) {
  given = file;
  by('file-name').hidden = file === null;
  by('file-name').textContent = file === null ? '' : file.name;
  if (file !== null) {
    by('pasted').value = '';
  }
}

async function work(words, button, task) {
  button.disabled = true;
  status.textContent = words;
  output.setAttribute('aria-busy', 'true');
  try {
    show = await task();
    status.textContent = t('done');
  } catch (problem) {
    show = () => problemView(problem);
    status.textContent = '';
  } finally {
    button.disabled = false;
    output.removeAttribute('aria-busy');
  }
  render();
  by('result').focus({ preventScroll: true });
  if (window.innerWidth <= 920) {
    by('result').scrollIntoView({ block: 'start' });
  }
}

function localProblem(title, remedy) {
  show = () => problemView({ local: { title: t(title), detail: '', remedy: t(remedy) } });
  render();
}

function interpret() {
  const pasted = by('pasted').value;
  if (given === null && pasted.trim() === '') {
    localProblem('nothingGiven', 'nothingGivenHow');
    return;
  }
  const report = given ?? pasted;
  const name = given === null ? 'pasted.txt' : given.name;
  const options = { lang: chosen('lang'), audience: chosen('audience'), task: chosen('task') };
  const priors = [...by('prior').files];
  work(t('working'), by('interpret'), async () => {
    const answers = await api.interpret(report, name, options, priors);
    return () => answers.flatMap((a) => interpretationView(a, answers.length));
  });
}

by('report-form').addEventListener('submit', (event) => {
  event.preventDefault();
  interpret();
});

by('question-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const question = by('question').value.trim();
  if (question === '') {
    localProblem('noQuestion', 'noQuestionHow');
    return;
  }
  work(t('thinking'), event.submitter, async () => {
    const answer = await api.ask(question, chosen('lang'), chosen('audience'));
    return () => answerView(answer);
  });
});

by('file').addEventListener('change', () => give(by('file').files[0] ?? null));
by('prior').addEventListener('change', () => {
  const names = [...by('prior').files].map((file) => file.name);
  by('prior-names').hidden = names.length === 0;
  by('prior-names').textContent = names.join(', ');
});
by('pasted').addEventListener('input', () => give(null));

by('example').addEventListener('click', async () => {
  const lang = chosen('lang');
  const entry = exampleFiles.find((e) => e.language === lang) ?? exampleFiles[0];
  by('file').value = '';
  give(null);
  by('pasted').value = await api.example(about.pack, entry.file);
  interpret();
});

const drop = by('drop');
for (const kind of ['dragenter', 'dragover']) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
}
drop.addEventListener('dragleave', () => drop.classList.remove('over'));
drop.addEventListener('drop', (event) => {
  event.preventDefault();
  drop.classList.remove('over');
  const file = event.dataTransfer.files[0];
  if (file) {
    give(file);
    interpret();
  }
});
// A file that misses the box must not replace the page.
for (const kind of ['dragover', 'drop']) {
  window.addEventListener(kind, (event) => event.preventDefault());
}

for (const button of document.querySelectorAll('[data-lang]')) {
  button.addEventListener('click', () => {
    setLanguage(button.dataset.lang);
    document.querySelector(`input[name="lang"][value="${language()}"]`).checked = true;
    showPage();
  });
}

document.querySelector(`input[name="lang"][value="${language()}"]`).checked = true;
showPage();
try {
  about = await api.about();
  offerTasks(about.tasks);
  exampleFiles = about.examples ? await api.examples(about.pack) : null;
  by('example').hidden = exampleFiles === null;
} catch (problem) {
  show = () => problemView(problem);
}
showPage();
