const TIME = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const COUNT = new Intl.NumberFormat();

/** How many decimals ISO 4217 gives an amount in minor units: the same text as in Currencies.java. */
const CURRENCIES = `
tender 0 BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF
tender 2 AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN
tender 2 BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP
tender 2 GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD
tender 2 KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN
tender 2 NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG
tender 2 SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH
tender 2 USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
tender 3 BHD IQD JOD KWD LYD OMR TND
fund 0 UYI
fund 2 BOV CHE CHW COU MXV USN XAD
fund 4 CLF UYW
withdrawn 0 ADP BEF BYB BYR ESP GRD ITL LUF MGF PTE ROL TPE TRL
withdrawn 2 AFA ANG ATS AYM AZM BGL BGN CSD CUC CYP DEM EEK FIM FRF GHC GWP HRK IEP LTL LVL
withdrawn 2 MRO MTL MZM NLG RUR SDD SIT SKK SLL SRG STD TMM USS VEB VEF YUM ZMK ZWD ZWL ZWN
withdrawn 2 ZWR
`;

const DECIMALS = new Map(CURRENCIES.trim().split('\n').map(line => line.split(' '))
  .flatMap(([, decimals, ...codes]) => codes.map(code => [code, Number(decimals)])));

/** A browser has its own mind on decimals, made for prices as people say them: HUF has none there. */
export function money({ minorUnits, currency }) {
  const decimals = DECIMALS.get(currency);
  if (decimals === undefined) {
    return `${minorUnits} ${currency}`;
  }
  const format = new Intl.NumberFormat(undefined,
    { style: 'currency', currency, minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return format.format(minorUnits / 10 ** decimals);
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
