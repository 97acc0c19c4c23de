// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/drain_parser.hpp"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostErrors = 50;

void addOnce(QStringList &list, const QString &item)
{
    if (!list.contains(item)) {
        list.append(item);
    }
}

/// "ns/a, ns/b, cannot delete …": the names up to the first word that is none.
QStringList podNames(const QString &text)
{
    static const QRegularExpression form(uR"re(\A[a-z0-9][a-z0-9.-]*(?:/[a-z0-9][a-z0-9.-]*)?\z)re"_s);
    QStringList names;
    for (QString word : text.split(u", "_s)) {
        const qsizetype end = word.indexOf(QRegularExpression(u"[\\];]"_s));
        const bool last = end >= 0;
        word = (last ? word.first(end) : word).trimmed();
        if (!form.match(word).hasMatch()) {
            break;
        }
        addOnce(names, word);
        if (last) {
            break;
        }
    }
    return names;
}

} // namespace

DrainParser::DrainParser(DrainSink sink)
    : m_sink(std::move(sink))
{
}

void DrainParser::line(QByteArrayView bytes)
{
    // Colours: kubectl paints warnings when it thinks it has a terminal.
    static const QRegularExpression escapes(uR"re(\x1b\[[0-9;]*m)re"_s);
    const QString line = QString::fromUtf8(bytes).remove(escapes).trimmed();
    if (m_inPendingList) {
        if (line.startsWith(u"pod/") && !line.contains(u' ')) {
            addOnce(m_report.pending, qualified(line.sliced(4)));
            tell(DrainProgress::Kind::Pending, {m_report.pending.last()}, line);
            return;
        }
        m_inPendingList = false;
    }
    if (line.isEmpty() || outcomeLine(line) || evictionLine(line) || warningLine(line)) {
        return;
    }
    // A last line can hold a refusal and errors of several pods.
    const bool refusal = refusalLine(line);
    const bool error = errorLine(line);
    if ((refusal || error || line.startsWith(u"error")) && m_report.errors.size() < mostErrors) {
        m_report.errors.append(line);
    }
}

bool DrainParser::outcomeLine(const QString &line)
{
    static const QRegularExpression form(uR"re(\Anode/\S+ (cordoned|already cordoned|drained|evicted)\z)re"_s);
    const auto match = form.match(line);
    if (!match.hasMatch()) {
        return false;
    }
    const QString what = match.captured(1);
    if (what == u"cordoned") {
        m_report.cordoned = true;
        tell(DrainProgress::Kind::Cordoned, {}, line);
    } else if (what == u"already cordoned") {
        m_report.alreadyCordoned = true;
        tell(DrainProgress::Kind::AlreadyCordoned, {}, line);
    } else { // "evicted" up to kubectl 1.20
        m_report.drained = true;
        tell(DrainProgress::Kind::Drained, {}, line);
    }
    return true;
}

