import { html, useState } from '../lib/ui.js';
import { usePolled } from '../lib/load.js';
import { get, post } from '../lib/api.js';
import { count, moment, words } from '../lib/format.js';
import { Loaded, Title } from '../lib/parts.js';
import { toast } from '../lib/toasts.js';
import { Discarded } from './discarded.js';
import { Letter } from './letter.js';
import { Outcome } from './outcome.js';
import { Question } from '../lib/question.js';
import { redriveAll } from './redrive.js';

/** What fails at once is back by then. */
const FAILS_AGAIN_WITHIN = 3_000;

/** The letters of one queue: why each failed, and to where it can go back. */
export function Letters({ who, queue }) {
  const path = `/operations/dead-letters/${encodeURIComponent(queue)}`;
  const { data, fault, again } = usePolled(path);
  // Not asked again by itself: each look hides them from whoever redrives.
  const [chosen, setChosen] = useState(new Set());
  const [open, setOpen] = useState(null);
  const [asked, setAsked] = useState(null);
  const [outcome, setOutcome] = useState(null);
  const [going, setGoing] = useState(null);
  const guarded = async (work) => {
    try {
      await work();
    } catch (problem) {
      toast(problem.message, 'bad');
    }
  };
  const dryRun = () => guarded(async () => {
    const { body } = await post(`${path}/redrive`, {
      dryRun: true, ...(chosen.size > 0 && { messageIds: [...chosen] }) });
    setOutcome({ ...body, dryRun: true });
  });
  const ask = () => guarded(async () => {
    const known = chosen.size > 0 ? chosen.size : await waiting(queue);
    setAsked({ known, messageIds: [...chosen] });
  });
  const redrive = ({ known, messageIds }) => guarded(async () => {
    const ending = new AbortController();
    const onProgress = (moved) => setGoing({ moved, known, stop: () => ending.abort() });
    onProgress(0);
    try {
      setOutcome(await redriveAll(path, messageIds, { onProgress, signal: ending.signal }));
      setChosen(new Set());
    } finally {
      setGoing(null);
      again();
      setTimeout(again, FAILS_AGAIN_WITHIN);
    }
  });
  const toggle = (id) => setChosen((known) => new Set(known).symmetricDifference(new Set([id])));
  const which = chosen.size === 0 ? 'all' : `${chosen.size} chosen`;
  const failedAgain = outcome?.redriveId
    && data?.letters.filter(({ redriveId }) => redriveId === outcome.redriveId).length;
  return html`
    <p class="back"><a href="#/operations/dead-letters">← Dead letters</a></p>
    <${Title} text=${queue}>
      <button class="quiet" onClick=${again}>Look again</button>
      <button disabled=${going} onClick=${dryRun}>Dry run (${which})</button>
      <button class="primary" disabled=${going} onClick=${ask}>Redrive (${which})</button>
    <//>
    ${going && html`<p class="notice" role="status">Sent ${count(going.moved)} of ${count(going.known)} …
      <button class="quiet" onClick=${going.stop}>Stop</button></p>`}
    ${outcome && html`<${Outcome} outcome=${outcome} failedAgain=${failedAgain} close=${() => setOutcome(null)} />`}
    <${Loaded} data=${data && data.letters} fault=${fault} again=${again} empty="No letter is here.">
      <ul class="rows">${data?.letters.map((letter) => html`<li key=${letter.messageId}>
        <${Row} letter=${letter} chosen=${chosen.has(letter.messageId)} failedAgain=${
          outcome?.redriveId !== undefined && letter.redriveId === outcome.redriveId}
          toggle=${() => toggle(letter.messageId)} show=${() => setOpen(letter)} /></li>`)}</ul>
    <//>
    <${Discarded} path=${path} />
    ${asked && html`<${Question} title=${`Redrive ${asked.known === 1 ? '1 letter' : `${count(asked.known)} letters`}?`}
      text="Each goes back to where it failed. What fails again comes back here."
      action="Redrive" act=${() => { redrive(asked); }} close=${() => setAsked(null)} />`}
    ${open && html`<${Letter} key=${open.messageId} path=${path} letter=${open} who=${who}
      close=${(result) => {
        setOpen(null);
        if (result) {
          setOutcome(result);
          again();
        }
      }} />`}`;
}

async function waiting(queue) {
  const { body } = await get('/operations/dead-letters');
  return body.queues.find((it) => it.queue === queue)?.letters ?? 0;
}

function Row({ letter, chosen, failedAgain, toggle, show }) {
  const { messageId, orderId, cause, detail, sentAt, attempts } = letter;
  return html`<div class="row">
    <input type="checkbox" checked=${chosen} onChange=${toggle} aria-label=${`Choose ${messageId}`} />
    <span class="row-main"><strong class="wrap">${words(cause)}</strong>
      <span class="faint wrap">${detail ?? ''}</span>
      <span class="faint mono clip">${orderId ?? messageId}</span></span>
    ${failedAgain && html`<span class="badge bad">failed again</span>`}
    <span class="faint">${moment(sentAt)}${attempts && ` · ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`}</span>
    <button onClick=${show}>Show</button>
  </div>`;
}
