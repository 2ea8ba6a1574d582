/** Where an order goes first, by the stations' names; what else there is stands beside. */
const WAY = [
  'order-created-rule', 'validate-order', 'order-processing-queue', 'process-order', 'Orders',
  'publish-order-events', 'order-facts-queue', 'track-order',
];

/** What catches what failed is shown once it has caught something. */
export function split(stations) {
  const way = WAY.flatMap((name) => stations.filter((station) => station.name === name));
  const others = stations.filter(({ name, waiting }) =>
    !WAY.includes(name) && (!isCatcher(name) || waiting > 0));
  return { way, others: others.toSorted((a, b) => isCatcher(b.name) - isCatcher(a.name)) };
}

export function isCatcher(name) {
  return name.endsWith('-dlq');
}