bool DrainParser::evictionLine(const QString &line)
{
    static const QRegularExpression evicting(
        uR"re(\A(?:evicting|deleting) pod "?(?:([a-z0-9.-]+)/)?([a-z0-9.-]+)"?\z)re"_s);
    static const QRegularExpression gone(
        uR"re(\Apod[/ ]"?([a-z0-9.-]+)"? (evicted|deleted|eviction failed|deletion failed)\z)re"_s);
    static const QRegularExpression skipped(uR"re(\Apod "([^"]+)" has DeletionTimestamp older than)re"_s);
    static const QRegularExpression pending(uR"re(\AThere are pending pods in node )re"_s);
    if (const auto match = evicting.match(line); match.hasMatch()) {
        if (match.hasCaptured(1)) {
            addOnce(m_namespaces[match.captured(2)], match.captured(1));
        }
        const QString pod =
            match.hasCaptured(1) ? QString(match.captured(1) + u'/' + match.captured(2)) : match.captured(2);
        tell(DrainProgress::Kind::Evicting, {pod}, line);
        return true;
    }
    if (const auto match = gone.match(line); match.hasMatch()) {
        const QString pod = qualified(match.captured(1));
        if (match.captured(2).endsWith(u"failed")) {
            addOnce(m_report.failed, pod);
            tell(DrainProgress::Kind::Failed, {pod}, line);
        } else {
            podGone(pod);
            tell(DrainProgress::Kind::Evicted, {pod}, line);
        }
        return true;
    }
    if (const auto match = skipped.match(line); match.hasMatch()) {
        tell(DrainProgress::Kind::Skipped, {qualified(match.captured(1))}, line);
        return true;
    }
    m_inPendingList = pending.match(line).hasMatch();
    return m_inPendingList;
}

bool DrainParser::warningLine(const QString &line)
{
    static const QRegularExpression form(
        uR"re((?:ignoring|deleting) (?:DaemonSet-managed Pods|Pods with local storage|Pods that declare no controller|Pods not managed by [^:(]*)\s*: ([^;]*))re"_s,
        QRegularExpression::CaseInsensitiveOption);
    QStringList pods;
    for (const auto &match : form.globalMatch(line)) {
        pods.append(podNames(match.captured(1)));
    }
    if (!pods.isEmpty()) {
        tell(DrainProgress::Kind::Ignoring, pods, line);
    }
    return !pods.isEmpty();
}

bool DrainParser::refusalLine(const QString &line)
{
    static const QRegularExpression refusal(
        uR"re(cannot delete (DaemonSet-managed Pods|Pods with local storage|Pods (?:that declare no controller|not managed by [^:(]*))\s*(?:\(use [^)]*\))?: )re"_s);
    bool any = false;
    for (const auto &match : refusal.globalMatch(line)) {
        any = true;
        const QStringList pods = podNames(line.sliced(match.capturedEnd()));
        const QString kind = match.captured(1);
        QStringList &list = kind.startsWith(u"DaemonSet")     ? m_report.daemonSetPods
                            : kind.contains(u"local storage") ? m_report.emptyDirPods
                                                              : m_report.unmanagedPods;
        for (const QString &pod : pods) {
            addOnce(list, pod);
        }
        tell(DrainProgress::Kind::Refused, pods, line);
    }
    return any;
}

bool DrainParser::errorLine(const QString &line)
{
    // pods/"P" -n "NS" | pod "P" | pod "P" in namespace "NS" to terminate | pod "P" terminating
    static const QRegularExpression form(
        uR"re(error when (?:evicting|waiting for|deleting) pods?[/ ]"([^"]+)"(?: -n "([^"]+)"| in namespace "([^"]+)")?(?: to terminate| terminating)?( \(will retry after [^)]*\))?: (.*?)(?=, error when |\](?:,|$)|, continuing command|, aborting command|$))re"_s);
    bool any = false;
    for (const auto &match : form.globalMatch(line)) {
        any = true;
        const QString nameSpace = match.hasCaptured(2) ? match.captured(2) : match.captured(3);
        const QString pod =
            nameSpace.isEmpty() ? qualified(match.captured(1)) : QString(nameSpace + u'/' + match.captured(1));
        const QString why = match.captured(5);
        if (why.contains(u"disruption budget") || why.contains(u"PodDisruptionBudget")) {
            podBlocked(line, pod);
        } else if (match.hasCaptured(4)) {
            tell(DrainProgress::Kind::Retrying, {pod}, line);
        } else if (why.contains(u"timeout reached") || why.contains(u"timed out") ||
                   why.contains(u"deadline exceeded")) {
            m_report.timedOut = true;
            addOnce(m_report.pending, pod);
            tell(DrainProgress::Kind::TimedOut, {pod}, line);
        } else {
            addOnce(m_report.failed, pod);
            tell(DrainProgress::Kind::Failed, {pod}, line);
        }
    }
    if (!any && line.contains(u"global timeout reached")) {
        m_report.timedOut = true;
        tell(DrainProgress::Kind::TimedOut, {}, line);
        return true;
    }
    return any;
}

void DrainParser::podBlocked(const QString &line, const QString &pod)
{
    const auto found = std::ranges::find(m_report.blocked, pod, &BlockedPod::pod);
    if (found == m_report.blocked.end()) {
        m_report.blocked.append({.pod = pod, .attempts = 1});
    } else {
        ++found->attempts;
    }
    tell(DrainProgress::Kind::Blocked, {pod}, line);
}

void DrainParser::podGone(const QString &pod)
{
    addOnce(m_report.evicted, pod);
    m_report.blocked.removeIf([&pod](const BlockedPod &blocked) { return blocked.pod == pod; });
}

void DrainParser::tell(DrainProgress::Kind kind, const QStringList &pods, const QString &line)
{
    if (m_sink) {
        m_sink({.kind = kind, .pods = pods, .text = line});
    }
}

QString DrainParser::qualified(const QString &name) const
{
    const QStringList namespaces = m_namespaces.value(name);
    return namespaces.size() == 1 ? QString(namespaces.first() + u'/' + name) : name;
}

} // namespace kubemori::kube
