import { html } from '../lib/ui.js';
import { usePolled } from '../lib/load.js';
import { count } from '../lib/format.js';
import { Loaded, Title } from '../lib/parts.js';
import { to } from '../lib/router.js';

const EVERY = 3_000;

/** The queues that catch what failed. */
export function DeadLetters() {
  const { data, fault, again } = usePolled('/operations/dead-letters', EVERY);
  const queues = data && data.queues.toSorted((a, b) => b.letters - a.letters);
  return html`
    <${Title} text="Dead letters" />
    <${Loaded} data=${queues} fault=${fault} again=${again} empty="There is no such queue.">
      <ul class="rows">${queues?.map(({ queue, letters, inFlight, comesFrom }) => html`<li key=${queue}>
        <a class="row" href=${to('operations', 'dead-letters', queue)}>
          <span class="row-main"><strong>${queue}</strong>
            ${comesFrom && html`<span class="faint clip">from ${comesFrom}</span>`}</span>
          ${inFlight > 0 && html`<span class="faint">${count(inFlight)} being looked at</span>`}
          <span class=${letters > 0 ? 'badge bad' : 'badge'}>${count(letters)}</span>
        </a></li>`)}</ul>
    <//>`;
}
