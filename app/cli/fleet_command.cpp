// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fleet_command.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/fleet_json.hpp"
#include "app/cli/output.hpp"
#include "app/cli/terminal_prompter.hpp"
#include "app/composition/fleet_source.hpp"
#include "ui/text/fleet_text.hpp"
#include "ui/text/state_text.hpp"

#include "cluster/profile_store.hpp"
#include "demo/demo_world.hpp"

#include <QCommandLineParser>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

namespace {

/// The profiles to look at; nothing when there is nothing to go on with, which was said.
std::optional<QList<cluster::Profile>> chosenProfiles(const QString &only, const Context &context)
{
    if (!only.isEmpty()) {
        const auto profile = findProfile(only, context);
        return profile ? std::optional(QList<cluster::Profile>{*profile}) : std::nullopt;
    }
    if (context.demo) {
        return demo::DemoWorld::profiles();
    }
    const cluster::ProfileStore store =
        context.configFile.isEmpty() ? cluster::ProfileStore() : cluster::ProfileStore(context.configFile);
    const auto loaded = store.load();
    if (!loaded) {
        sayError(loaded.error());
        return std::nullopt;
    }
    for (const cluster::ProfileProblem &problem : loaded->problems) {
        say(printable(problem.toString()));
    }
    if (loaded->profiles.isEmpty() && loaded->hasErrors()) {
        return std::nullopt;
    }
    return loaded->profiles;
}

/// Waits for the last record of every cluster.
class Collector
{
public:
    void take(const fleet::ClusterRecord &record)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_records[record.cluster] = record;
        }
        m_changed.notify_all();
    }

    /// False when stopped first.
    [[nodiscard]] bool wait(const QList<cluster::Profile> &profiles, const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait(lock, stop, [&] {
            return std::ranges::all_of(profiles, [this](const cluster::Profile &profile) {
                const auto found = m_records.find(profile.id);
                return found != m_records.end() && !found->second.isLooking;
            });
        });
    }

    [[nodiscard]] FleetList list(const QList<cluster::Profile> &profiles)
    {
        const std::scoped_lock lock(m_mutex);
        FleetList fleet;
        for (const cluster::Profile &profile : profiles) {
            fleet.append({profile, m_records[profile.id]});
        }
        return fleet;
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::map<QString, fleet::ClusterRecord> m_records;
};

FleetList remembered(const QList<cluster::Profile> &profiles, const Context &context)
{
    constexpr int mostOperations = 200;
    const fleet::FleetStore store(composition::fleetFolder(context.demo != nullptr));
    const auto operations = fleet::operationsByCluster(context.operationsRoot(), mostOperations, context.stop);
    FleetList fleet;
    for (const cluster::Profile &profile : profiles) {
        fleet.append({profile,
                      {.cluster = profile.id,
                       .facts = store.facts(profile.id),
                       .history = store.history(profile.id),
                       .operations = operations.value(profile.id),
                       .isLooking = false}});
    }
    return fleet;
}

template<class T, class Show> QString cellOf(const fleet::Fact<T> &fact, const QDateTime &now, Show show)
{
    if (!fact.value) {
        return fact.error ? ui::FleetText::unknown(*fact.error) : u"-"_s;
    }
    const QString text = show(*fact.value);
    return fact.isCurrent() && fact.seenAt.secsTo(now) < 15 * 60
               ? text
               : QString(text + u" ("_s + ui::FleetText::ago(fact.seenAt, now) + u')');
}

QStringList rowOf(const FleetList &fleet, qsizetype index, const QDateTime &now)
{
    const auto &[profile, record] = fleet.at(index);
    const fleet::ClusterFacts &facts = record.facts;
    const auto hints = hintsFor(fleet, index);
    QStringList row{
        profile.id,
        ui::StateText::purpose(profile.purpose),
        cellOf(facts.release, now, &ui::FleetText::release),
        cellOf(facts.kubernetes, now, &ui::FleetText::kubernetes),
        facts.kubernetes.value ? ui::FleetText::skew(fleet::skewOf(*facts.kubernetes.value)) : u"-"_s,
        facts.kubernetes.value ? u"%1/%2"_s.arg(facts.kubernetes.value->ready).arg(facts.kubernetes.value->nodes)
                               : u"-"_s,
        cellOf(facts.certificates, now,
               [&now](const fleet::CertificateFacts &found) { return ui::FleetText::certificates(found, now); }),
        record.operations.isEmpty() ? u"-"_s : ui::FleetText::operation(record.operations.constFirst()),
        hints.isEmpty() ? u"-"_s : ui::FleetText::hint(hints.constFirst())};
    for (QString &cell : row) {
        cell = printable(cell);
    }
    return row;
}

QByteArray tableOf(const FleetList &fleet, const QDateTime &now)
{
    QList<QStringList> rows;
    for (qsizetype i = 0; i < fleet.size(); ++i) {
        rows.append(rowOf(fleet, i, now));
    }
    const QStringList header{CliText::tr("CLUSTER"),      CliText::tr("PURPOSE"),        CliText::tr("KUBESPRAY"),
                             CliText::tr("KUBERNETES"),   CliText::tr("SKEW"),           CliText::tr("READY"),
                             CliText::tr("CERTIFICATES"), CliText::tr("LAST OPERATION"), CliText::tr("NEXT RELEASE")};
    return table(header, rows).toUtf8();
}

/// Why something is not known, on standard error, once for each fact.
void sayWhyNot(const FleetList &fleet)
{
    for (const auto &[profile, record] : fleet) {
        for (const auto &error :
             {record.facts.release.error, record.facts.kubernetes.error, record.facts.certificates.error}) {
            if (error) {
                say(printable(profile.id + u": "_s + ui::FleetText::whyUnknown(*error)));
            }
        }
    }
}

} // namespace

QString FleetCommand::name() const
{
    return u"fleet"_s;
}

QString FleetCommand::summary() const
{
    return CliText::tr("Shows all clusters side by side: releases, versions, certificates, the last operation.");
}

void FleetCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"cached"_s, CliText::tr("Show what was seen the last time; look at nothing.")});
    parser.addOption({u"ask"_s, CliText::tr("Ask for passwords and about host keys where they are needed.")});
}

int FleetCommand::run(const QCommandLineParser &parser, const Context &context)
{
    const auto profiles = chosenProfiles(parser.value(u"cluster"_s), context);
    if (!profiles) {
        return WrongUsage;
    }
    FleetList fleet;
    const SystemClock clock;
    if (parser.isSet(u"cached"_s)) {
        fleet = remembered(*profiles, context);
    } else {
        const auto prompter = std::make_shared<TerminalPrompter>(TerminalPrompter::offerOf(context));
        Collector collector;
        composition::RealFleetSource source(
            [&] { return std::make_unique<composition::World>(prompter, context.surroundings()); },
            fleet::FleetStore(composition::fleetFolder(context.demo != nullptr)), context.operationsRoot());
        source.follow([&collector](const fleet::ClusterRecord &record) { collector.take(record); });
        source.look(*profiles, parser.isSet(u"ask"_s) ? command::Asking::Allowed : command::Asking::OnlyRemembered);
        if (!collector.wait(*profiles, context.stop)) {
            return Failed;
        }
        fleet = collector.list(*profiles);
        sayWhyNot(fleet);
    }
    const QDateTime now = clock.utcNow();
    return writeOut(context.json ? fleetToJson(fleet, now) : tableOf(fleet, now)) ? Done : Failed;
}

} // namespace kubemori::cli
