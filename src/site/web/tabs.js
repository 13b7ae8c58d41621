// A choice holds for all tabs of this and of other pages that offer it: the labels chosen last are stored.
(function () {
  'use strict';

  const groups = [...document.querySelectorAll('.tabs')].map(group => [...group.querySelectorAll('[role=tab]')]);
  let chosen = [];
  try { chosen = JSON.parse(localStorage.getItem('tabs')) || []; } catch (refused) { /* It is kept for this page only. */ }

  function show(tabs, tab) {
    tabs.forEach(other => {
      const selected = other === tab;
      other.setAttribute('aria-selected', selected);
      other.tabIndex = selected ? 0 : -1;
      document.getElementById(other.getAttribute('aria-controls')).hidden = !selected;
    });
  }

  function showChosen(tabs) {
    const label = chosen.find(wanted => tabs.some(tab => tab.textContent === wanted));
    if (label) show(tabs, tabs.find(tab => tab.textContent === label));
  }

  function choose(tab) {
    // Contents above have other heights now; the tab stays where the reader sees it.
    const before = tab.getBoundingClientRect().top;
    chosen = [tab.textContent, ...chosen.filter(label => label !== tab.textContent)].slice(0, 10);
    try { localStorage.setItem('tabs', JSON.stringify(chosen)); } catch (refused) { /* as above */ }
    groups.forEach(showChosen);
    scrollBy(0, tab.getBoundingClientRect().top - before);
  }

  // A link can lead to a heading or a block within a tab that is not shown.
  function showTarget() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const content = target && target.closest('[role=tabpanel][hidden]');
    if (content) {
      const tab = document.getElementById(content.getAttribute('aria-labelledby'));
      show(groups.find(tabs => tabs.includes(tab)), tab);
      target.scrollIntoView();
    }
  }

  groups.forEach(tabs => {
    tabs.forEach((tab, place) => {
      tab.addEventListener('click', () => choose(tab));
      tab.addEventListener('keydown', event => {
        const to = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: tabs.length - 1 }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        const next = tabs[(to + tabs.length) % tabs.length];
        next.focus();
        choose(next);
      });
    });
    showChosen(tabs);
  });
  showTarget();
  addEventListener('hashchange', showTarget);
})();
