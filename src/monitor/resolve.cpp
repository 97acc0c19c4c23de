// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/resolve.hpp"

#include "monitor/socket_address.hpp"

#include <utility>

using namespace Qt::StringLiterals;

namespace kubemori::monitor {

Result<QString> resolveAddress(command::Runner &runner, const QString &name, Milliseconds timeout, std::stop_token stop)
{
    if (parseAddress(name)) {
        return name.trimmed();
    }
    if (name.isEmpty() || name.startsWith(u'-')) {
        return fail(ErrorCode::InvalidInput, u"not a host name"_s, name);
    }
    constexpr qsizetype longestAnswer = 65536;
    command::Command command;
    command.argv = {u"getent"_s, u"ahosts"_s, name};
    command.timeout = timeout;
    const auto answer = command::capture(runner, command, std::move(stop), longestAnswer);
    if (!answer) {
        return std::unexpected(answer.error().on(name).during(u"resolving "_s + name));
    }
    constexpr int noSuchKey = 2;
    if (answer->exit.code == noSuchKey) {
        return fail(ErrorCode::NotFound, u"no such host name"_s, name);
    }
    const QByteArray firstLine = answer->output.left(answer->output.indexOf('\n')).simplified();
    const QString literal = QString::fromLatin1(firstLine.left(firstLine.indexOf(' ')));
    if (!answer->exit.isSuccess() || !parseAddress(literal)) {
        return fail(ErrorCode::InvalidData, u"getent: "_s + QString::fromUtf8(firstLine.left(80)), name);
    }
    return literal;
}

} // namespace kubemori::monitor
