// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runs_command.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/output.hpp"
#include "app/cli/plan_confirmation.hpp"
#include "app/cli/run_follower.hpp"
#include "app/cli/run_options.hpp"
#include "app/cli/run_printer.hpp"
#include "app/composition/run_source.hpp"

#include <QCommandLineParser>
#include <QJsonArray>

#include <algorithm>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using ansible::RunRecord;
using composition::RealRunSource;

namespace {

/// One call of the command, with the cluster it is about.
class RunsCall
{
public:
    RunsCall(const cluster::Profile &profile, const QCommandLineParser &parser, const Context &context)
        : m_parser(parser)
        , m_context(context)
        , m_prompter(std::make_shared<TerminalPrompter>(TerminalPrompter::offerOf(context, parser.isSet(u"yes"_s))))
        , m_world(m_prompter, context.surroundings())
        , m_source(profile, m_world)
    {
    }

    int start(const QString &target)
    {
        const auto request = readRunOptions(m_parser, target);
        if (!request) {
            return WrongUsage;
        }
        const auto planned = m_source.plan(*request, m_context.stop);
        if (!planned) {
            sayError(planned.error());
            return readingExitCode(planned.error());
        }
        if (m_parser.isSet(u"dry-run"_s)) {
            return showPlan(*planned);
        }
        if (!m_parser.isSet(u"yes"_s)) {
            if (const int code = confirmPlan(planText(*planned), *m_prompter, m_context.stop); code != Done) {
                return code;
            }
        }
        return follow([&](ansible::RunSink sink) { return m_source.begin(*planned, std::move(sink)); },
                      m_parser.isSet(u"detach"_s));
    }

    int list()
    {
        const auto records = m_source.list(m_context.stop);
        if (!records) {
            return failWith(records.error());
        }
        if (!m_context.json) {
            return writeOut(runsTable(*records).toUtf8()) ? Done : Failed;
        }
        QJsonArray runs;
        for (const RunRecord &record : *records) {
            runs.append(toJson(record));
        }
        return writeJson({{u"runs"_s, runs}}) ? Done : Failed;
    }

    int show(const QString &id)
    {
        const auto record = find(id);
        if (!record) {
            return WrongUsage;
        }
        return print(*record, treeOf(id)) ? Done : Failed;
    }

    int followAgain(const QString &id)
    {
        const auto record = find(id);
        if (!record) {
            return WrongUsage;
        }
        return follow([&](ansible::RunSink sink) { return m_source.attach(*record, std::move(sink)); }, false);
    }

    int stop(const QString &id)
    {
        const auto record = find(id);
        if (!record) {
            return WrongUsage;
        }
        if (record->status.isOver()) {
            say(CliText::tr("The run is over already."));
            return Done;
        }
        return follow(
            [&](ansible::RunSink sink) {
                auto run = m_source.attach(*record, std::move(sink));
                run->stop();
                return run;
            },
            false, true);
    }

    int compare(const QString &older, const QString &newer)
    {
        if (!find(older) || !find(newer)) {
            return WrongUsage;
        }
        const auto comparison = ansible::compareRuns(treeOf(older), treeOf(newer));
        const bool written =
            m_context.json ? writeJson(toJson(comparison)) : writeOut(comparisonTable(comparison).toUtf8());
        return written ? Done : Failed;
    }

private:
    [[nodiscard]] static QString planText(const ui::PlannedRun &run)
    {
        const QString where = run.place.isEmpty() ? CliText::tr("this machine") : run.place;
        QString text = CliText::tr("On %1, in %2:").arg(where, run.folder) + u'\n' + run.command + u'\n';
        if (!run.hosts.isEmpty()) {
            text += CliText::tr("Hosts: %1").arg(run.hosts.join(u", "_s)) + u'\n';
        }
        return printable(text);
    }

    int showPlan(const ui::PlannedRun &run) const
    {
        if (!m_context.json) {
            return writeOut(planText(run).toUtf8()) ? Done : Failed;
        }
        const QJsonObject plan{{u"command"_s, run.command},
                               {u"host"_s, run.place},
                               {u"folder"_s, run.folder},
                               {u"hosts"_s, QJsonArray::fromStringList(run.hosts)}};
        return writeJson({{u"plan"_s, plan}}) ? Done : Failed;
    }

