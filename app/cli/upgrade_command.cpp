// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/upgrade_command.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/output.hpp"
#include "app/cli/plan_confirmation.hpp"
#include "app/cli/upgrade_call.hpp"
#include "app/cli/upgrade_printer.hpp"

#include "upgrade/upgrade_json.hpp"

#include <QCommandLineParser>
#include <QDir>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using upgrade::Upgrade;
using upgrade::UpgradeStore;

namespace {

bool print(const Upgrade &upgrade, const Context &context)
{
    return context.json ? writeJson({{u"upgrade"_s, upgrade::toJson(upgrade)}})
                        : writeOut(upgradeText(upgrade).toUtf8());
}

int list(const UpgradeStore &store, const QString &cluster, const Context &context)
{
    const QList<Upgrade> upgrades = store.list(cluster);
    QJsonArray array;
    for (const Upgrade &upgrade : upgrades) {
        array.append(upgrade::toJson(upgrade));
    }
    const bool written =
        context.json ? writeJson({{u"upgrades"_s, array}}) : writeOut(upgradesTable(upgrades).toUtf8());
    return written ? Done : Failed;
}

int said(const Error &error)
{
    sayError(error);
    return readingExitCode(error);
}

/// The verbs that work on what is kept.
int keep(const QStringList &words, const QString &cluster, const Context &context)
{
    const UpgradeStore store(composition::upgradesRoot(context.demo != nullptr));
    const QString verb = words.constFirst();
    const QString file = QDir::current().absoluteFilePath(words.value(words.size() - 1));
    if (verb == "list"_L1) {
        return list(store, cluster, context);
    }
    if (verb == "import"_L1) {
        const auto read = UpgradeStore::read(file);
        const auto kept = read ? store.save(*read) : Result<>(std::unexpected(read.error()));
        return !kept ? said(kept.error()) : print(*read, context) ? Done : Failed;
    }
    const auto found = store.load(words.value(1));
    if (!found) {
        return said(found.error());
    }
    if (verb == "show"_L1) {
        return print(*found, context) ? Done : Failed;
    }
    const auto done = verb == "export"_L1 ? UpgradeStore::write(*found, file) : store.remove(found->id);
    return done ? Done : said(done.error());
}

bool isUsage(const QStringList &words)
{
    const QString verb = words.value(0);
    const qsizetype count = words.size();
    return count == 0 || (verb == "list"_L1 && count == 1) || (verb == "export"_L1 && count == 3) ||
           ((verb == "show"_L1 || verb == "remove"_L1 || verb == "import"_L1) && count == 2);
}

} // namespace

QString UpgradeCommand::name() const
{
    return u"upgrade"_s;
}

QString UpgradeCommand::summary() const
{
    return CliText::tr("Upgrades a cluster to another Kubespray release, hop by hop: checks, snapshot, checkout, "
                       "environment, inventory, settings, the run itself, and the proof that all nodes are as before. "
                       "What was cut off goes on where it was.");
}

void UpgradeCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(u"verb"_s,
                                 CliText::tr("list, show, export, import or remove, of upgrades that are kept."),
                                 u"[list|show|export|import|remove]"_s);
    parser.addPositionalArgument(u"what"_s, CliText::tr("An upgrade as “list” names it; a file."), u"[ID] [FILE]"_s);
    parser.addOption(
        {u"from"_s, CliText::tr("The release the cluster runs. Without it the one that is checked out."), u"TAG"_s});
    parser.addOption({u"to"_s, CliText::tr("The release to go to."), u"TAG"_s});
    parser.addOption({u"decisions"_s,
                      CliText::tr("What is decided beforehand, as YAML: openWork, python, wheels, inventory, settings, "
                                  "strategy and others, for all hops or below “hops” for single ones."),
                      u"FILE"_s});
    parser.addOption({u"accept-findings"_s,
                      CliText::tr("Go on although checks found what blocks, for this reason. It is kept."),
                      u"reason"_s});
    parser.addOption({u"new"_s, CliText::tr("Begin a new upgrade, also when one to this release is not finished.")});
    parser.addOption({u"dry-run"_s, CliText::tr("Show what would be run, and change nothing.")});
    RunOptions::add(parser, CliText::tr("Do not ask: run what the plans show, and give up data in emptyDir volumes "
                                        "where a drain needs it (unless clusters.yaml says “emptydir: keep”). Any "
                                        "other question ends the operation safely."));
}

int UpgradeCommand::run(const QCommandLineParser &parser, const Context &context)
{
    const QStringList words = parser.positionalArguments();
    if (!isUsage(words) || (words.isEmpty() && parser.value(u"to"_s).isEmpty())) {
        say(CliText::tr("Use: kubemori upgrade --cluster NAME --to TAG, or kubemori upgrade list, show ID, export ID "
                        "FILE, import FILE, remove ID."));
        return WrongUsage;
    }
    if (!words.isEmpty()) {
        return keep(words, parser.value(u"cluster"_s), context);
    }
    const auto profile = findProfile(parser.value(u"cluster"_s), context);
    const auto runOptions = RunOptions::read(parser);
    if (!profile || !runOptions) {
        return WrongUsage;
    }
    UpgradeOptions options{.from = parser.value(u"from"_s),
                           .to = parser.value(u"to"_s),
                           .startsAnew = parser.isSet(u"new"_s),
                           .acceptFindings = parser.value(u"accept-findings"_s).trimmed(),
                           .decisions = {},
                           .run = *runOptions};
    if (const QString file = parser.value(u"decisions"_s); !file.isEmpty()) {
        auto decisions = UpgradeDecisions::read(QDir::current().absoluteFilePath(file), context.stop);
        if (!decisions) {
            sayError(decisions.error());
            return WrongUsage;
        }
        options.decisions = std::move(*decisions);
    }
    UpgradeCall call(*profile, options, context);
    return parser.isSet(u"dry-run"_s) ? call.show() : call.carryOut();
}

} // namespace kubemori::cli
