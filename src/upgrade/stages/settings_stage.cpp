// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/stages/settings_stage.hpp"

#include "group_vars/carry_over_writer.hpp"
#include "group_vars/inventory_folder.hpp"
#include "kubespray/work_branch.hpp"
#include "upgrade/check_ids.hpp"
#include "upgrade/stages/inventory_form.hpp"
#include "upgrade/stages/make_finding.hpp"
#include "upgrade/stages/old_inventory.hpp"
#include "upgrade/stages/settings_check.hpp"

#include <QMap>

#include <algorithm>
#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;
using group_vars::CarriedFile;
using group_vars::CarriedSetting;

namespace {

constexpr Milliseconds moveTimeout = std::chrono::minutes{5};
constexpr Milliseconds commitTimeout = std::chrono::minutes{2};
constexpr int fileMode = 0644;

QList<Finding> openConflicts(const group_vars::CarryOverResult &result)
{
    QList<Finding> findings;
    for (const group_vars::CarryConflict &conflict : result.conflicts) {
        if (!conflict.isResolved) {
            findings.append(makeFinding(checks::settingsConflicts, Severity::Block, conflict.id,
                                        group_vars::toString(conflict.kind)));
        }
    }
    return findings;
}

/// How many of each decision, and by name those that do not go on as they were.
QList<Finding> carriedFindings(const group_vars::CarryOverResult &result)
{
    using Decision = CarriedSetting::Decision;
    QMap<QString, int> counts;
    QList<Finding> findings;
    for (const CarriedSetting &setting : result.settings) {
        ++counts[group_vars::toString(setting.decision)];
        if (setting.decision == Decision::Gone || setting.decision == Decision::Unread ||
            setting.decision == Decision::Renamed) {
            const QString after = setting.replacedBy.isEmpty() ? QString() : QString(u" → "_s + setting.replacedBy);
            findings.append(makeFinding(checks::settingsCarried, Severity::Info, setting.file + u':' + setting.key,
                                        group_vars::toString(setting.decision) + after));
        }
    }
    QStringList words;
    for (const auto &[name, count] : counts.asKeyValueRange()) {
        words.append(u"%1 %2"_s.arg(name).arg(count));
    }
    const QString evidence = words.isEmpty() ? u"as the new sample has them"_s : words.join(u", "_s);
    findings.prepend(makeFinding(checks::settingsCarried, Severity::Good, {}, evidence));
    return findings;
}

} // namespace

Result<QList<PlannedCommand>> SettingsStage::plan(const HopRecord &hop, std::stop_token stop)
{
    const DeployerWork where(site().deployer());
    const SettingsPlace place(where, hop);
    const auto state = place.state(stop);
    const auto carried = carryInventory(site(), hop, stop);
    if (!state || !carried) {
        return std::unexpected(!state ? state.error() : carried.error());
    }
    QList<PlannedCommand> commands;
    if (!openConflicts(carried->result).isEmpty()) {
        return commands; // nothing is written then
    }
    if (*state != PlaceState::Others) {
        commands.append(where.planned({u"cp"_s, u"-a"_s, u"--"_s, place.old(), place.fresh()}));
        for (const CarriedFile &file : carried->result.files) {
            const QString path = place.fresh() + u'/' + file.path;
            if (file.outcome == CarriedFile::Outcome::Dropped) {
                commands.append(where.planned({u"rm"_s, u"-f"_s, u"--"_s, path}));
            } else if (carried->mine.value(file.path) != file.bytes || !carried->mine.contains(file.path)) {
                commands.append(
                    {.place = where.deployer().runner->location(), .text = u"cat > "_s + where.planned({path}).text});
            }
        }
        for (const QStringList &argv : place.exchange(*state)) {
            commands.append(where.planned(argv));
        }
    }
    if (!liesOutside(hop.inventoryFolder)) {
        for (const QStringList &arguments : place.commitCommands({hop.inventoryFolder}, carried->checkout.keys())) {
            commands.append(where.plannedGit(arguments));
        }
    }
    return commands;
}

Result<QList<Finding>> SettingsStage::run(HopRecord &hop, const OutputSink &sink, std::stop_token stop)
{
    const DeployerWork where(site().deployer());
    const SettingsPlace place(where, hop);
    if (hop.oldInventory.isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"the inventory was not set aside yet: Checkout comes before"_s,
                    hop.inventoryFolder);
    }
    const auto carried = carryInventory(site(), hop, stop);
    if (!carried) {
        return std::unexpected(carried.error().during(u"carrying the settings over; nothing was written"_s));
    }
    if (const QList<Finding> open = openConflicts(carried->result); !open.isEmpty()) {
        return open;
    }
    const auto other = place.otherBranch(stop);
    if (!other) {
        return std::unexpected(other.error());
    }
    if (*other) {
        return QList<Finding>{makeFinding(checks::workBranch, Severity::Block, kubespray::workBranchName(hop.to),
                                          u"checked out is “%1”"_s.arg(**other))};
    }
    QList<Finding> findings = carriedFindings(carried->result);
    const auto written = write(where, place, *carried, sink, stop);
    if (!written) {
        return std::unexpected(written.error());
    }
    findings.append(*written);
    const auto checkoutFiles = writeCheckoutFiles(where, *carried, findings, stop);
    const auto checked = checkoutFiles ? checkSettings(where, hop, sink, stop) : QList<Finding>();
    if (!checkoutFiles || !checked) {
        return std::unexpected(!checkoutFiles ? checkoutFiles.error() : checked.error());
    }
    findings.append(*checked);
    const auto committed = commit(where, hop, place, *checkoutFiles, sink, stop);
    if (!committed) {
        return std::unexpected(committed.error().during(u"committing; the settings are written"_s));
    }
    findings.append(*committed);
    return findings;
}

