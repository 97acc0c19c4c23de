#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sets the stage of a test in the window: a cluster at v2.26.0 with a node that an admin has cordoned, and its checkout.

usage, inside the lab: upgrade_stage.py set | fail NODE TEXT | clear
Prints what there is as a JSON object: {"config", "checkout", "wheels"}, or {"skip": why there cannot be one}.
"""
import json
import sys

import kubespray_lab
from lab_checks import kubectl


def set_stage():
    reason = kubespray_lab.why_not()
    if reason:
        return {'skip': reason}
    kubespray_lab.cluster_at('v2.26.0')
    kubectl('cordon', 'node4')
    inventory = kubespray_lab.fresh_checkout('v2.26.0')
    config = kubespray_lab.profile(inventory, 'window-upgrade.yaml')
    return {'config': config, 'checkout': kubespray_lab.CHECKOUT, 'wheels': kubespray_lab.WHEELS}


def main():
    verb, *rest = sys.argv[1:]
    if verb == 'set':
        print(json.dumps(set_stage()))
    elif verb == 'fail':
        node, text = rest
        kubespray_lab.mark(node, kubespray_lab.FAIL_MARK, text)
    elif verb == 'clear':
        kubespray_lab.clean_up()


if __name__ == '__main__':
    main()
