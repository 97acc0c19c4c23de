// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/etcd_command.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/etcd_printer.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/output.hpp"
#include "app/cli/plan_confirmation.hpp"
#include "app/cli/terminal_prompter.hpp"
#include "app/composition/world.hpp"
#include "ui/text/etcd_text.hpp"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <optional>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using namespace maintenance;

namespace {

/// A number that a person gave; 0 when they did not, nothing when it is none.
std::optional<int> numberOf(const QCommandLineParser &parser, const QString &option)
{
    if (!parser.isSet(option)) {
        return 0;
    }
    bool isNumber = false;
    const int number = parser.value(option).toInt(&isNumber);
    if (!isNumber || number < 1) {
        say(CliText::tr("--%1 takes a number from 1 on.").arg(option));
        return std::nullopt;
    }
    return number;
}

/// Says each phase once, and while it copies every tenth.
class ProgressTeller
{
public:
    void operator()(const EtcdProgress &progress)
    {
        const qint64 tenth = progress.total > 0 ? 10 * progress.done / progress.total : 0;
        if (m_phase == progress.phase && tenth <= m_tenth) {
            return;
        }
        const QString phase = ui::EtcdText::phase(progress.phase);
        say(progress.total > 0 && progress.done > 0
                ? CliText::tr("%1: %2 of %3")
                      .arg(phase, ui::EtcdText::bytes(progress.done), ui::EtcdText::bytes(progress.total))
                : phase);
        m_phase = progress.phase;
        m_tenth = tenth;
    }

private:
    std::optional<EtcdProgress::Phase> m_phase;
    qint64 m_tenth = 0;
};

EtcdProgressSink tellerFor(const Context &context)
{
    return context.json ? EtcdProgressSink() : EtcdProgressSink(ProgressTeller());
}

int failed(const Error &error, const Context &context)
{
    sayError(error);
    // A certificate that is missing on a host is no wrong usage of this program.
    return context.stop.stop_requested() ? Interrupted : Failed;
}

int members(EtcdCare &care, const Context &context)
{
    const auto report = care.look(context.stop);
    if (!report) {
        return failed(report.error(), context);
    }
    if (!(context.json ? writeJson(toJson(*report)) : writeOut(toText(*report).toUtf8()))) {
        return Failed;
    }
    const bool blocks = std::ranges::contains(report->findings, EtcdSeverity::Block, &EtcdFinding::severity);
    return blocks ? Findings : Done;
}

int snapshot(EtcdCare &care, const QCommandLineParser &parser, const QString &folder, const Context &context)
{
    const auto keep = numberOf(parser, u"keep"_s);
    const auto days = numberOf(parser, u"keep-days"_s);
    if (!keep || !days) {
        return WrongUsage;
    }
    const auto made = care.snapshot(
        {.folder = folder, .rehearse = parser.isSet(u"rehearse"_s), .retention = {.count = *keep, .days = *days}},
        tellerFor(context), context.stop);
    if (!made) {
        return failed(made.error(), context);
    }
    for (const QString &warning : made->warnings) {
        say(printable(warning));
    }
    return (context.json ? writeJson(toJson(*made)) : writeOut(toText(*made).toUtf8())) ? Done : Failed;
}

int snapshots(const QString &cluster, const QString &folder, const Clock &clock, const Context &context)
{
    const QString place = folder.isEmpty() ? SnapshotShelf::usualFolder(cluster) : folder;
    const QDateTime now = clock.utcNow();
    const ShelfLook look = SnapshotShelf(place, cluster).look(now);
    return (context.json ? writeJson(toJson(look, place)) : writeOut(toText(look, now).toUtf8())) ? Done : Failed;
}

int rehearse(EtcdCare &care, const QString &file, const Context &context)
{
    if (!QFileInfo(file).isFile()) {
        say(CliText::tr("There is no file %1.").arg(printable(file)));
        return WrongUsage;
    }
    const auto came = care.rehearse(file, tellerFor(context), context.stop);
    if (!came) {
        return failed(came.error(), context);
    }
    const bool written = context.json ? writeJson({{u"rehearsal"_s, toJson(*came)}}) : writeOut(toText(*came).toUtf8());
    return written ? Done : Failed;
}

} // namespace

QString EtcdCommand::name() const
{
    return u"etcd"_s;
}

QString EtcdCommand::summary() const
{
    return CliText::tr(
        "Shows how etcd is (members), saves a snapshot of it here and proves that it is whole (snapshot), "
        "lists what is kept (snapshots), and tries a restore without starting anything (rehearse).");
}

void EtcdCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(u"verb"_s, CliText::tr("members, snapshot, snapshots or rehearse"),
                                 u"members|snapshot|snapshots|rehearse"_s);
    parser.addPositionalArgument(u"file"_s, CliText::tr("With rehearse: the snapshot."), u"[FILE]"_s);
    parser.addOption(
        {u"to"_s,
         CliText::tr("Folder for snapshots on this machine. Without it: kubemori/etcd/CLUSTER in the state "
                     "folder."),
         u"DIR"_s});
    parser.addOption({u"rehearse"_s, CliText::tr("With snapshot: also try to restore it.")});
    parser.addOption(
        {u"keep"_s, CliText::tr("With snapshot: keep the newest N of this cluster there, remove older ones."), u"N"_s});
    parser.addOption({u"keep-days"_s,
                      CliText::tr("With snapshot: remove those older than N days; the newest one always stays."),
                      u"N"_s});
}

int EtcdCommand::run(const QCommandLineParser &parser, const Context &context)
{
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0);
    const bool isRehearsal = verb == "rehearse"_L1;
    const QStringList verbs{u"members"_s, u"snapshot"_s, u"snapshots"_s, u"rehearse"_s};
    if (!verbs.contains(verb) || words.size() != (isRehearsal ? 2 : 1)) {
        say(CliText::tr("Use: kubemori etcd members, snapshot, snapshots, or rehearse FILE."));
        return WrongUsage;
    }
    const auto profile = findProfile(parser.value(u"cluster"_s), context);
    if (!profile) {
        return WrongUsage;
    }
    const QString folder = parser.isSet(u"to"_s) ? QDir::current().absoluteFilePath(parser.value(u"to"_s)) : QString();
    const composition::World world(std::make_shared<TerminalPrompter>(TerminalPrompter::offerOf(context)),
                                   context.surroundings());
    if (verb == "snapshots"_L1) {
        return snapshots(profile->id, folder, world.clock(), context);
    }
    EtcdCare care(std::make_shared<cluster::ClusterAccess>(world.access(*profile)), world.runners().local(),
                  std::make_shared<operation::CommandLog>(), world.clock());
    if (verb == "members"_L1) {
        return members(care, context);
    }
    return isRehearsal ? rehearse(care, words.at(1), context) : snapshot(care, parser, folder, context);
}

} // namespace kubemori::cli
