#!/usr/bin/env python3
"""Plays hostile requests against a local cloud and judges each answer: a line each, exit code 1 if any is wrong.

    checks/hostile/run.py                 starts `./orderflow up` on free ports, and one more with --isolate
    checks/hostile/run.py text mail       only these kinds
    ORDERFLOW_API_URL=... AWS_ENDPOINT_URL=... checks/hostile/run.py
                                          plays them against one that runs; it is full of rubbish afterwards

What is drawn at random is drawn again with HOSTILE_SEED, which is printed.
"""
import os
import random
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import doors
import orders
import persons
from system import System

KINDS = {
    'text': orders.text, 'fat': orders.fat, 'invisible': orders.invisible, 'forms': orders.forms, 'ids': orders.ids,
    'parts': orders.parts,
    'mail': persons.mail, 'words': persons.words, 'token': persons.token, 'scopes': persons.scopes,
    'ports': doors.ports, 'headers': doors.headers, 'polls': doors.polls, 'uploads': doors.uploads,
}
ISOLATED = {'runtime': doors.runtime}


def main(wanted):
    unknown = set(wanted) - set(KINDS) - set(ISOLATED)
    if unknown:
        print(f'no such kind: {", ".join(sorted(unknown))}; there are {", ".join([*KINDS, *ISOLATED])}', file=sys.stderr)
        return 2
    seed = os.environ.get('HOSTILE_SEED') or str(random.SystemRandom().getrandbits(32))
    print(f'HOSTILE_SEED={seed}', flush=True)
    api, aws = os.environ.get('ORDERFLOW_API_URL'), os.environ.get('AWS_ENDPOINT_URL')
    failed = 0
    for kinds, options in ((KINDS, []), (ISOLATED, ['--isolate'])):
        chosen = {kind: play for kind, play in kinds.items() if not wanted or kind in wanted}
        isolated = os.environ.get('ORDERFLOW_ISOLATED') == 'true'
        if not chosen or (api and isolated != bool(options)):
            continue
        system = System(api, aws) if api else System.started(*options)
        try:
            failed += sum(judged(kind, play, system, seed) for kind, play in chosen.items())
        finally:
            system.stop()
    print(f'{failed} failed' if failed else 'all ok')
    return 1 if failed else 0


def judged(kind, play, system, seed):
    """How many of its answers are wrong; an attack that cannot be played is one of them."""
    random.seed(f'{seed} {kind}')
    failed = 0
    try:
        for what, holds, seen in play(system):
            failed += not holds
            print(f'ok      {kind}: {what}' if holds else f'FAILED  {kind}: {what}: {seen}', flush=True)
    except Exception as problem:
        failed += 1
        print(f'FAILED  {kind}: {type(problem).__name__}: {problem}', flush=True)
    return failed


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
