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
    for (qsizetype i = 1; i < command.size(); ++i) {
        if (program == u"ansible" && (command.at(i) == u"-m" || command.at(i) == u"--module-name")) {
            return command.value(i + 1);
        }
        if (program == u"ansible-playbook" && !command.at(i).startsWith(u'-') && command.at(i - 1) != u"-i" &&
            (command.at(i).endsWith(u".yml") || command.at(i).endsWith(u".yaml"))) {
            return command.at(i).section(u'/', -1);
        }
    }
    return program;
}

} // namespace kubemori::ansible
