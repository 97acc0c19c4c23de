# SPDX-License-Identifier: GPL-3.0-or-later
"""A user's callback that runs only when ansible.cfg enables it, as profile_tasks does."""
from ansible.plugins.callback import CallbackBase

DOCUMENTATION = '''
    name: telling
    type: aggregate
    short_description: says that it runs
    description: [says that it runs]
'''


class CallbackModule(CallbackBase):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = 'aggregate'
    CALLBACK_NAME = 'telling'
    CALLBACK_NEEDS_WHITELIST = True
    CALLBACK_NEEDS_ENABLED = True

    def v2_playbook_on_stats(self, stats):
        self._display.display('told by a callback that had to be enabled')
