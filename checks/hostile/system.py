"""A running local cloud, as anybody on the same machine can reach it. Python's standard library alone."""
import http.client
import json
import os
import random
import re
import signal
import socket
import subprocess
import time
import urllib.parse

HOME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PATIENCE = 90.0  # seconds: only ever used up by what never comes
LOOK_EVERY = 0.2


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        try:
            return json.loads(self.body)
        except ValueError:
            return {}

    def __str__(self):
        return f'{self.status} {self.body[:200].decode(errors="replace")}'


class System:
    def __init__(self, api, aws, process=None):
        self.api_port, self.aws_port, self.process = port_of(api), port_of(aws), process
        self.run = f'{random.getrandbits(32):08x}'

    @staticmethod
    def started(*options):
        """`./orderflow up` on ports of its own."""
        process = subprocess.Popen(
            [os.path.join(HOME, 'orderflow'), 'up', '--port', '0', '--api-port', '0', '--json', *options],
            stdout=subprocess.PIPE, text=True)
        line = process.stdout.readline()
        if not line:
            raise SystemExit(f'orderflow up {" ".join(options)} did not start')
        ready = json.loads(line)
        return System(ready['api'], ready['endpoint'], process)

    def stop(self):
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait()

    def request(self, method, path, token=None, body=None, headers=None, port=None, timeout=60):
        sent = dict(headers or {})
        if token:
            sent['Authorization'] = 'Bearer ' + token
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body, ensure_ascii=False, separators=(',', ':')).encode()
        if body is not None:
            sent.setdefault('Content-Type', 'application/json')
        connection = http.client.HTTPConnection('127.0.0.1', port or self.api_port, timeout=timeout)
        try:
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def token(self, sub, scope='orders:read orders:write'):
        answer = self.request(
            'POST', '/dev-issuer/token', headers={'Content-Type': 'application/x-www-form-urlencoded'},
            body=urllib.parse.urlencode(
                {'grant_type': 'client_credentials', 'sub': sub, 'scope': scope}).encode())
        return answer.json().get('access_token')

    def customer(self, name):
        return self.token(f'C-{name}-{self.run}')

    def operator(self):
        return self.token('staff', 'orders:read orders:operate')

    def aws(self, service, target, body, key='local', version='1.0'):
        """With an access key alone: locally the key says whose rights count, and nobody checks signatures."""
        return self.request('POST', '/', port=self.aws_port, body=body, headers={
            'Authorization': f'AWS4-HMAC-SHA256 Credential={key}/20260101/us-east-1/{service}/aws4_request, '
                             'SignedHeaders=host, Signature=0',
            'X-Amz-Target': target, 'Content-Type': f'application/x-amz-json-{version}'})

    def publish(self, detail, source='ecommerce.orders', kind='Order Created', key='local'):
        entry = {'Source': source, 'DetailType': kind, 'Detail': json.dumps(detail, ensure_ascii=False)}
        return self.aws('events', 'AWSEvents.PutEvents', {'Entries': [entry]}, key, '1.1')

    def submit(self, token, order):
        return self.request('POST', '/orders', token, order, {'Idempotency-Key': f'{random.getrandbits(64):x}'})

    def order(self, token, order_id):
        return self.request('GET', f'/orders/{order_id}', token).json()

    def end_of(self, token, order_id):
        """The order once it has come to an end, or as it is when patience has."""
        return self.until(
            lambda: self.order(token, order_id), lambda it: it.get('status') in ('COMPLETED', 'CANCELLED', 'REJECTED'))

    def until(self, look, enough, patience=PATIENCE):
        end = time.monotonic() + patience
        seen = look()
        while not enough(seen) and time.monotonic() < end:
            time.sleep(LOOK_EVERY)
            seen = look()
        return seen

    def stock(self, skus, price=100):
        for at in range(0, len(skus), 25):
            puts = [{'PutRequest': {'Item': {
                'sku': {'S': sku}, 'name': {'S': 'x'}, 'price': {'N': str(price)}, 'currency': {'S': 'GBP'},
                **{name: {'N': units} for name, units in (
                    ('received', '1000'), ('available', '1000'), ('reserved', '0'), ('shipped', '0'))}}}}
                for sku in skus[at:at + 25]]
            self.aws('dynamodb', 'DynamoDB_20120810.BatchWriteItem', {'RequestItems': {'Products': puts}})

    def dead_letters(self, token):
        """Every letter of every queue, as an operator sees it."""
        queues = self.request('GET', '/operations/dead-letters', token).json()['queues']
        return {it['queue']: self.request('GET', '/operations/dead-letters/' + it['queue'], token)
                for it in queues if it['letters'] > 0}

    def number_of_dead_letters(self, token):
        queues = self.request('GET', '/operations/dead-letters', token).json()['queues']
        return sum(it['letters'] + it['inFlight'] for it in queues)

    def mails(self):
        listed = self.request('GET', '/_local/mail?limit=500').json()['mail']
        return [(it, self.request('GET', f"/_local/mail/{it['number']}").body.decode()) for it in listed]

    def raw(self, port, data, timeout):
        """What comes back first, and after how many seconds; empty if nothing did."""
        begun = time.monotonic()
        with socket.create_connection(('127.0.0.1', port), timeout=timeout) as connection:
            try:
                connection.sendall(data)
                answer = connection.recv(4096)
            except OSError:
                answer = b''
        return answer, time.monotonic() - begun

    def listening(self):
        """Ports on which the process or one that it started listens, or None where that cannot be seen."""
        pids = self.pids()
        if not pids:
            return None
        inodes = {inode for pid in pids for inode in sockets_of(pid)}
        return {port for port, inode in listeners() if inode in inodes}

    def pids(self):
        """Of whoever listens on the API's port, and its children."""
        if not os.path.isdir('/proc/net'):
            return []
        wanted = {inode for port, inode in listeners() if port == self.api_port}
        owners = [pid for pid in all_pids() if wanted & sockets_of(pid)]
        return owners + [pid for pid in all_pids() if parent_of(pid) in owners]


def port_of(address):
    return urllib.parse.urlparse(address).port


def listeners():
    for file in ('/proc/net/tcp', '/proc/net/tcp6'):
        if os.path.exists(file):
            for line in open(file).readlines()[1:]:
                fields = line.split()
                if fields[3] == '0A':
                    yield int(fields[1].rsplit(':', 1)[1], 16), fields[9]


def all_pids():
    return [it for it in os.listdir('/proc') if it.isdigit()]


def parent_of(pid):
    try:
        return re.search(r'^PPid:\s+(\d+)', open(f'/proc/{pid}/status').read(), re.M)[1]
    except OSError:
        return ''


def sockets_of(pid):
    found = set()
    try:
        for descriptor in os.listdir(f'/proc/{pid}/fd'):
            try:
                match = re.fullmatch(r'socket:\[(\d+)\]', os.readlink(f'/proc/{pid}/fd/{descriptor}'))
            except OSError:
                continue
            if match:
                found.add(match[1])
    except OSError:
        pass
    return found
