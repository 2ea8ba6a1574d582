"""Orders that are accepted and stick, or that say one thing and do another."""
import json
import random

EMOJI, HAN = '\U0001F600', '\U00020000'
GOOD = {'customerEmail': 'a@example.com', 'product': 'Wireless Mouse', 'quantity': 1}
BUDGET = 196_608  # bytes of an order, with the ids that the API adds
LIMITS = ('length', 'size', 'characters', 'email', 'more')


def text(system):
    """Text near its limit, of characters that are one or two UTF-16 units long."""
    customer, operator = system.customer('text'), system.operator()
    before = system.number_of_dead_letters(operator)
    drawn = [(f'a product of {n} times U+{ord(c):X}', {'product': c * n})
             for c, n in [(EMOJI, 128), (EMOJI, 129), (HAN, 256), ('x', 256), ('x', 257)]]
    drawn += [(f'a product of {len(name)} drawn letters', {'product': name}) for name in map(_drawn, range(3))]
    drawn.append(('an e-mail address of letters beyond the BMP',
                  {'customerEmail': HAN * 64 + '@' + '.'.join([HAN * 60] * 3) + '.com'}))
    accepted = []
    for what, fields in drawn:
        answer = system.submit(customer, {**GOOD, **fields})
        if answer.status == 202:
            accepted.append((what, answer.json()['orderId']))
        else:
            yield f'{what} is rejected by name', _is_named(answer), answer
    for what, order_id in accepted:
        cancel = system.request('POST', f'/orders/{order_id}/cancel', customer)
        yield f'{what} can be cancelled or is too late', cancel.status in (202, 409), cancel
    for what, order_id in accepted:
        order = system.end_of(customer, order_id)
        yield f'{what} comes to an end', order.get('status') in ('COMPLETED', 'CANCELLED'), order
    after = system.number_of_dead_letters(operator)
    yield 'none of them leaves a dead letter', after == before, f'{after - before} dead letters'


def _drawn(_):
    letters = [EMOJI, HAN, 'x', 'é', '中', '\u20ac', '\U0001F1E9']
    return ''.join(random.choice(letters) for _ in range(random.randint(100, 256)))


def fat(system):
    """The largest orders that the door lets in."""
    customer = system.customer('fat')
    skus = [f'FAT-{system.run}-{at:03d}' for at in range(100)]
    system.stock(skus)
    for size in (258_048 - 110, BUDGET + random.randint(0, 20_000), BUDGET - random.randint(200, 1_000),
                 random.randint(100_000, BUDGET - 1_000)):
        order = _order_of(skus, size)
        answer = system.submit(customer, order)
        if answer.status == 202:
            end = system.end_of(customer, answer.json()['orderId'])
            yield f'an order of {size} bytes is completed', end.get('status') == 'COMPLETED', _state(end)
        else:
            named = answer.status in (413, 422) and any(it.isdigit() for it in answer.json().get('detail', ''))
            yield f'an order of {size} bytes is rejected with the limit', named or _is_named(answer), answer


def _order_of(skus, size):
    wide = '中' * 256
    order = {'customerEmail': 'a@example.com', 'items': [{'sku': it, 'name': '中' * 200, 'quantity': 1} for it in skus],
             'shippingAddress': {'country': 'GB', 'name': wide, 'line1': wide, 'city': wide}, 'pad': ''}
    length = len(json.dumps(order, ensure_ascii=False, separators=(',', ':')).encode())
    while length > size:
        for item in order['items']:
            item['name'] = item['name'][:-20]
        length = len(json.dumps(order, ensure_ascii=False, separators=(',', ':')).encode())
    order['pad'] = 'x' * (size - length)
    return order


def invisible(system):
    """Two names that look the same are one, or are not accepted."""
    customer = system.customer('invisible')
    hidden = [0xAD, 0x61C, 0x180E, 0x200E, 0x202E, 0x2066, 0x3164, 0xFEFF, 0xFFF9, 0xE0001, 0xE0041]
    for character in hidden:
        at = random.randint(0, 5)
        name = 'MOUSE'[:at] + chr(character) + 'MOUSE'[at:]
        for fields in ({'product': name}, {'product': None, 'quantity': None, 'items': [{'sku': name, 'quantity': 1}]}):
            order = {name: value for name, value in {**GOOD, **fields}.items() if value is not None}
            answer = system.submit(customer, order)
            yield f'U+{character:04X} in a {"product" if "product" in order else "sku"} is rejected', \
                answer.status == 422 and 'characters' in _rules(answer), answer


