// Follows a task: the server sends states and log lines as HTML, which is put where it belongs.
const MOST_LINES = 5000;

const log = document.querySelector('[data-log]');
const connection = log.querySelector('[data-connection]');
const tail = document.getElementById('tail');

const parsed = (html) => {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
};

const activityOf = (id) => log.querySelector(`[data-activity="${CSS.escape(id)}"]`);

const questions = document.querySelector('[data-questions]');

// Forms hold what belongs to who looks, so they are not in the events; and nothing that is being written is taken away.
const showQuestions = async () => {
  const answer = await fetch(questions.dataset.questions);
  if (!answer.ok) return;
  const news = parsed(await answer.text());
  const known = (root) => [...root.querySelectorAll('form')].map((form) => form.getAttribute('action')).join();
  if (known(news) !== known(questions)) questions.replaceChildren(news);
};

const showTask = (html) => {
  const state = document.querySelector('[data-task-state]');
  const waited = state.querySelector('[data-waits]');
  state.replaceChildren(parsed(html));
  if (waited || state.querySelector('[data-waits]')) showQuestions();
};

const showActivity = (html) => {
  const news = parsed(html).querySelector('[data-activity]');
  const known = activityOf(news.dataset.activity);
  if (known) {
    const hasBegun = news.open && known.querySelector('.look').classList.contains('is-waiting');
    known.querySelector('summary').replaceWith(news.querySelector('summary'));
    known.open = known.open || hasBegun;
  } else {
    const parent = log.querySelector(`[data-children="${CSS.escape(news.dataset.parent)}"]`);
    (parent ?? log.querySelector('[data-children=""]')).append(news);
  }
  log.querySelector('[data-until-started]')?.remove();
};

const showLines = (html) => {
  for (const line of [...parsed(html).querySelectorAll('[data-activity-of]')]) {
    const activity = activityOf(line.dataset.activityOf);
    const lines = activity?.querySelector(':scope > .lines');
    lines?.append(line);
    if (lines?.childElementCount > MOST_LINES) {
      lines.firstElementChild.remove();
      activity.querySelector(':scope > [data-left-out]').hidden = false;
    }
  }
  if (tail?.checked) window.scrollTo({ top: document.documentElement.scrollHeight });
};

const end = () => {
  document.querySelectorAll('[data-while-running]').forEach((element) => element.remove());
  connection.textContent = '';
};

const follow = (after) => {
  let last = after;
  const events = new EventSource(`${log.dataset.log}?after=${last}`);
  events.addEventListener('open', () => (connection.textContent = 'Live'));
  events.addEventListener('task', (event) => showTask(event.data));
  events.addEventListener('activity', (event) => showActivity(event.data));
  events.addEventListener('lines', (event) => {
    last = Number(event.lastEventId);
    showLines(event.data);
  });
  events.addEventListener('end', () => {
    events.close();
    end();
  });
  events.addEventListener('error', () => {
    connection.textContent = 'Reconnecting…';
    // The browser tries again by itself unless the server refused, as it does while it starts.
    if (events.readyState === EventSource.CLOSED) setTimeout(() => follow(last), 5000);
  });
};

// Whoever scrolls up wants to read; whoever comes back to the end wants to follow again.
window.addEventListener('wheel', (event) => {
  if (tail && event.deltaY < 0) tail.checked = false;
}, { passive: true });

if ('live' in log.dataset) follow(Number(log.dataset.after));
