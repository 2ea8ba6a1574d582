/** Where an order goes first, by the stations' names; what else there is stands beside. */
const WAY = [
  'order-created-rule', 'validate-order', 'order-processing-queue', 'process-order', 'Orders',
  'publish-order-events', 'order-facts-queue', 'track-order',
];

export function split(stations) {
  const way = WAY.flatMap((name) => stations.filter((station) => station.name === name));
  return { way, others: stations.filter((station) => !WAY.includes(station.name)) };
}
