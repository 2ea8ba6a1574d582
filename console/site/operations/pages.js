import { html } from '../lib/ui.js';
import { lazy, style } from '../lib/lazy.js';
import { Missing } from '../lib/parts.js';
import { Flow } from './flow.js';
import { Orders } from './orders.js';
import { Timeline } from './timeline.js';
import { Rejections } from './rejections.js';
import { DeadLetters } from './dead-letters.js';
import { Letters } from './letters.js';
import { Stock } from './stock.js';
import { Alarms } from './alarms.js';

/** It brings the library that draws, which no other page needs. */
const Charts = lazy(
  () => Promise.all([import('./charts.js'), style('vendor/uplot/uplot.css')]).then(([module]) => module), 'Charts');

/** The pages of the operators' face. */
export function OperationsPages({ who, route }) {
  const [, page = 'flow', id] = route.parts;
  switch (page) {
    case 'flow': return html`<${Flow} />`;
    case 'orders': return id ? html`<${Timeline} id=${id} key=${id} />` : html`<${Orders} route=${route} />`;
    case 'rejections': return html`<${Rejections} />`;
    case 'dead-letters': return id ? html`<${Letters} who=${who} queue=${id} key=${id} />` : html`<${DeadLetters} />`;
    case 'products': return html`<${Stock} route=${route} />`;
    case 'alarms': return html`<${Alarms} />`;
    case 'charts': return html`<${Charts} />`;
    default: return html`<${Missing} text="There is no such page." />`;
  }
}