Result<Finding> SettingsStage::write(const DeployerWork &where, const SettingsPlace &place,
                                     const CarriedInventory &carried, const OutputSink &sink,
                                     const std::stop_token &stop) const
{
    Finding finding = makeFinding(checks::settingsCarried, Severity::Good, place.folder(), u"written"_s);
    if (auto ready = where.runAll(place.recovery(), moveTimeout, {}, stop); !ready) {
        return std::unexpected(ready.error());
    }
    const auto state = place.state(stop);
    if (!state) {
        return std::unexpected(state.error());
    }
    const auto made = group_vars::CarryOverWriter(where.deployer().runner)
                          .write(place.old(), carried.mine, carried.result, place.fresh(), stop);
    if (!made) {
        return std::unexpected(made.error().during(u"the inventory's folder is as it was"_s));
    }
    // What was written is what was meant, whatever lies between.
    const auto back = group_vars::readFolder(where.files(), place.fresh(), stop);
    if (!back) {
        return std::unexpected(back.error());
    }
    for (const CarriedFile &file : carried.result.files) {
        const bool isDropped = file.outcome == CarriedFile::Outcome::Dropped;
        if (isDropped ? back->contains(file.path) : back->value(file.path) != file.bytes) {
            return fail(ErrorCode::NotProved, u"the new folder does not hold what was written"_s,
                        place.fresh() + u'/' + file.path);
        }
    }
    if (*state == PlaceState::Others) {
        const auto different = place.differences(place.folder(), place.fresh(), stop);
        const auto gone = where.run({u"rm"_s, u"-rf"_s, u"--"_s, place.fresh()}, moveTimeout, stop);
        if (!different || !gone) {
            return std::unexpected(!different ? different.error() : gone.error());
        }
        finding.severity = different->isEmpty() ? Severity::Good : Severity::Info;
        finding.evidence = different->isEmpty()
                               ? u"carried over already"_s
                               : u"kept as it is: it was carried over or changed before\n"_s +
                                     different->first(std::min<qsizetype>(different->size(), 20)).join(u'\n');
        return finding;
    }
    if (auto done = where.runAll(place.exchange(*state), moveTimeout, sink, stop); !done) {
        return std::unexpected(
            done.error().during(u"putting %1 in its place; the old one is %2"_s.arg(place.fresh(), place.old())));
    }
    return finding;
}

Result<QStringList> SettingsStage::writeCheckoutFiles(const DeployerWork &where, const CarriedInventory &carried,
                                                      QList<Finding> &findings, const std::stop_token &stop) const
{
    QStringList paths;
    for (const auto &[name, bytes] : carried.checkout.asKeyValueRange()) {
        const QString path = where.checkout() + u'/' + name;
        const auto there = where.files().read(path, stop);
        if (!there) {
            return std::unexpected(there.error());
        }
        if (*there != bytes && *there != carried.released.value(name)) {
            findings.append(
                makeFinding(checks::settingsCarried, Severity::Info, name, u"kept as it is: it was changed before"_s));
            continue;
        }
        if (*there != bytes) {
            if (auto written = where.files().write(path, bytes, fileMode, stop); !written) {
                return std::unexpected(written.error());
            }
        }
        findings.append(
            makeFinding(checks::settingsCarried, Severity::Good, name, u"my changes are in the release's file"_s));
        paths.append(name);
    }
    return paths;
}

/// What is written stays written when git refuses, for want of a name, say: a person can commit it.
Result<Finding> SettingsStage::commit(const DeployerWork &where, const HopRecord &hop, const SettingsPlace &place,
                                      const QStringList &checkoutFiles, const OutputSink &sink,
                                      const std::stop_token &stop) const
{
    Finding finding = makeFinding(checks::settingsCommitted, Severity::Info, kubespray::workBranchName(hop.to));
    if (liesOutside(hop.inventoryFolder)) {
        finding.evidence = u"%1 is not in the checkout"_s.arg(hop.inventoryFolder);
        return finding;
    }
    const auto files = group_vars::readFolder(where.files(), place.folder(), stop);
    if (!files) {
        return std::unexpected(files.error());
    }
    const SettingsPlace::Tracked tracked = place.tracked(*files);
    const kubespray::Git git = where.git();
    const QList<QStringList> commands = place.commitCommands(tracked.paths, checkoutFiles);
    for (const QStringList &arguments : commands) {
        const bool isCommit = arguments.contains(u"commit"_s);
        if (isCommit) {
            const auto open = git.read(place.stagedArguments(checkoutFiles), stop);
            if (!open) {
                return std::unexpected(open.error());
            }
            if (open->trimmed().isEmpty()) {
                finding.severity = Severity::Good;
                finding.evidence = u"committed already"_s;
                return finding;
            }
        }
        tellCommand(sink, where.plannedGit(arguments).text.left(4000));
        const auto done = git.change(arguments, commitTimeout, sinkOf(sink), stop);
        if (!done && done.error().code == ErrorCode::Cancelled) {
            return std::unexpected(done.error());
        }
        if (!done) {
            finding.severity = Severity::Warn;
            finding.evidence = toLogLine(done.error());
            return finding;
        }
    }
    const auto id = git.read({u"rev-parse"_s, u"--short"_s, u"HEAD"_s}, stop);
    finding.severity = Severity::Good;
    finding.evidence = id ? QString::fromLatin1(*id).trimmed() : QString();
    if (!tracked.left.isEmpty()) {
        finding.evidence += u"\nwithout what may hold keys: "_s + tracked.left.join(u", "_s).left(1000);
    }
    return finding;
}

} // namespace kubemori::upgrade
