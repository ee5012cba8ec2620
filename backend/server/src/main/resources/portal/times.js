// Keeps "5 minutes ago" and running durations true, and gives full times in the reader's own time zone.
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });

const ago = (time) => {
  const seconds = Math.floor((Date.now() - time) / 1000);
  const counted = (number, unit) => `${number} ${unit}${number === 1 ? '' : 's'} ago`;
  if (seconds < -10 || seconds >= 30 * 86400) return null;
  if (seconds < 10) return 'just now';
  if (seconds < 60) return `${seconds} seconds ago`;
  if (seconds < 3600) return counted(Math.floor(seconds / 60), 'minute');
  if (seconds < 86400) return counted(Math.floor(seconds / 3600), 'hour');
  return counted(Math.floor(seconds / 86400), 'day');
};

const took = (since) => {
  const seconds = Math.max(0, Math.floor((Date.now() - since) / 1000));
  const two = (number) => String(number).padStart(2, '0');
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m ${two(seconds % 60)}s`;
  return `${Math.floor(seconds / 3600)}h ${two(Math.floor(seconds / 60) % 60)}m`;
};

const refresh = () => {
  for (const element of document.querySelectorAll('time[data-ago]')) {
    const time = new Date(element.dateTime);
    element.title = full.format(time);
    element.textContent = ago(time.getTime()) ?? element.textContent;
  }
};

const tick = () => {
  for (const element of document.querySelectorAll('[data-since]')) {
    element.textContent = took(new Date(element.dataset.since).getTime());
  }
};

refresh();
tick();
setInterval(refresh, 15000);
setInterval(tick, 1000);
document.addEventListener('htmx:afterSettle', refresh);
