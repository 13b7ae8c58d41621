// The menu on a narrow screen, the groups that a reader has closed, copy buttons, and the heading that is being read.
(function () {
  'use strict';

  const wide = matchMedia('(min-width: 75rem)');

  const menu = document.querySelector('.menu');
  menu.addEventListener('click', () => {
    const open = menu.getAttribute('aria-expanded') !== 'true';
    menu.setAttribute('aria-expanded', open);
    document.body.classList.toggle('menu-open', open);
  });

  const contents = document.querySelector('.contents');
  if (contents) {
    const fit = () => { contents.open = wide.matches; };
    fit();
    wide.addEventListener('change', fit);
    contents.addEventListener('click', event => {
      if (event.target.closest('a') && !wide.matches) contents.open = false;
    });
    markHeading(contents);
  }

  // A browser may refuse to store anything; then the groups are open again on the next page.
  const closedGroups = new Set(stored('closed-groups'));
  document.querySelectorAll('#pages details').forEach(group => {
    const name = group.querySelector('summary').textContent;
    group.open = !closedGroups.has(name);
    group.addEventListener('toggle', () => {
      if (group.open) closedGroups.delete(name); else closedGroups.add(name);
      try { localStorage.setItem('closed-groups', JSON.stringify([...closedGroups])); } catch (refused) { /* see above */ }
    });
  });

  function stored(key) {
    try { return JSON.parse(localStorage.getItem(key)) || []; } catch (refused) { return []; }
  }

  // Browsers give access to the clipboard only to pages from https, from this machine and from files.
  if (navigator.clipboard) {
    document.querySelectorAll('article pre.highlight, article .listingblock pre').forEach(code => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = 'Copy';
      button.addEventListener('click', async () => {
        await navigator.clipboard.writeText(code.textContent.trimEnd() + '\n');
        button.textContent = 'Copied';
        setTimeout(() => { button.textContent = 'Copy'; }, 2000);
      });
      code.after(button);
    });
  }

  // Whoever uses a keyboard scrolls only a part that takes the focus.
  const sizes = new ResizeObserver(entries => entries.forEach(entry => {
    const part = entry.target;
    if (part.scrollWidth > part.clientWidth) part.tabIndex = 0; else part.removeAttribute('tabindex');
  }));
  document.querySelectorAll('article pre, .scrolls').forEach(part => sizes.observe(part));

  function markHeading(list) {
    const links = new Map([...list.querySelectorAll('a')].map(link => [link.hash.slice(1), link]));
    const headings = [...links.keys()].map(id => document.getElementById(decodeURIComponent(id)));
    const mark = () => {
      const above = headings.filter(heading => heading.getBoundingClientRect().top < 120);
      links.forEach(link => link.removeAttribute('aria-current'));
      const current = above.length ? links.get(above[above.length - 1].id) : null;
      if (current) {
        current.setAttribute('aria-current', 'true');
        if (wide.matches) keepInView(current, list);
      }
    };
    let asked = false;
    addEventListener('scroll', () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => { asked = false; mark(); });
    }, { passive: true });
    mark();
  }

  function keepInView(link, list) {
    const place = link.getBoundingClientRect();
    const frame = list.getBoundingClientRect();
    if (place.top < frame.top || place.bottom > frame.bottom) {
      list.scrollTop += place.top - frame.top - frame.height / 2;
    }
  }
})();
