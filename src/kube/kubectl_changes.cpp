// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/kubectl.hpp"

#include "kube/drain_parser.hpp"
#include "kube/kubectl_error.hpp"
#include "kube/kubectl_hosts.hpp"
#include "kube/names.hpp"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <chrono>
#include <utility>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

namespace {

/// kubectl ends at its own --timeout; this much later it is ended.
constexpr Milliseconds drainMargin = std::chrono::seconds{30};
constexpr Milliseconds shortestDrain = std::chrono::seconds{1};

QStringList drainArguments(const QString &node, const DrainRequest &request, bool oldFlag)
{
    QStringList arguments{u"drain"_s, node};
    if (request.force) {
        arguments.append(u"--force"_s);
    }
    if (request.ignoreDaemonSets) {
        arguments.append(u"--ignore-daemonsets"_s);
    }
    if (request.deleteEmptyDirData) {
        arguments.append(oldFlag ? u"--delete-local-data"_s : u"--delete-emptydir-data"_s);
    }
    if (request.gracePeriodSeconds >= 0) {
        arguments.append(u"--grace-period=%1"_s.arg(request.gracePeriodSeconds));
    }
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(request.timeout);
    arguments.append(u"--timeout=%1s"_s.arg(seconds.count()));
    return arguments;
}

QStringList annotateArguments(const QString &node, const QStringList &changes)
{
    return QStringList{u"annotate"_s, u"node"_s, node} + changes;
}

struct ChangeArguments
{
    QStringList operator()(const BudgetChange &change) const
    {
        const QJsonArray patch{
            QJsonObject{{u"op"_s, u"test"_s}, {u"path"_s, u"/spec"_s}, {u"value"_s, change.expected}},
            QJsonObject{{u"op"_s, u"replace"_s}, {u"path"_s, u"/spec"_s}, {u"value"_s, change.wanted}}};
        return {
            u"patch"_s,       u"poddisruptionbudget"_s,
            change.name,      u"--namespace="_s + change.nameSpace,
            u"--type=json"_s, u"--patch="_s + QString::fromUtf8(QJsonDocument(patch).toJson(QJsonDocument::Compact))};
    }
    QStringList operator()(const ScaleChange &change) const
    {
        return {u"scale"_s,
                change.kind,
                change.name,
                u"--namespace="_s + change.nameSpace,
                u"--current-replicas=%1"_s.arg(change.from),
                u"--replicas=%1"_s.arg(change.to)};
    }
    QStringList operator()(const ForcedDeletion &change) const
    {
        // Without --wait=false kubectl would wait for as long as a finalizer keeps the pod.
        return {u"delete"_s,           u"pod"_s,     change.name,      u"--namespace="_s + change.nameSpace,
                u"--grace-period=0"_s, u"--force"_s, u"--wait=false"_s};
    }
};

Result<> checkNames(const ClusterChange &change)
{
    return std::visit(
        [](const auto &one) {
            return checkObjectName(one.nameSpace).and_then([&] { return checkObjectName(one.name); });
        },
        change);
}

QString subjectOf(const ClusterChange &change)
{
    return std::visit([](const auto &one) -> QString { return one.nameSpace + u'/' + one.name; }, change);
}

} // namespace

Result<> Kubectl::apply(const ClusterChange &change, std::stop_token stop) const
{
    if (const auto checked = checkNames(change); !checked) {
        return checked;
    }
    const QStringList arguments = std::visit(ChangeArguments{}, change);
    const auto done = onHosts(
        *m_hosts, stop,
        [&](qsizetype host) { return runLines(host, makeCommand(host, arguments, m_timeout), {}, stop); },
        isWorthAnotherHost);
    return done ? done : std::unexpected(done.error().on(subjectOf(change)).during(u"kubectl "_s + arguments.first()));
}

Result<> Kubectl::call(const QStringList &arguments, Milliseconds timeout, std::stop_token stop) const
{
    // What took too long here may still be at work: it is not begun a second time elsewhere.
    const auto isNotReached = [](const Error &error) {
        return error.code == ErrorCode::Unreachable || error.code == ErrorCode::Disconnected;
    };
    return onHosts(
        *m_hosts, stop, [&](qsizetype host) { return runLines(host, makeCommand(host, arguments, timeout), {}, stop); },
        isNotReached);
}

command::Command Kubectl::callCommand(const QStringList &arguments, Milliseconds timeout) const
{
    return makeCommand(firstHost(), arguments, timeout);
}

