// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/programs.hpp"

#include <QHash>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

int ping(Call &call)
{
    const QString address = call.arguments().value(call.arguments().size() - 1);
    const bool answers = call.cluster().look([&address](const ClusterModel &model) {
        const int node = model.indexOf(address);
        return node >= 0 && model.node(node).answers;
    });
    call.outLine(u"PING %1 (%1) 56(84) bytes of data."_s.arg(address));
    if (!answers) {
        (void)call.sleep(std::chrono::seconds{1});
        call.outLine(
            u"\n--- %1 ping statistics ---\n1 packets transmitted, 0 received, 100% packet loss, time 0ms"_s.arg(
                address));
        return 1;
    }
    call.outLine(u"64 bytes from %1: icmp_seq=1 ttl=64 time=0.412 ms"_s.arg(address));
    return 0;
}

int getent(Call &call)
{
    const QString name = call.arguments().value(call.arguments().size() - 1);
    const QString address = call.cluster().look([&name](const ClusterModel &model) {
        const int node = model.indexOf(name);
        return node < 0 ? QString() : model.node(node).ip;
    });
    if (address.isEmpty()) {
        return 2;
    }
    call.outLine(address + u"  STREAM "_s + name);
    return 0;
}

/// ipmitool -H NODE-bmc … chassis power on
int ipmitool(Call &call)
{
    const QStringList words = call.arguments();
    QString board = words.value(words.indexOf(u"-H"_s) + 1);
    board = board.endsWith(u"-bmc") ? board.chopped(4) : board;
    const bool on = words.mid(words.size() - 3) == QStringList{u"chassis"_s, u"power"_s, u"on"_s};
    return call.cluster().with([&](ClusterModel &model) {
        const int node = model.indexOf(board);
        if (node < 0 || !on) {
            call.errLine(u"Error: Unable to establish IPMI v2 / RMCP+ session"_s);
            return 1;
        }
        model.switchOn(node);
        call.outLine(u"Chassis Power Control: Up/On"_s);
        return 0;
    });
}

} // namespace

Program adminProgram(const QString &name)
{
    static const QHash<QString, Program> programs{{u"ping"_s, ping}, {u"getent"_s, getent}, {u"ipmitool"_s, ipmitool}};
    return programs.value(name);
}

} // namespace kubemori::demo
