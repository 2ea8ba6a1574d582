import { html, useEffect, useRef, useState } from '../lib/ui.js';
import { post } from '../lib/api.js';
import { moment, words } from '../lib/format.js';
import { Facts } from '../lib/parts.js';

/** One letter, to be read, mended and sent again to where it failed. */
export function Letter({ path, letter, close }) {
  const dialog = useRef(null);
  const [body, setBody] = useState(letter.body);
  const [state, setState] = useState({ sending: false, message: '' });
  useEffect(() => dialog.current.showModal(), []);
  const send = async (event) => {
    event.preventDefault();
    setState({ sending: true, message: '' });
    try {
      const address = `${path}/letters/${encodeURIComponent(letter.messageId)}`;
      const answer = await post(address, { body });
      dialog.current.close();
      close(answer.body);
    } catch (fault) {
      setState({ sending: false, message: fault.message });
    }
  };
  return html`<dialog ref=${dialog} onClose=${() => close(null)} aria-label="Dead letter">
    <form onSubmit=${send}>
      <h2>${words(letter.cause)}</h2>
      <${Facts} of=${[
        ['Why', letter.detail],
        ['Order', letter.orderId],
        ['Sent', moment(letter.sentAt)],
        ['Attempts', letter.attempts],
        ['Message', html`<span class="mono">${letter.messageId}</span>`],
      ]} />
      <label class="faint" for="letter-body">Body</label>
      <textarea id="letter-body" rows="12" spellcheck="false" value=${body}
        onInput=${(event) => setBody(event.target.value)}></textarea>
      ${state.message && html`<p class="notice bad" role="alert">${state.message}</p>`}
      <div class="actions">
        <button type="button" onClick=${() => setBody(pretty(body))}>Format</button>
        <span class="grow"></span>
        <button type="button" onClick=${() => dialog.current.close()}>Close</button>
        <button class="primary" disabled=${state.sending}>
          ${body === letter.body ? 'Send again' : 'Send the edited letter'}</button>
      </div>
    </form>
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
