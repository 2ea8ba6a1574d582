import { html, useEffect, useRef, useState } from './ui.js';

/** Asks before something is done; where a reason is kept, it has to be given. */
export function Question({ title, text, action, withReason, act, close }) {
  const dialog = useRef(null);
  const [reason, setReason] = useState('');
  const [state, setState] = useState({ acting: false, message: '' });
  useEffect(() => dialog.current.showModal(), []);
  const send = async (event) => {
    event.preventDefault();
    setState({ acting: true, message: '' });
    try {
      await act(reason.trim());
      dialog.current?.close();
    } catch (fault) {
      setState({ acting: false, message: fault.message });
    }
  };
  return html`<dialog ref=${dialog} onClose=${close} aria-label=${title}>
    <form onSubmit=${send}>
      <h2>${title}</h2>
      <p>${text}</p>
      ${withReason && html`<label for="question-reason">Reason</label>
        <input id="question-reason" name="reason" required maxlength="200" autocomplete="off" value=${reason}
          onInput=${(event) => setReason(event.target.value)} />`}
      ${state.message && html`<p class="notice bad" role="alert">${state.message}</p>`}
      <div class="actions">
        <button type="button" onClick=${() => dialog.current.close()}>Not now</button>
        <button class="primary" disabled=${state.acting || (withReason && reason.trim() === '')}>${action}</button>
      </div>
    </form>
  </dialog>`;
}
