import { h, render } from '../vendor/preact/preact.js';
import htm from '../vendor/htm/htm.js';

/** Markup as a template; each value in it becomes text or an attribute, never markup. */
export const html = htm.bind(h);
export { h, render };
export { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from '../vendor/preact/hooks.js';
