// Searches headings and text in the browser. It reads the text of all pages when somebody begins to search.
(function () {
  'use strict';

  const form = document.querySelector('[role=search]');
  const input = document.getElementById('search');
  const results = document.getElementById('results');
  const status = results.querySelector('[role=status]');
  const list = results.querySelector('ol');
  const MOST = 12;
  let index = null;

  function load(file) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = file;
      script.onload = resolve;
      script.onerror = () => reject(new Error('Cannot load ' + file));
      document.head.append(script);
    });
  }

  async function makeIndex() {
    await Promise.all([load('lunr.js'), load('search-data.js')]);
    // So that camel.component.cognipeer-contacts.token is found by each of its parts.
    lunr.tokenizer.separator = /[^\p{L}\p{N}]+/u;
    lunr.Pipeline.registerFunction(wordAndStem, 'wordAndStem');
    return lunr(function () {
      this.pipeline.remove(lunr.stemmer);
      this.pipeline.add(wordAndStem);
      this.field('title', { boost: 8 });
      this.field('page', { boost: 4 });
      this.field('text');
      this.field('parts');
      window.searchData.forEach((section, place) => this.add({
        id: place,
        title: section.title || section.page,
        page: section.page,
        text: section.text,
        // stateRepository is found by "repository" too.
        parts: (section.title + ' ' + section.text).replace(/([a-z])([A-Z])/g, '$1 $2')
      }));
    });
  }

  // "paginat" is the beginning of the word, "paginate" has the same stem.
  function wordAndStem(token) {
    const stem = lunr.stemmer(token.clone());
    return stem.toString() === token.toString() ? token : [token, stem];
  }

  function ready() {
    index = index || makeIndex();
    return index;
  }

  function wordsOf(text) {
    return text.toLowerCase().split(lunr.tokenizer.separator).filter(Boolean);
  }

  function find(index, words) {
    const telling = words.filter(word => lunr.stopWordFilter(word));
    return index.query(query => (telling.length ? telling : words).forEach(word => {
      query.term(word, { boost: 10 });
      query.term(word, { boost: 4, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
      if (word.length > 4) query.term(word, { boost: 1, editDistance: 1 });
    })).slice(0, MOST).map(hit => window.searchData[hit.ref]);
  }

  async function search() {
    const asked = input.value.trim();
    if (!asked) return close();
    const index = await ready();
    // The reader may have typed on while the index was made.
    if (asked !== input.value.trim()) return;
    const words = wordsOf(asked);
    const found = words.length ? find(index, words) : [];
    list.replaceChildren(...found.map(section => item(section, words)));
    status.textContent = found.length ? found.length + (found.length === MOST ? ' best places' : ' places') : 'Nothing found';
    results.hidden = false;
  }

  function item(section, words) {
    const link = document.createElement('a');
    link.href = section.url;
    const title = document.createElement('strong');
    title.textContent = section.title || section.page;
    const page = document.createElement('span');
    page.className = 'of-page';
    page.textContent = section.title ? section.page : '';
    const text = document.createElement('span');
    text.className = 'excerpt';
    text.append(...excerpt(section.text, words));
    link.append(title, page, text);
    const item = document.createElement('li');
    item.append(link);
    return item;
  }

  function excerpt(text, words) {
    const pattern = new RegExp('(' + words.filter(word => lunr.stopWordFilter(word)).join('|') + ')', 'iu');
    const at = Math.max(0, text.search(pattern));
    const from = at < 60 ? 0 : text.indexOf(' ', at - 50) + 1;
    const part = (from ? '… ' : '') + text.slice(from, from + 160) + (text.length > from + 160 ? ' …' : '');
    return part.split(new RegExp(pattern, 'giu')).map((piece, place) => {
      if (place % 2 === 0) return piece;
      const mark = document.createElement('mark');
      mark.textContent = piece;
      return mark;
    });
  }

  function close() {
    results.hidden = true;
  }

  function move(event, step) {
    const places = [input, ...list.querySelectorAll('a')];
    const next = places[places.indexOf(document.activeElement) + step];
    if (!next || results.hidden) return;
    event.preventDefault();
    next.focus();
  }

  input.addEventListener('focus', ready);
  input.addEventListener('input', search);
  form.addEventListener('submit', event => {
    event.preventDefault();
    const first = list.querySelector('a');
    if (first && !results.hidden) first.click();
  });
  form.addEventListener('keydown', event => {
    if (event.key === 'ArrowDown') move(event, 1);
    else if (event.key === 'ArrowUp') move(event, -1);
    else if (event.key === 'Escape') { close(); input.focus(); }
  });
  list.addEventListener('click', event => { if (event.target.closest('a')) close(); });
  addEventListener('click', event => { if (!form.contains(event.target)) close(); });
  addEventListener('keydown', event => {
    if (event.key === '/' && !event.target.closest('input, textarea')) {
      event.preventDefault();
      input.focus();
    }
  });
})();
