import { html, useState } from '../lib/ui.js';
import { usePolled } from '../lib/load.js';
import { moment, words } from '../lib/format.js';
import { Loaded } from '../lib/parts.js';

/** What operators took out of a queue for good; asked for once somebody wants to see it. */
export function Discarded({ path }) {
  const [open, setOpen] = useState(false);
  return html`<details class="discarded" onToggle=${(event) => setOpen(event.target.open)}>
    <summary>Discarded letters</summary>
    ${open && html`<${List} path=${path} />`}
  </details>`;
}

function List({ path }) {
  const { data, fault, again } = usePolled(`${path}/discarded`);
  return html`<${Loaded} data=${data && data.letters} fault=${fault} again=${again} empty="None was discarded.">
    <ul class="rows">${data?.letters.map((letter) => html`<li key=${letter.messageId} class="row">
      <span class="row-main"><strong class="wrap">${letter.discardedBecause}</strong>
        <span class="faint wrap">${words(letter.cause)}</span>
        <span class="faint mono clip">${letter.messageId}</span>
        <details><summary class="faint">Body</summary><pre class="letter mono">${letter.body}</pre></details></span>
      <span class="faint">${moment(letter.discardedAt)} · by ${letter.discardedBy}</span></li>`)}</ul>
    ${data?.next && html`<p class="faint">Older ones: ./orderflow dlq discarded</p>`}
  <//>`;
}
