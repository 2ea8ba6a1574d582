/** What a parcel needs to arrive, told before an order is placed that nobody could deliver. */

export const ADDRESS = [
  ['name', 'Name', 'name'],
  ['line1', 'Street and number', 'address-line1'],
  ['postalCode', 'Postal code', 'postal-code'],
  ['city', 'City', 'address-level2'],
];

export const ADDRESS_FIELDS = [...ADDRESS.map(([name]) => name), 'country'];

/** ISO 3166-1 codes of countries whose addresses have no postal code, by the Universal Postal Union. */
const WITHOUT_POSTAL_CODES = new Set((
  'AE AG AO AW BF BI BJ BO BQ BS BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GA GD GH GM GQ GY HK JM KI KM KN KP LY '
  + 'ML MO MR MW NR NU PA QA RW SB SC SL SR SS ST SX SY TD TF TG TK TL TO TV UG VU YE ZW').split(' '));

/** What is missing, in the order of the form, as the API would tell it. */
export function missing(order) {
  const { customerEmail, shippingAddress: address } = order;
  return [
    ['customerEmail', customerEmail, 'is needed: the order is confirmed there'],
    ['shippingAddress.name', address.name, 'is needed: who takes the parcel'],
    ['shippingAddress.line1', address.line1, 'is needed: where the parcel goes'],
    ['shippingAddress.postalCode',
      address.postalCode || WITHOUT_POSTAL_CODES.has(address.country), 'is needed in this country'],
    ['shippingAddress.city', address.city, 'is needed: where the parcel goes'],
    ['shippingAddress.country', address.country, 'is needed: two letters, such as GB'],
  ].filter(([, value]) => !value).map(([field, , message]) => ({ field, message }));
}
