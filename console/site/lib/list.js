import { html } from './ui.js';
import { words } from './format.js';
import { setQuery } from './router.js';
import { Empty, Fault, Loaded } from './parts.js';

/** The rows of a list that goes on, and how to get more of it. */
export function Listed({ pages, empty, keyOf, row }) {
  const { entries, fault, more, again, loading } = pages;
  if (entries?.length === 0 && more) {
    return html`<${Fault} fault=${fault} again=${again} />
      <${Empty} text="Nothing so far, and not all has been looked through yet.">
        <button disabled=${loading} onClick=${more}>${loading ? 'Looking …' : 'Look further'}</button><//>`;
  }
  return html`<${Loaded} data=${entries} fault=${fault} again=${again} empty=${empty}>
    <ul class="rows">${entries?.map((entry) => html`<li key=${keyOf(entry)}>${row(entry)}</li>`)}</ul>
    ${more && html`<p class="more">
      <button disabled=${loading} onClick=${more}>${loading ? 'Loading …' : 'Show more'}</button></p>`}
  <//>`;
}

/** What has come from a table without an order, the newest first. */
export function newestFirst(pages, timeOf) {
  const entries = pages.entries?.toSorted((a, b) => compare(timeOf(b), timeOf(a))) ?? null;
  return { ...pages, entries };
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How far the order by time holds, and whether the list is kept up to date. */
export function Extent({ pages }) {
  const { entries, more, renews, again } = pages;
  if (!entries || entries.length === 0) {
    return null;
  }
  return html`<p class="faint extent">${more
    ? `Newest first among the ${entries.length} loaded: the table itself has no order by time.`
    : 'Newest first.'}
    ${!renews && html` A list as long as this is not renewed by itself.
      <button class="quiet" onClick=${again}>Look again</button>`}</p>`;
}

export function Filter({ label, name, options, route }) {
  const value = route.query.get(name) ?? '';
  return html`<label class="filter">${label}
    <select value=${value} onChange=${(event) => setQuery({ [name]: event.target.value })}>
      <option value="">Any</option>
      ${options.map((option) => html`<option key=${option} value=${option}>${words(option)}</option>`)}
    </select></label>`;
}
