#!/usr/bin/env python3
"""Floods every queue with messages that nobody can do anything with, while orders come, and counts what became of all.

    checks/hostile/poison.py              2,000 for each queue
    checks/hostile/poison.py 500          as many as that

It starts `./orderflow up` on free ports, in memory, and exits with 1 if a message is lost or an order does not end.
"""
import json
import os
import random
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from system import HOME, System

ORDERS = 300
BATCH = 10
PATIENCE = 3_600.0  # seconds


def poison(at):
    """No two are alike, and none is an event that anybody knows."""
    return random.choice([
        f'{{"no": "JSON" {at}',
        json.dumps({'number': at}),
        json.dumps([at]),
        json.dumps({'detail-type': 'Order Processed', 'source': 'ecommerce.orders', 'detail': at}),
        json.dumps({'detail-type': f'Nobody Knows {at}', 'source': 'ecommerce.orders', 'detail': {'version': 99}}),
        'x' * random.randint(1, 20_000),
    ])


class Flood:
    def __init__(self, system):
        self.system = system

    def sqs(self, operation, body):
        return self.system.aws('sqs', 'AmazonSQS.' + operation, body).json()

    def queues(self):
        urls = self.sqs('ListQueues', {'MaxResults': 1000})['QueueUrls']
        return sorted(url for url in urls if not url.endswith('-dlq'))

    def held(self, url):
        counts = self.sqs('GetQueueAttributes', {'QueueUrl': url, 'AttributeNames': ['All']})['Attributes']
        return sum(int(count) for name, count in counts.items() if name.startswith('ApproximateNumber'))

    def letters(self, url):
        redrive = self.sqs('GetQueueAttributes', {'QueueUrl': url, 'AttributeNames': ['RedrivePolicy']})
        arn = json.loads(redrive['Attributes']['RedrivePolicy'])['deadLetterTargetArn']
        return self.held(url.rsplit('/', 1)[0] + '/' + arn.rsplit(':', 1)[1])

    def send(self, url, many):
        for first in range(0, many, BATCH):
            entries = [{'Id': str(at), 'MessageBody': poison(at)} for at in range(first, min(first + BATCH, many))]
            answer = self.sqs('SendMessageBatch', {'QueueUrl': url, 'Entries': entries})
            assert len(answer['Successful']) == len(entries), answer

    def orders(self):
        ids = [f'HEALTHY-{self.system.run}-{at}' for at in range(ORDERS)]
        for order_id in ids:
            self.system.publish({
                'orderId': order_id, 'customerId': 'C-' + order_id, 'customerEmail': f'{order_id}@example.com',
                'product': 'Wireless Mouse', 'quantity': 1})
        return ids

    def memory(self):
        pids = self.system.pids() or []
        return sum(rss(pid) for pid in pids)


def rss(pid):
    try:
        with open(f'/proc/{pid}/status') as status:
            return next(int(line.split()[1]) for line in status if line.startswith('VmRSS')) // 1024
    except (OSError, StopIteration):
        return 0


def main(many):
    system = System.started()
    try:
        flood = Flood(system)
        begun = time.monotonic()
        queues = flood.queues()
        ids = flood.orders()
        for url in queues:
            flood.send(url, many)
        print(f'{len(queues)} queues, {many:,} messages each, {len(ids)} orders; '
              f'sent in {time.monotonic() - begun:.0f} s', flush=True)
        operator = system.operator()
        ended = system.until(
            lambda: sum(system.order(operator, it).get('status') == 'COMPLETED' for it in ids),
            lambda done: done == len(ids), PATIENCE)
        print(f'{ended} of {len(ids)} orders completed after {time.monotonic() - begun:.0f} s', flush=True)
        system.until(lambda: sum(flood.held(url) for url in queues), lambda left: left == 0, PATIENCE)
        wrong = ended != len(ids)
        for url in queues:
            letters = flood.letters(url)
            wrong = wrong or letters != many
            print(f'{url.rsplit("/", 1)[1]:26} {letters:7,} of {many:,} are dead letters')
        print(f'all at rest after {time.monotonic() - begun:.0f} s; {flood.memory()} MB of memory')
        audit = subprocess.run([os.path.join(HOME, 'orderflow'), 'audit', '--wait', '60', '--endpoint-url',
                                f'http://127.0.0.1:{system.aws_port}'])
        return 1 if wrong or audit.returncode else 0
    finally:
        system.stop()


if __name__ == '__main__':
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000))
