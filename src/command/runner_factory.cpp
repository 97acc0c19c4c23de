// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/runner_factory.hpp"

namespace kubemori::command {

using namespace Qt::StringLiterals;

QString SshTarget::toString() const
{
    QString text = user.isEmpty() ? QString() : QString(user + u'@');
    text += port != 0 && host.contains(u':') ? QString(u'[' + host + u']') : host;
    return port != 0 ? QString(text + u':' + QString::number(port)) : text;
}

} // namespace kubemori::command
