// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/remedy/remedy_planner.hpp"

#include "advice/remedy/file_edit_step.hpp"
#include "advice/remedy/setting_edit.hpp"
#include "advice/remedy/step_words.hpp"
#include "advice/remedy/unified_diff.hpp"
#include "base/shell_quote.hpp"
#include "cluster/cluster_access.hpp"
#include "group_vars/yaml_text.hpp"
#include "maintenance/plan_step.hpp"

#include <QDir>

#include <algorithm>
#include <ranges>

namespace kubemori::advice {

using namespace Qt::StringLiterals;

namespace {

/// A path that stays below the folder it is put behind.
bool isInside(const QString &path)
{
    return !path.isEmpty() && !path.startsWith(u'/') && QDir::cleanPath(path) == path && !path.startsWith(".."_L1);
}

QStringList textsOf(const RemedyStep &step)
{
    return QStringList{step.check, step.run, step.verify, step.undo} + step.checkArguments + step.runArguments +
           step.verifyArguments + step.undoArguments;
}

QByteArray entryOf(const RemedyStep &step)
{
    const bool isNested = step.value.list() || step.value.map();
    return isNested ? group_vars::blockText(step.key, step.value) : group_vars::entryText(step.key, step.value);
}

} // namespace

QString settingFile(const RemedyRequest &request, const RemedyStep &step)
{
    const QString named = request.inventory + u'/' + step.file;
    if (!request.files || isSetIn(request.files->value(named), step.key)) {
        return named;
    }
    QStringList setters;
    for (const auto &[path, content] : request.files->asKeyValueRange()) {
        if (path.startsWith(request.inventory + "/group_vars/"_L1) && isSetIn(content, step.key)) {
            setters.append(path);
        }
    }
    if (setters.size() == 1) {
        return setters.constFirst();
    }
    const QString old = request.inventory + u'/' + QString(step.file).replace(u"k8s_cluster"_s, u"k8s-cluster"_s);
    return !request.files->contains(named) && request.files->contains(old) ? old : named;
}

RemedyPlanner::RemedyPlanner(const RemedyRequest &request)
    : m_request(request)
    , m_names(captureNames(request.issue))
    , m_files(request.files)
{
    const QString id = maintenance::operationId(request.now, remedyKind, request.profile);
    m_plan.operation = id;
    m_plan.kind = remedyKind;
    m_plan.cluster = request.profile.id;
    maintenance::warnOfDemo(m_plan, request.profile);
}

Result<operation::Plan> RemedyPlanner::plan()
{
    if (m_request.issue.steps.isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"nothing that can be run helps against it"_s, m_request.issue.id);
    }
    for (const RemedyStep &step : m_request.issue.steps) {
        ++m_number;
        if (const auto added = add(step); !added) {
            return std::unexpected(added.error().on(m_request.issue.id).during(u"planning step %1"_s.arg(m_number)));
        }
    }
    return m_plan;
}

Result<operation::Plan> RemedyPlanner::planUndo()
{
    for (const RemedyStep &step : m_request.issue.steps | std::views::reverse) {
        ++m_number;
        if (step.kind != RemedyStep::Kind::Patch) {
            continue;
        }
        if (const auto added = addPatch(step, RemedyAction::Kind::Unpatch); !added) {
            return std::unexpected(added.error().on(m_request.issue.id));
        }
    }
    if (m_plan.steps.isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"it patches nothing"_s, m_request.issue.id);
    }
    return m_plan;
}

Result<> RemedyPlanner::add(const RemedyStep &step)
{
    switch (step.kind) {
    case RemedyStep::Kind::Setting:
        return addSetting(step);
    case RemedyStep::Kind::Patch:
        return addPatch(step, RemedyAction::Kind::Patch);
    case RemedyStep::Kind::Command:
        return addCommand(step);
    case RemedyStep::Kind::Kubectl:
        break;
    }
    return addKubectl(step);
}

