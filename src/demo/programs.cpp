// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/programs.hpp"

namespace kubemori::demo {

using namespace Qt::StringLiterals;

int runProgram(Call &call)
{
    constexpr int notFound = 127;
    const QString name = call.argv().constFirst().section(u'/', -1);
    using Family = Program (*)(const QString &);
    constexpr std::array<Family, 2> there{clusterProgram, nodeProgram};
    constexpr std::array<Family, 3> here{adminProgram, deployerProgram, nodeProgram};
    const auto find = [&name](const auto &families) {
        Program found;
        for (const Family family : families) {
            found = found ? found : family(name);
        }
        return found;
    };
    const Program program = call.host() < 0 ? find(here) : find(there);
    if (!program) {
        call.errLine(u"sh: 1: %1: command not found"_s.arg(call.argv().constFirst()));
        return notFound;
    }
    return program(call);
}

} // namespace kubemori::demo
