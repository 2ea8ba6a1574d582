const TIME = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const COUNT = new Intl.NumberFormat();

export function money({ minorUnits, currency }) {
  try {
    const format = new Intl.NumberFormat(undefined, { style: 'currency', currency });
    const digits = format.resolvedOptions().maximumFractionDigits;
    return format.format(minorUnits / 10 ** digits);
  } catch {
    return `${minorUnits} ${currency}`;
  }
}

export function count(number) {
  return typeof number === 'number' ? COUNT.format(number) : '–';
}

/** The time of day, and the day unless it is today. */
export function moment(iso) {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) {
    return String(iso ?? '');
  }
  const today = new Date().toDateString() === date.toDateString();
  return today ? TIME.format(date) : `${DAY.format(date)}, ${TIME.format(date)}`;
}

export function duration(milliseconds) {
  if (milliseconds < 1000) {
    return `${Math.round(milliseconds)} ms`;
  }
  return seconds(milliseconds / 1000);
}

export function seconds(number) {
  if (number < 90) {
    return `${number < 10 ? Math.round(number * 10) / 10 : Math.round(number)} s`;
  }
  return number < 5400 ? `${Math.round(number / 60)} min` : `${Math.round(number / 3600)} h`;
}

/** CAPTURED as people write it; what is no code stays as it is. */
export function words(code) {
  const told = String(code ?? '');
  const text = /^[A-Z_0-9]+$/.test(told) ? told.toLowerCase().replaceAll('_', ' ') : told;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