Result<> RemedyPlanner::addSetting(const RemedyStep &step)
{
    if (m_request.inventory.isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"the cluster's profile names no inventory"_s, step.key);
    }
    if (!isInside(step.file)) {
        return fail(ErrorCode::InvalidInput, u"not a file below the inventory"_s, step.file);
    }
    const QString file = settingFile(m_request, step);
    const QString below = file.sliced(m_request.inventory.size() + 1);
    const RemedyAction action{.kind = RemedyAction::Kind::Setting,
                              .title = u"%1: set %2"_s.arg(below, step.key),
                              .file = file,
                              .key = step.key,
                              .entry = QString::fromUtf8(entryOf(step))};
    // No lines around it: there are passwords in such files, and the plan is kept.
    return addEdit(action, below, 0);
}

Result<> RemedyPlanner::addPatch(const RemedyStep &step, RemedyAction::Kind kind)
{
    if (m_request.checkout.isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"the cluster's profile names no checkout of Kubespray"_s, step.file);
    }
    if (!isInside(step.file)) {
        return fail(ErrorCode::InvalidInput, u"not a file of the checkout"_s, step.file);
    }
    const bool isBack = kind == RemedyAction::Kind::Unpatch;
    const RemedyAction action{.kind = kind,
                              .title = isBack ? u"%1: put back"_s.arg(step.file) : u"%1: patch"_s.arg(step.file),
                              .file = m_request.checkout + u'/' + step.file,
                              .patch = {.find = step.find, .replace = step.replace}};
    return addEdit(action, step.file, 3);
}

Result<> RemedyPlanner::addEdit(const RemedyAction &action, const QString &shownPath, int context)
{
    constexpr int seconds = 60;
    QString command = editWords(action);
    if (m_files) {
        const bool isThere = m_files->contains(action.file);
        if (!isThere && action.kind != RemedyAction::Kind::Setting) {
            return fail(ErrorCode::InvalidInput, u"there is no such file"_s, action.file);
        }
        const QByteArray before = isThere ? m_files->value(action.file) : QByteArray("---\n");
        const QString kept = backupOf(action.file);
        const auto backup = m_files->contains(kept) ? std::optional(m_files->value(kept)) : std::nullopt;
        const auto after = edited(action, before, backup);
        if (!after) {
            return fail(ErrorCode::InvalidInput, after.error().detail, action.file);
        }
        command = *after ? unifiedDiff(shownPath, isThere ? before : QByteArray(), **after, context)
                         : QString(u"# it is so already: "_s + shownPath);
        if (*after) {
            m_files->insert(action.file, **after);
        }
    }
    append(action, deployerPlace, u"# "_s + action.file + u'\n' + command, m_request.deployerLocation, seconds);
    return {};
}

Result<QStringList> RemedyPlanner::nodesOf(const RemedyStep &step) const
{
    QStringList nodes;
    switch (step.scope) {
    case NodeScope::All:
        nodes = m_request.nodes;
        break;
    case NodeScope::ControlPlane:
        nodes = m_request.controlPlanes;
        break;
    case NodeScope::FirstControlPlane:
        nodes = m_request.controlPlanes.first(std::min<qsizetype>(1, m_request.controlPlanes.size()));
        break;
    case NodeScope::Etcd:
        nodes = m_request.etcd;
        break;
    case NodeScope::Here:
        for (const Sighting &sighting : m_request.sightings) {
            const QString node = sighting.captures.value(u"node"_s);
            if (!node.isEmpty() && !nodes.contains(node)) {
                nodes.append(node);
            }
        }
        break;
    case NodeScope::Deployer:
        return QStringList{QString(deployerPlace)};
    }
    if (nodes.isEmpty()) {
        return fail(ErrorCode::InvalidInput,
                    u"nobody says on which nodes (%1) it is to be run"_s.arg(toString(step.scope)), step.title.en);
    }
    for (const QString &node : nodes) {
        if (!m_request.nodes.contains(node)) {
            return fail(ErrorCode::InvalidInput, u"the cluster has no such node"_s, node);
        }
    }
    return nodes;
}

