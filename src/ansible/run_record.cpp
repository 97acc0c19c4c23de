// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/run_record.hpp"

namespace kubemori::ansible {

using namespace Qt::StringLiterals;

QString toString(RunState state)
{
    switch (state) {
    case RunState::Starting:
        return u"starting"_s;
    case RunState::Running:
        return u"running"_s;
    case RunState::Stopping:
        return u"stopping"_s;
    case RunState::Ended:
        return u"ended"_s;
    case RunState::Lost:
        return u"lost"_s;
    }
    return {};
}

QString RunRecord::title() const
{
    const QString program = command.value(0).section(u'/', -1);
    if (program == "ansible-playbook"_L1 && command.size() > 1) {
        return command.constLast().section(u'/', -1);
    }
    for (const QString &word : command) {
        if (program == "ansible"_L1 && word.startsWith("--module-name="_L1)) {
            return word.section(u'=', 1);
        }
    }
    return program;
}

} // namespace kubemori::ansible
