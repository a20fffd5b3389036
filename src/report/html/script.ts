/**
 * What makes the filters of a page work. It only hides, shows, opens and closes what is there, and never makes markup of
 * text.
 */
export const SCRIPT = `'use strict';
(() => {
  const form = document.getElementById('filters');
  const search = form.elements.namedItem('text');
  const part = form.elements.namedItem('part');
  const boxes = [...form.querySelectorAll('input[name=status]')];
  const runs = [...document.querySelectorAll('#runs > details')];
  const texts = new Map();
  const textOf = (run) => {
    if (!texts.has(run)) texts.set(run, run.textContent.toLowerCase());
    return texts.get(run);
  };
  const apply = () => {
    const wanted = search.value.trim().toLowerCase();
    const statuses = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    let shown = 0;
    for (const run of runs) {
      const fits = statuses.has(run.dataset.status) && (!part || part.value === '' || part.value === run.dataset.part) &&
        (wanted === '' || textOf(run).includes(wanted));
      run.hidden = !fits;
      if (fits) shown += 1;
    }
    document.getElementById('shown').textContent = shown + ' of ' + runs.length + ' shown';
  };
  const setAll = (open) => {
    for (const run of runs) if (!run.hidden) run.open = open;
  };
  const reveal = () => {
    const run = document.getElementById(location.hash.slice(1));
    if (!run || run.localName !== 'details') return;
    run.hidden = false;
    run.open = true;
    run.scrollIntoView();
    run.querySelector('summary').focus({ preventScroll: true });
  };
  let timer;
  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(apply, 120);
  });
  form.addEventListener('change', apply);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    apply();
  });
  document.getElementById('open-all').addEventListener('click', () => setAll(true));
  document.getElementById('close-all').addEventListener('click', () => setAll(false));
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && event.target === search && search.value !== '') {
      search.value = '';
      apply();
    }
    if (event.key !== '/' || event.target.matches('input[type=search], select')) return;
    event.preventDefault();
    search.focus();
  });
  addEventListener('hashchange', reveal);
  form.hidden = false;
  apply();
  reveal();
})();
`;
