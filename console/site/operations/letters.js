import { html, useState } from '../lib/ui.js';
import { usePolled } from '../lib/load.js';
import { post } from '../lib/api.js';
import { moment, words } from '../lib/format.js';
import { Loaded, Title } from '../lib/parts.js';
import { toast } from '../lib/toasts.js';
import { Letter } from './letter.js';
import { Outcome } from './outcome.js';

/** The letters of one queue: why each failed, and to where it can go back. */
export function Letters({ who, queue }) {
  const path = `/operations/dead-letters/${encodeURIComponent(queue)}`;
  const { data, fault, again } = usePolled(path);
  // Not asked again by itself: each look counts as an attempt of theirs.
  const [chosen, setChosen] = useState(new Set());
  const [open, setOpen] = useState(null);
  const [outcome, setOutcome] = useState(null);
  const [sending, setSending] = useState(false);
  const redrive = async (dryRun) => {
    const messageIds = [...chosen];
    setSending(true);
    try {
      const { body } = await post(`${path}/redrive`, {
        dryRun, ...(messageIds.length > 0 && { messageIds }) });
      setOutcome({ ...body, dryRun });
      if (!dryRun) {
        setChosen(new Set());
        again();
      }
    } catch (problem) {
      toast(problem.message, 'bad');
    } finally {
      setSending(false);
    }
  };
  const toggle = (id) => setChosen((known) => new Set(known).symmetricDifference(new Set([id])));
  const which = chosen.size === 0 ? 'all' : `${chosen.size} chosen`;
  return html`
    <p class="back"><a href="#/operations/dead-letters">← Dead letters</a></p>
    <${Title} text=${queue}>
      <button class="quiet" onClick=${again}>Look again</button>
      <button disabled=${sending} onClick=${() => redrive(true)}>Dry run (${which})</button>
      <button class="primary" disabled=${sending} onClick=${() => redrive(false)}>Redrive (${which})</button>
    <//>
    ${outcome && html`<${Outcome} outcome=${outcome} close=${() => setOutcome(null)} />`}
    <${Loaded} data=${data && data.letters} fault=${fault} again=${again} empty="No letter is here.">
      <ul class="rows">${data?.letters.map((letter) => html`<li key=${letter.messageId}>
        <${Row} letter=${letter} chosen=${chosen.has(letter.messageId)}
          toggle=${() => toggle(letter.messageId)} show=${() => setOpen(letter)} /></li>`)}</ul>
    <//>
    ${open && html`<${Letter} key=${open.messageId} path=${path} letter=${open} who=${who}
      close=${(result) => {
        setOpen(null);
        if (result) {
          setOutcome(result);
          again();
        }
      }} />`}`;
}

function Row({ letter, chosen, toggle, show }) {
  const { messageId, orderId, cause, detail, sentAt, attempts } = letter;
  return html`<div class="row">
    <input type="checkbox" checked=${chosen} onChange=${toggle} aria-label=${`Choose ${messageId}`} />
    <span class="row-main"><strong class="wrap">${words(cause)}</strong>
      <span class="faint wrap">${detail ?? ''}</span>
      <span class="faint mono clip">${orderId ?? messageId}</span></span>
    <span class="faint">${moment(sentAt)} · ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}</span>
    <button onClick=${show}>Show</button>
  </div>`;
}