QList<Captures> RemedyPlanner::capturesFor(const QStringList &texts, const QString &onlyNode) const
{
    QSet<QString> used;
    for (const QString &text : texts) {
        used.unite(capturesIn(text, m_names));
    }
    QList<Captures> sets;
    for (const Sighting &sighting : m_request.sightings) {
        if (!onlyNode.isEmpty() && sighting.captures.value(u"node"_s) != onlyNode) {
            continue;
        }
        Captures set;
        for (const QString &name : std::as_const(used)) {
            if (sighting.captures.contains(name)) {
                set.insert(name, sighting.captures.value(name));
            }
        }
        if (!sets.contains(set)) {
            sets.append(set);
        }
    }
    return sets.isEmpty() ? QList<Captures>{{}} : sets;
}

Result<> RemedyPlanner::addCommand(const RemedyStep &step)
{
    const auto nodes = nodesOf(step);
    if (!nodes) {
        return std::unexpected(nodes.error());
    }
    const bool isDeployer = step.scope == NodeScope::Deployer;
    for (const QString &node : *nodes) {
        const QString onlyNode = step.scope == NodeScope::Here ? node : QString();
        for (const Captures &captures : capturesFor(textsOf(step), onlyNode)) {
            RemedyAction action{.kind =
                                    isDeployer ? RemedyAction::Kind::DeployerCommand : RemedyAction::Kind::NodeCommand,
                                .title = fillTitle(step.title.en, captures)};
            if (!isDeployer) {
                action.node = node;
                action.address = m_request.addresses.value(node);
                action.isControlPlane = m_request.controlPlanes.contains(node);
            }
            const auto fill = [&](const QString &script, QString &into) {
                return fillScript(script, captures, m_names).transform([&into](const QString &text) { into = text; });
            };
            const auto filled = fill(step.check, action.check)
                                    .and_then([&] { return fill(step.run, action.run); })
                                    .and_then([&] { return fill(step.verify, action.verify); })
                                    .and_then([&] { return fill(step.undo, action.undo); });
            if (!filled) {
                return filled;
            }
            append(action, node, scriptWords(action), isDeployer ? m_request.deployerLocation : nodeLocation(node),
                   step.timeoutSeconds);
        }
    }
    return {};
}

Result<> RemedyPlanner::addKubectl(const RemedyStep &step)
{
    for (const Captures &captures : capturesFor(textsOf(step), {})) {
        RemedyAction action{.kind = RemedyAction::Kind::Kubectl, .title = fillTitle(step.title.en, captures)};
        const auto fill = [&](const QStringList &arguments, QStringList &into) {
            return fillArguments(arguments, captures, m_names).transform([&into](const QStringList &list) {
                into = list;
            });
        };
        const auto filled = fill(step.checkArguments, action.checkArguments)
                                .and_then([&] { return fill(step.runArguments, action.runArguments); })
                                .and_then([&] { return fill(step.verifyArguments, action.verifyArguments); })
                                .and_then([&] { return fill(step.undoArguments, action.undoArguments); });
        if (!filled) {
            return filled;
        }
        append(action, clusterPlace, kubectlWords(action, m_request.kubectl), m_request.kubectlLocation,
               step.timeoutSeconds);
    }
    return {};
}

QString RemedyPlanner::nodeLocation(const QString &node) const
{
    const auto target = cluster::nodeTarget(m_request.profile.nodes, node, m_request.addresses.value(node));
    return target ? target->toString() : node;
}

void RemedyPlanner::append(const RemedyAction &action, const QString &place, const QString &command,
                           const QString &location, int timeoutSeconds)
{
    const QString base = u"%1/remedy-%2"_s.arg(place).arg(m_number);
    QString id = base;
    for (int again = 2; std::ranges::contains(m_plan.steps, id, &operation::PlanStep::id); ++again) {
        id = u"%1-%2"_s.arg(base).arg(again);
    }
    if (!m_plan.nodes.contains(place)) {
        m_plan.nodes.append(place);
    }
    m_plan.steps.append({.id = id,
                         .node = place,
                         .kind = operation::StepKind::Remedy,
                         .command = command,
                         .location = location,
                         .timeout = std::chrono::seconds{timeoutSeconds},
                         .details = action.toJson()});
}

} // namespace kubemori::advice
