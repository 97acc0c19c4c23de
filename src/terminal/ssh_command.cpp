// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/ssh_command.hpp"

namespace kubemori::terminal {

using namespace Qt::StringLiterals;

QStringList sshCommand(const command::SshTarget &target)
{
    QStringList words{u"ssh"_s};
    if (target.port != 0) {
        words << u"-p"_s << QString::number(target.port);
    }
    if (!target.identityFile.isEmpty()) {
        words << u"-i"_s << target.identityFile;
    }
    words << u"--"_s << (target.user.isEmpty() ? target.host : QString(target.user + u'@' + target.host));
    return words;
}

} // namespace kubemori::terminal