    std::optional<RunRecord> find(const QString &id)
    {
        const auto records = m_source.list(m_context.stop);
        const QList<RunRecord> known = records.value_or(QList<RunRecord>());
        const auto found = std::ranges::find(known, id, &RunRecord::id);
        if (found == known.end()) {
            say(CliText::tr("There is no run “%1”. “kubemori runs list” names them.").arg(printable(id)));
            return std::nullopt;
        }
        return *found;
    }

    ansible::RunTree treeOf(const QString &id) const
    {
        ansible::RunTree tree;
        for (const ansible::RunEvent &event :
             m_source.store().readEvents(id, m_context.stop).value_or(QList<ansible::RunEvent>())) {
            tree.apply(event);
        }
        return tree;
    }

    bool print(const RunRecord &record, const ansible::RunTree &tree) const
    {
        return m_context.json ? writeJson({{u"runs"_s, QJsonArray{toJson(record, tree)}}})
                              : writeOut(runText(record, tree).toUtf8());
    }

    int follow(const RunFollower::Begin &begin, bool onlyStart, bool wantsStop = false)
    {
        RunFollower follower(*m_prompter, m_context.json);
        const bool ended = follower.follow(begin, onlyStart, m_context.stop);
        if (follower.error()) {
            return failWith(*follower.error());
        }
        const RunRecord &record = follower.record();
        if (!ended || onlyStart) {
            say(CliText::tr(
                    "The run goes on. To see it again: kubemori runs follow %1 --cluster %2. To end it: kubemori "
                    "runs stop %1 --cluster %2")
                    .arg(record.id, record.cluster));
        }
        if (!ended) {
            return Interrupted;
        }
        if (onlyStart) {
            const QJsonObject started = toJson(record);
            const bool written =
                m_context.json ? writeJson({{u"runs"_s, QJsonArray{started}}}) : writeOut(record.id.toUtf8() + '\n');
            return written ? Done : Failed;
        }
        if (m_context.json || wantsStop || !record.status.isSuccess()) {
            print(record, follower.tree());
        }
        return record.status.isSuccess() || (wantsStop && record.status.state == ansible::RunState::Ended) ? Done
                                                                                                           : Failed;
    }

    const QCommandLineParser &m_parser;
    const Context &m_context;
    std::shared_ptr<TerminalPrompter> m_prompter;
    composition::World m_world;
    RealRunSource m_source;
};

} // namespace

QString RunsCommand::name() const
{
    return u"runs"_s;
}

QString RunsCommand::summary() const
{
    return CliText::tr(
        "Runs ansible on a cluster: starts a playbook that goes on when the terminal is closed, lists what "
        "was run, shows, follows, stops and compares runs.");
}

void RunsCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(u"verb"_s, CliText::tr("start, list, show, follow, stop or compare"),
                                 u"start|list|show|follow|stop|compare"_s);
    parser.addPositionalArgument(u"what"_s, CliText::tr("A playbook of the checkout, or a run as “list” names it."),
                                 u"[PLAYBOOK|ID…]"_s);
    addRunOptions(parser);
}

int RunsCommand::run(const QCommandLineParser &parser, const Context &context)
{
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, u"list"_s);
    const bool needsNothing = verb == "list"_L1 || (verb == "start"_L1 && parser.isSet(u"graph"_s));
    const qsizetype wanted = needsNothing ? 0 : verb == "compare"_L1 ? 2 : 1;
    const QStringList verbs{u"start"_s, u"list"_s, u"show"_s, u"follow"_s, u"stop"_s, u"compare"_s};
    if (!verbs.contains(verb) || std::max<qsizetype>(words.size(), 1) - 1 != wanted) {
        say(CliText::tr("Use: kubemori runs start PLAYBOOK, list, show ID, follow ID, stop ID or compare ID ID."));
        return WrongUsage;
    }
    const auto profile = findProfile(parser.value(u"cluster"_s), context);
    if (!profile) {
        return WrongUsage;
    }
    RunsCall call(*profile, parser, context);
    if (verb == "start"_L1) {
        return call.start(words.value(1));
    }
    if (verb == "list"_L1) {
        return call.list();
    }
    if (verb == "show"_L1) {
        return call.show(words.at(1));
    }
    if (verb == "follow"_L1) {
        return call.followAgain(words.at(1));
    }
    return verb == "stop"_L1 ? call.stop(words.at(1)) : call.compare(words.at(1), words.at(2));
}

} // namespace kubemori::cli