command::Command Kubectl::changeCommand(const ClusterChange &change) const
{
    return makeCommand(firstHost(), std::visit(ChangeArguments{}, change), m_timeout);
}

Result<QByteArray> Kubectl::change(const QStringList &arguments, const QString &node, const std::stop_token &stop) const
{
    if (const auto checked = checkObjectName(node); !checked) {
        return std::unexpected(checked.error());
    }
    QByteArray last;
    const auto onHost = [&](qsizetype host) {
        return runLines(
            host, makeCommand(host, arguments, m_timeout), [&last](QByteArrayView line) { last = line.toByteArray(); },
            stop);
    };
    if (const auto done = onHosts(*m_hosts, stop, onHost, isWorthAnotherHost); !done) {
        return std::unexpected(done.error().on(node).during(arguments.constFirst() + u' ' + node));
    }
    return last;
}

Result<Cordoned> Kubectl::cordon(const QString &node, std::stop_token stop) const
{
    // "node/N cordoned" or "node/N already cordoned".
    return change({u"cordon"_s, node}, node, stop).transform([](const QByteArray &line) {
        return line.contains("already cordoned") ? Cordoned::Already : Cordoned::Now;
    });
}

Result<> Kubectl::uncordon(const QString &node, std::stop_token stop) const
{
    return change({u"uncordon"_s, node}, node, stop).transform([](const QByteArray &) {});
}

Result<> Kubectl::annotateNode(const QString &node, const QStringList &changes, std::stop_token stop) const
{
    const auto done = change(annotateArguments(node, changes), node, stop);
    if (done) {
        return {};
    }
    if (done.error().detail.contains(u"already has a value"_s)) {
        Error error = done.error();
        error.code = ErrorCode::AlreadyExists;
        return std::unexpected(error);
    }
    return std::unexpected(done.error());
}

DrainOutcome Kubectl::drain(const QString &node, const DrainRequest &request, const DrainSink &sink,
                            std::stop_token stop) const
{
    if (const auto checked = checkObjectName(node); !checked) {
        return {.result = checked, .report = {}};
    }
    if (request.timeout.count() <= 0) {
        return {.result = fail(ErrorCode::InvalidInput, u"a drain needs a finite timeout"_s, node), .report = {}};
    }
    const auto end = std::chrono::steady_clock::now() + request.timeout;
    DrainParser parser(sink);
    bool oldFlag = false;
    const auto attempt = [&](qsizetype host) {
        DrainRequest rest = request;
        const auto left = std::chrono::ceil<Milliseconds>(end - std::chrono::steady_clock::now());
        rest.timeout = std::clamp(left, shortestDrain, request.timeout);
        return runLines(
            host, makeCommand(host, drainArguments(node, rest, oldFlag), rest.timeout + drainMargin),
            [&parser](QByteArrayView line) { parser.line(line); }, stop);
    };
    const auto onHost = [&](qsizetype host) {
        Result<> done = attempt(host);
        // Before kubectl 1.20 the flag had another name.
        if (!done && !oldFlag && done.error().detail.contains(u"unknown flag: --delete-emptydir-data"_s)) {
            oldFlag = true;
            done = attempt(host);
        }
        return done;
    };
    // When the time is used up, or the API server has answered, another host would say the same.
    const auto isWorthAnother = [&parser](const Error &error) {
        const DrainReport &report = parser.report();
        const bool answered = report.timedOut || report.isRefused() || !report.blocked.isEmpty();
        return !answered && error.code != ErrorCode::TimedOut && isWorthAnotherHost(error);
    };
    Result<> done = drainResult(parser.report(), onHosts(*m_hosts, stop, onHost, isWorthAnother));
    if (!done) {
        done = std::unexpected(done.error().on(node).during(u"draining "_s + node));
    }
    return {.result = done, .report = parser.report()};
}

command::Command Kubectl::cordonCommand(const QString &node) const
{
    return makeCommand(firstHost(), {u"cordon"_s, node}, m_timeout);
}

command::Command Kubectl::uncordonCommand(const QString &node) const
{
    return makeCommand(firstHost(), {u"uncordon"_s, node}, m_timeout);
}

command::Command Kubectl::annotateNodeCommand(const QString &node, const QStringList &changes) const
{
    return makeCommand(firstHost(), annotateArguments(node, changes), m_timeout);
}

command::Command Kubectl::drainCommand(const QString &node, const DrainRequest &request) const
{
    return makeCommand(firstHost(), drainArguments(node, request, false), request.timeout + drainMargin);
}

} // namespace kubemori::kube
