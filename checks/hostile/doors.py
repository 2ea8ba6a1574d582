"""Ports, and how long and how much one may ask of them."""
import random
import socket
import threading
import time

FOREIGN = {'Host': 'evil.example', 'Origin': 'https://evil.example', 'Sec-Fetch-Site': 'cross-site'}
AT_ONCE = 15.0  # seconds, on a machine that is busy with other things too
NEXT = '/2018-06-01/runtime/invocation/next'


def ports(system):
    """There is no side door."""
    system.aws('sqs', 'AmazonSQS.ListQueues', {})
    system.request('GET', '/?Action=ListQueues', port=system.aws_port)
    open_ports = system.listening()
    if open_ports is None:
        return
    yield 'the process listens on its two ports alone', open_ports == {system.api_port, system.aws_port}, open_ports
    for port in open_ports:
        answer = system.request('GET', '/', port=port, headers=FOREIGN)
        yield f'{_name(system, port)} turns a foreign Host away', answer.status in (400, 403, 421), answer


def headers(system):
    """Header values that make a backtracking pattern think."""
    pieces = ['Credential=a/', 'Credential=', 'a/', '/', '=', ',', ' ', 'Bearer ', '.', 'aws4_request', '\t', 'x', '%', '"']
    for name in ('Authorization', 'Content-Type', 'Cookie', 'X-Amz-Target'):
        for length in (3_000, 6_000):
            unit, end = (''.join(random.choice(pieces) for _ in range(random.randint(1, 2))) for _ in range(2))
            if name == 'Authorization' and length == 3_000:
                unit, end = 'Credential=a/', 'x'
            value = (unit * length)[:length // 2] + (end * length)[:length // 2] + 'x'
            for port in (system.api_port, system.aws_port):
                answer, seconds = system.raw(
                    port, f'GET /orders HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{name}: {value}\r\n\r\n'.encode(), 60)
                yield f'{length} bytes of {unit!r} and {end!r} as {name} are answered at once by {_name(system, port)}', \
                    answer.startswith(b'HTTP/1.1 ') and seconds < AT_ONCE, f'{seconds:.1f} s, {answer[:60]}'
    many = ''.join(f'x-{at}: y\r\n' for at in range(2_000))
    answer, seconds = system.raw(
        system.api_port, f'GET /health HTTP/1.1\r\nHost: 127.0.0.1:{system.api_port}\r\n{many}\r\n'.encode(), 60)
    yield '2,000 headers are turned away', answer[:12] in (b'HTTP/1.1 431', b'HTTP/1.1 400') or not answer, answer[:60]


def polls(system):
    """One customer's waiting reads do not keep others waiting, and not all of them wait."""
    customer, other = system.customer('polls'), system.customer('other')
    order_id = system.submit(customer, {
        'customerEmail': 'a@example.com', 'product': 'Wireless Mouse', 'quantity': 1}).json()['orderId']
    system.end_of(customer, order_id)
    answers = []

    def wait():
        begun = time.monotonic()
        answer = system.request('GET', f'/orders/{order_id}?wait=20', customer, timeout=120)
        answers.append((answer.status, time.monotonic() - begun))

    waiting = [threading.Thread(target=wait) for _ in range(60)]
    for one in waiting:
        one.start()
    begun = time.monotonic()
    answer = system.request('GET', '/orders', other, timeout=120)
    seconds = time.monotonic() - begun
    for one in waiting:
        one.join()
    yield 'another customer is answered meanwhile', answer.status == 200 and seconds < AT_ONCE, f'{answer} {seconds:.1f} s'
    kinds = sorted({status for status, _ in answers})
    yield 'each is answered, or told to come later', set(kinds) <= {200, 304, 429, 503} and len(answers) == 60, kinds
    held = sum(seconds > 18 and status in (200, 304) for status, seconds in answers)
    yield 'few of 60 waiting reads are kept waiting', held <= 20, f'{held} were, of {len(answers)}'


def uploads(system):
    """Bodies that are published and do not come."""
    stalled = []
    try:
        for at in range(60):
            for port in (system.api_port, system.aws_port):
                host = ('127.0.0.1:%d' % port, 'evil.example')[at % 2]
                connection = socket.create_connection(('127.0.0.1', port), timeout=10)
                stalled.append(connection)
                try:
                    connection.sendall((f'POST /orders HTTP/1.1\r\nHost: {host}\r\nContent-Length: 10485760\r\n'
                                        'Content-Type: application/json\r\n\r\n').encode())
                except OSError:
                    pass  # turned away already
        answer = system.request('GET', '/health')
        yield '/health answers beside 120 uploads of 10 MB that stall', answer.status == 200, answer
    finally:
        for connection in stalled:
            connection.close()
    answer = system.request('GET', '/health')
    yield '/health answers after them', answer.status == 200, answer


def runtime(system):
    """A function's Runtime API answers to that function alone."""
    customer = system.customer('runtime')
    order = {'customerEmail': 'a@example.com', 'product': 'Wireless Mouse', 'quantity': 1, 'paymentToken': 'tok_SECRET'}
    system.end_of(customer, system.submit(customer, order).json()['orderId'])
    open_ports = system.listening()
    if open_ports is None:
        return
    side_doors = sorted(open_ports - {system.api_port, system.aws_port})
    stolen = []

    def steal(port, path, headers):
        try:
            answer = system.request('GET', path, port=port, headers=headers, timeout=10)
            stolen.append((port, answer.status, answer.body[:80]))
        except OSError as problem:
            stolen.append((port, 0, str(problem)))

    thieves = [threading.Thread(target=steal, args=(port, NEXT, headers))
               for port in side_doors for headers in ({}, FOREIGN, {'Host': f'localhost:{port}'})]
    for thief in thieves:
        thief.start()
    for _ in range(3):
        system.end_of(customer, system.submit(customer, order).json()['orderId'])
    for thief in thieves:
        thief.join()
    got = [it for it in stolen if 200 <= it[1] < 300]
    yield f'none of {len(side_doors)} Runtime APIs gives anybody else an invocation', not got, got
    for port in side_doors:
        answers = [_status(system, port, path) for path in (
            '/2018-06-01/runtime/init/error', '/2018-06-01/runtime/invocation/x/response')]
        yield 'nor takes an answer from them', all(status >= 400 for status in answers), answers


def _status(system, port, path):
    try:
        return system.request('POST', path, port=port, body=b'{}', timeout=10).status
    except OSError:
        return 599  # its function's process has ended meanwhile, and the port with it


def _name(system, port):
    return {system.api_port: 'the API', system.aws_port: 'the AWS endpoint'}.get(port, f'port {port}')
