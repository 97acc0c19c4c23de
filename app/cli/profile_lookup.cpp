// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_text.hpp"
#include "app/cli/output.hpp"
#include "app/cli/subcommand.hpp"
#include "app/composition/outside.hpp"

#include "cluster/profile_store.hpp"
#include "demo/demo_world.hpp"

#include <QCoreApplication>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

QString Context::operationsRoot() const
{
    return composition::operationsRoot(demo != nullptr);
}

composition::Surroundings Context::surroundings() const
{
    return {.environment = {}, .keyring = keyring, .demo = demo, .retention = retention};
}

std::optional<cluster::Profile> findProfile(const QString &name, const Context &context)
{
    if (name.isEmpty()) {
        say(CliText::tr("Which cluster? Give its name with --cluster NAME."));
        return std::nullopt;
    }
    if (context.demo) {
        const auto profile = demo::DemoWorld::profileNamed(name);
        if (!profile) {
            say(CliText::tr("There is no demo cluster “%1”. There are: %2.")
                    .arg(printable(name), demo::DemoWorld::names().join(u", "_s)));
        }
        return profile;
    }
    const cluster::ProfileStore store(
        context.configFile.isEmpty() ? cluster::ProfileStore::defaultPath() : context.configFile, context.timeouts);
    const auto loaded = store.load();
    if (!loaded) {
        sayError(loaded.error());
        return std::nullopt;
    }
    for (const cluster::ProfileProblem &problem : loaded->problems) {
        say(printable(problem.toString()));
    }
    const auto profile = loaded->find(name);
    if (!profile) {
        if (!loaded->hasErrors()) {
            say(CliText::tr("There is no cluster “%1” in %2.").arg(printable(name), store.path()));
        }
        return std::nullopt;
    }
    return *profile;
}

} // namespace kubemori::cli
