import { html, useEffect, useState } from '../lib/ui.js';
import { config } from '../lib/config.js';
import { moment } from '../lib/format.js';

/** The mail about an order, which the local cloud keeps instead of sending it. */
export function Mails({ orderId, changes }) {
  const [mails, setMails] = useState([]);
  useEffect(() => {
    let shown = true;
    const look = () => list(orderId).then((found) => shown && setMails(found), () => {});
    look();
    const timer = setInterval(look, 3_000);
    return () => {
      shown = false;
      clearInterval(timer);
    };
  }, [orderId, changes]);
  return html`<section class="card"><h2>Mail</h2>
    ${mails.length === 0 ? html`<p class="faint">None yet.</p>` : html`<ul class="mails">
      ${mails.map((mail) => html`<li key=${mail.number}><${Mail} mail=${mail} /></li>`)}</ul>`}
  </section>`;
}

/** Its text alone: its HTML would be a page of someone else's. */
function Mail({ mail }) {
  const [text, setText] = useState(null);
  const open = async (event) => {
    if (event.currentTarget.open && text === null) {
      const whole = await read(`/${mail.number}`).catch(() => null);
      setText(whole?.text ?? 'It cannot be read.');
    }
  };
  return html`<details onToggle=${open}>
    <summary><span>${mail.subject}</span>
      <time class="faint">${moment(mail.date)}</time></summary>
    <p class="faint wrap">To ${mail.to}</p>
    <pre class="letter">${text ?? 'Loading …'}</pre>
  </details>`;
}

async function list(orderId) {
  const search = new URLSearchParams({ header: 'X-Orderflow-Order', value: orderId });
  return (await read(`?${search}`)).mail;
}

async function read(rest) {
  const answer = await fetch(`${config().api}/_local/mail${rest}`, { cache: 'no-store' });
  if (!answer.ok) {
    throw new Error(`mail is answered with ${answer.status}`);
  }
  return answer.json();
}
