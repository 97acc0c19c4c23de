// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/programs.hpp"

#include "demo/playbook_run.hpp"

#include <QHash>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

/// Outside of the demo's checkouts, where the real one is run: see RealPrograms.
int git(Call &call)
{
    const QStringList words = call.arguments();
    if (words.contains(u"--version"_s) || words.value(0) == u"version") {
        call.outLine(u"git version 2.47.3"_s);
        return 0;
    }
    constexpr int noRepository = 128;
    call.errLine(u"fatal: not a git repository (or any of the parent directories): .git"_s);
    return noRepository;
}

int ansible(Call &call)
{
    call.outLine(u"%1 [core 2.18.9]"_s.arg(call.argv().constFirst().section(u'/', -1)));
    return 0;
}

int module(Call &call)
{
    return call.arguments().contains(u"--version"_s) ? ansible(call) : runModule(call);
}

int playbook(Call &call)
{
    return call.arguments().contains(u"--version"_s) ? ansible(call) : runPlaybook(call);
}

int inventory(Call &call)
{
    return call.arguments().contains(u"--version"_s) ? ansible(call) : runInventory(call);
}

} // namespace

Program deployerProgram(const QString &name)
{
    static const QHash<QString, Program> programs{{u"git"_s, git},
                                                  {u"ansible"_s, module},
                                                  {u"ansible-playbook"_s, playbook},
                                                  {u"ansible-inventory"_s, inventory}};
    return programs.value(name);
}

} // namespace kubemori::demo
