// On a phone the sections do not fit side by side; the one that the reader is in is brought into view.
document.querySelector('.sections [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
