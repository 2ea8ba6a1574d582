import { html, useEffect, useRef, useState } from '../lib/ui.js';
import { post } from '../lib/api.js';
import { moment, words } from '../lib/format.js';
import { forgetTyped, keepTyped, typed } from '../lib/kept.js';
import { Facts } from '../lib/parts.js';
import { Question } from '../lib/question.js';

/** One letter, to be read, mended and sent again to where it failed. */
export function Letter({ path, letter, who, close }) {
  const dialog = useRef(null);
  const kept = `letter.${letter.messageId}`;
  const [body, setBody] = useState(typed(kept, who.name).body ?? letter.body);
  const [state, setState] = useState({ sending: false, message: '' });
  const [discarding, setDiscarding] = useState(false);
  useEffect(() => dialog.current.showModal(), []);
  const write = (text) => setBody(keepTyped(kept, who.name, { body: text }).body);
  const closed = (outcome) => {
    forgetTyped(kept);
    close(outcome);
  };
  const address = `${path}/letters/${encodeURIComponent(letter.messageId)}`;
  const discard = async (reason) => {
    await post(`${address}/discard`, { reason });
    dialog.current.close();
    closed({ discarded: true });
  };
  const send = async (event) => {
    event.preventDefault();
    setState({ sending: true, message: '' });
    try {
      const answer = await post(address, { body });
      dialog.current.close();
      closed(answer.body);
    } catch (fault) {
      setState({ sending: false, message: fault.message });
    }
  };
  return html`<dialog ref=${dialog} onClose=${() => closed(null)} aria-label="Dead letter">
    <form onSubmit=${send}>
      <h2>${words(letter.cause)}</h2>
      <${Facts} of=${[
        ['Why', letter.reason],
        ['Where', letter.detail],
        ['Order', letter.orderId],
        ['Sent', moment(letter.sentAt)],
        ['Attempts', letter.attempts],
        ['Message', html`<span class="mono">${letter.messageId}</span>`],
        ['In the log', letter.failedMessageId && html`<span class="mono">${letter.failedMessageId}</span>`],
      ]} />
      <label class="faint" for="letter-body">Body</label>
      <textarea id="letter-body" rows="12" spellcheck="false" value=${body}
        onInput=${(event) => write(event.target.value)}></textarea>
      ${state.message && html`<p class="notice bad" role="alert">${state.message}</p>`}
      <div class="actions">
        <button type="button" onClick=${() => write(pretty(body))}>Format</button>
        <button type="button" class="danger" onClick=${() => setDiscarding(true)}>Discard …</button>
        <span class="grow"></span>
        <button type="button" onClick=${() => dialog.current.close()}>Close</button>
        <button class="primary" disabled=${state.sending}>
          ${body === letter.body ? 'Send again' : 'Send the edited letter'}</button>
      </div>
    </form>
    ${discarding && html`<${Question} title="Discard this letter?" withReason action="Discard"
      text="It is taken out for good. Your name, the reason and what it said are kept."
      act=${discard} close=${() => setDiscarding(false)} />`}
  </dialog>`;
}

/** As it is, if it is no JSON. */
function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