def forms(system):
    """One name in Unicode's composed and decomposed form."""
    customer = system.customer('forms')
    composed, decomposed = f'Caf\u00e9 {system.run}', f'Cafe\u0301 {system.run}'
    system.stock([composed])
    for name in (composed, decomposed):
        answer = system.submit(customer, {**GOOD, 'product': name})
        end = system.end_of(customer, answer.json()['orderId']) if answer.status == 202 else {}
        yield f'{name!a} is the product that is there', end.get('status') == 'COMPLETED', f'{answer} {_state(end)}'


def ids(system):
    """Ids that every HTTP client normalises away."""
    good = f'OK-{system.run}'
    for order_id in ('.', '..', good):
        system.publish({**GOOD, 'orderId': order_id})
    stored = system.until(lambda: _stored(system, good), lambda it: it is not None)
    yield 'an order with a plain id is processed', stored in ('PROCESSED', 'COMPLETED'), stored
    for order_id in ('.', '..'):
        refused, stored = system.until(
            lambda: (bool(_refused(system, order_id)), _stored(system, order_id)), any)
        yield f'the order id {order_id!r} is rejected', refused and stored in (None, 'REJECTED'), stored


def _stored(system, order_id):
    answer = system.aws('dynamodb', 'DynamoDB_20120810.GetItem', {
        'TableName': 'Orders', 'Key': {'orderId': {'S': order_id}}, 'ConsistentRead': True})
    return answer.json().get('Item', {}).get('status', {}).get('S')


def _refused(system, order_id):
    answer = system.aws('dynamodb', 'DynamoDB_20120810.Scan', {'TableName': 'OrderRejections', 'ConsistentRead': True})
    wanted = json.dumps({'orderId': order_id})[1:-1].replace(' ', '')
    return [it for it in answer.json().get('Items', ())
            if wanted in json.dumps(it).replace('\\', '').replace(' ', '')]


def parts(system):
    """A request about a part of an order is not answered as if it were done, nor done to the whole."""
    customer, operator = system.customer('parts'), system.operator()
    order_id = system.submit(customer, GOOD).json()['orderId']
    end = system.end_of(customer, order_id)
    yield 'an order without tricks is completed', end.get('status') == 'COMPLETED', _state(end)
    for what in ('return', 'cancel'):
        for body in ({'lines': [{'sku': 'Wireless Mouse', 'quantity': 1}]}, {'amount': {'minorUnits': 1, 'currency': 'GBP'}},
                     {f'f{random.getrandbits(32):x}': random.choice([None, 1, 'x', []])}, [], 'all', None):
            answer = system.request('POST', f'/orders/{order_id}/{what}', customer, json.dumps(body).encode())
            yield f'{what} with {json.dumps(body)} is rejected', answer.status == 422 and 'problems' in answer.json(), answer
    for path, body in (('/operations/products/Wireless%20Mouse/restock', {'quantity': 1, 'minimum': 2}),
                       ('/operations/dead-letters/order-processing-dlq/redrive', {'dryrun': True}),
                       ('/operations/dead-letters/order-processing-dlq/redrive?dryRun=true', {})):
        answer = system.request('POST', path, operator, body)
        yield f'{path} with {json.dumps(body)} is rejected', answer.status in (400, 422), answer
    before = system.number_of_dead_letters(operator)
    request = {'id': f'part-{system.run}', 'type': 'Order Return Requested', 'version': 1, 'orderId': order_id,
               'time': '2026-01-02T03:04:05.000Z', 'correlationId': 'c', 'causationId': 'c',
               'data': {'orderId': order_id, 'lines': [{'sku': 'Wireless Mouse', 'quantity': 1}]}}
    system.publish(request, kind='Order Return Requested')
    after = system.until(lambda: system.number_of_dead_letters(operator), lambda it: it > before)
    yield 'a request on the bus with lines is a dead letter', after == before + 1, after - before
    order = system.order(customer, order_id)
    yield 'nothing is returned by any of them', order.get('fulfilment') == 'DELIVERED', _state(order)
    for body in (b'', b'{}'):
        answer = system.request('POST', f'/orders/{order_id}/return', customer, body)
        yield f'the whole order goes back with {body.decode() or "no body"}', answer.status == 202, answer


def _rules(answer):
    return [it.get('rule') for it in answer.json().get('problems', ())]


def _is_named(answer):
    return answer.status == 422 and any(rule in LIMITS for rule in _rules(answer))


def _state(order):
    return {name: order.get(name) for name in ('status', 'payment', 'fulfilment', 'reason')}
