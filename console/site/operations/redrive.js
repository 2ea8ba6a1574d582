import { post } from '../lib/api.js';

/** Sends letters back, call by call, to the end, or until it is stopped or nothing moves any more. */
export async function redriveAll(path, messageIds, { onProgress, signal }) {
  const whole = { redriven: [], left: 0, done: false };
  let run;
  while (!whole.done && !signal.aborted) {
    const body = await called(path, { ...(messageIds.length > 0 && { messageIds }), ...(run && { run }) }, whole);
    if (body === null) {
      break;
    }
    run = body.run;
    whole.redriven.push(...body.redriven);
    Object.assign(whole, { left: body.left, redriveId: body.redriveId, done: body.done });
    onProgress(sent(whole));
    if (!body.redriven.some(({ outcome }) => outcome === 'sent')) {
      break;
    }
  }
  return whole;
}

/** Once something was sent, a fault is a part of what is told. */
async function called(path, wanted, whole) {
  try {
    return (await post(`${path}/redrive`, wanted)).body;
  } catch (fault) {
    if (whole.redriven.length === 0) {
      throw fault;
    }
    whole.fault = fault.message;
    return null;
  }
}

export function sent({ redriven }) {
  return redriven.filter(({ outcome }) => outcome === 'sent').length;
}
