"""Whoever says more than is theirs to say, or sees more than is theirs to see."""
import json
import random

from orders import GOOD

LURE = "Your account is locked. Confirm at https://evil.example/login <a href='https://evil.example'>here</a>"


def mail(system):
    """Mail to strangers, with text of one's own."""
    customer = system.customer('spam')
    victims = [f'victim{at}@bank-{system.run}.example' for at in range(15)]
    accepted = []
    for victim in victims:
        answer = system.submit(customer, {**GOOD, 'customerEmail': victim, 'product': LURE})
        if answer.status == 202:
            accepted.append(answer.json()['orderId'])
    ends = [system.end_of(customer, order_id).get('status') for order_id in accepted]
    yield 'every accepted order ends', all(ends), ends
    # One that is written to comes after them: then theirs would be there.
    system.publish({**GOOD, 'orderId': f'MAIL-{system.run}', 'customerEmail': f'known-{system.run}@example.com'})
    written = system.until(
        lambda: [it for it, _ in system.mails() if f'known-{system.run}@example.com' in it['to']], bool)
    yield "a producer's own customer is written to", bool(written), written
    sent = [(it['to'], body) for it, body in system.mails() if f'bank-{system.run}' in str(it['to'])]
    yield 'nobody else is written to', not sent, f'{len(sent)} mails, such as {sent[:1]}'


def words(system):
    """With one function's rights, what is another's to say."""
    forged = [('ecommerce.billing', 'Payment Captured'), ('ecommerce.billing', 'Payment Refunded'),
              ('ecommerce.shipping', 'Parcel Dispatched'), ('ecommerce.inventory', 'Stock Reserved'),
              ('ecommerce.orders', 'Order Paid'), ('ecommerce.orders', 'Order Reserved')]
    for role in ('send-mail', 'submit-order', 'validate-order', 'notify-customer'):
        for source, kind in random.sample(forged, 3):
            answer = system.publish({'orderId': f'WORDS-{system.run}'}, source, kind, 'LOCAL-' + role)
            denied = answer.status in (400, 403) or answer.json().get('FailedEntryCount') == 1
            yield f'{role} may not say {kind}', denied, answer
    own = system.publish({**GOOD, 'orderId': f'WORDS-{system.run}'}, key='LOCAL-submit-order')
    yield 'submit-order may say Order Created', own.json().get('FailedEntryCount') == 0, own
    read = system.aws('dynamodb', 'DynamoDB_20120810.GetItem', {
        'TableName': 'Orders', 'Key': {'orderId': {'S': 'x'}}}, 'LOCAL-send-mail')
    yield 'send-mail may not read orders', read.status == 400 and b'AccessDenied' in read.body, read


def token(system):
    """A payment token goes to billing, and nobody else sees it."""
    customer, operator = system.customer('token'), system.operator()
    secret = f'tok_SECRET{system.run}'
    order = {**GOOD, 'paymentToken': secret}
    order_id = system.submit(customer, order).json()['orderId']
    system.publish({**order, 'orderId': f'TOKEN-{system.run}', 'quantity': 0})
    poison = {'version': '0', 'id': f'poison-{system.run}', 'detail-type': 'Order Created', 'source': 'ecommerce.orders',
              'detail': {**order, 'orderId': f'POISON-{system.run}', 'quantity': 'none'}}
    url = system.aws('sqs', 'AmazonSQS.GetQueueUrl', {'QueueName': 'order-processing-queue'}).json().get('QueueUrl')
    system.aws('sqs', 'AmazonSQS.SendMessage', {'QueueUrl': url, 'MessageBody': json.dumps(poison)})
    system.end_of(customer, order_id)
    letters = system.until(
        lambda: system.dead_letters(operator),
        lambda it: any(f'POISON-{system.run}'.encode() in answer.body for answer in it.values()))
    seen = [answer.body for answer in letters.values()]
    yield 'the dead letter is there to be looked at', any(f'POISON-{system.run}'.encode() in it for it in seen), letters
    yield 'no dead letter shows the token', not any(secret.encode() in it for it in seen), seen
    for path in (f'/operations/orders/{order_id}', f'/operations/orders?q={order_id}', '/operations/rejections?limit=100'):
        answer = system.request('GET', path, operator)
        yield f'{path.replace(order_id, "ID")} does not show it', \
            answer.status == 200 and secret.encode() not in answer.body, answer
    for path in (f'/orders/{order_id}', f'/orders/{order_id}/history', '/orders'):
        answer = system.request('GET', path, customer)
        yield f'{path.replace(order_id, "ID")} does not show it', \
            answer.status == 200 and secret.encode() not in answer.body, answer
    mails = [body for _, body in system.mails() if secret in body]
    yield 'no mail shows it', not mails, mails


def scopes(system):
    """A scope counts only as it is written."""
    others = system.submit(system.customer('owner'), GOOD).json()['orderId']
    for scope in ('x,orders:operate', 'orders:read,orders:operate', '[orders:operate]', 'orders:operate2',
                  'xorders:operate', 'orders:operate,', 'ORDERS:OPERATE'):
        for path, held in (('/operations/orders', system.token('C-scopes', scope)),
                           (f'/orders/{others}', system.token('C-scopes', f'orders:read {scope}')),
                           (f'/orders?customerId=C-owner-{system.run}', system.token('C-scopes', f'orders:read {scope}'))):
            answer = system.request('GET', path, held)
            opens = answer.status == 200 and (others.encode() in answer.body or path.startswith('/operations'))
            yield f'the scope {scope!r} does not open {path.split("?")[0].replace(others, "ORDER")}', \
                held is None or not opens, answer
    answer = system.request('GET', '/operations/orders', system.operator())
    yield 'the scope orders:operate does', answer.status == 200, answer
