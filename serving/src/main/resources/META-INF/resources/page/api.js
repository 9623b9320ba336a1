// The service's routes. A failure is thrown as its problem document.

async function answerOf(request) {
  let response;
  try {
    response = await request;
  } catch {
    throw { type: 'network' };
  }
  const body = await response.json().catch(() => null);
  if (response.ok) {
    return body;
  }
  throw body?.type ? body : { type: 'network' };
}

function post(route, body) {
  return answerOf(fetch(route, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(body),
  }));
}

export const about = () => answerOf(fetch('api/v1/about'));

/** Always a list, one interpretation a report. */
export async function interpret(report, name, options, priors) {
  const form = new FormData();
  form.append('report', new Blob([report]), name);
  for (const [key, value] of Object.entries(options)) {
    if (value !== '') {
      form.append(key, value);
    }
  }
  for (const prior of priors) {
    form.append('prior', prior, prior.name);
  }
  const answer = await answerOf(fetch('api/v1/interpretations', {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: form,
  }));
  return Array.isArray(answer) ? answer : [answer];
}

export const ask = (question, lang, audience) =>
  post('api/v1/answers', { question, lang, audience });

export const feedback = (interpretation, sentence, verdict) =>
  post('api/v1/feedback', { interpretation, sentence, verdict });

export const acknowledge = (interpretation, finding, by) =>
  post('api/v1/acknowledgements', { interpretation, finding, by });

/** The example reports that come with a pack, or null. */
export async function examples(pack) {
  try {
    const response = await fetch(`examples/${encodeURIComponent(pack)}/index.json`);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

export async function example(pack, file) {
  const response = await fetch(`examples/${encodeURIComponent(pack)}/${file}`);
  return response.text();
}
