// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/drain_program.hpp"

#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace kubemori::demo {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

constexpr Milliseconds retryInterval = seconds{5};

struct Victim
{
    QString uid;
    QString nameSpace;
    QString name;
    [[nodiscard]] QString qualified() const { return nameSpace + u'/' + name; }
};

struct Found
{
    QList<Victim> victims;
    QStringList daemonSetPods;
    QStringList localData;
};

Found podsOn(const ClusterModel &model, int node)
{
    Found found;
    for (const SimPod &pod : model.pods()) {
        const SimWorkload &owner = model.workloadOf(pod);
        if (pod.node != node || owner.kind == u"Node") {
            continue;
        }
        const Victim victim{.uid = pod.uid, .nameSpace = pod.nameSpace, .name = pod.name};
        if (owner.kind == u"DaemonSet") {
            found.daemonSetPods.append(victim.qualified());
            continue;
        }
        if (owner.emptyDir) {
            found.localData.append(victim.qualified());
        }
        found.victims.append(victim);
    }
    return found;
}

Milliseconds timeoutOf(const QString &text)
{
    static const QRegularExpression form(u"\\A(?:([0-9]+)h)?(?:([0-9]+)m)?(?:([0-9]+)s)?\\z"_s);
    const auto match = form.match(text);
    const seconds total{match.captured(1).toLongLong() * 3600 + match.captured(2).toLongLong() * 60 +
                        match.captured(3).toLongLong()};
    return total.count() > 0 ? total : seconds{std::numeric_limits<int>::max()};
}

/// One node's drain: what is still there, and what was asked of whom.
class Drain
{
public:
    Drain(Call &call, QString node, Milliseconds timeout)
        : m_call(call)
        , m_node(std::move(node))
        , m_timeout(timeout)
        , m_end(call.cluster().look([timeout](const ClusterModel &model) { return model.now() + timeout; }))
    {
    }

    int evict(QList<Victim> victims)
    {
        QList<Victim> waiting = victims;
        QList<Victim> ending;
        Instant next;
        while (!waiting.isEmpty() || !ending.isEmpty()) {
            if (!waiting.isEmpty() && now() >= next) {
                ask(waiting, ending);
                next = now() + retryInterval;
            }
            const Milliseconds pause = std::min(waiting.isEmpty() ? m_timeout : next - now(), m_end - now());
            (void)m_call.waitFor([&](const ClusterModel &model) { return anyGone(model, ending); }, pause);
            if (m_call.isOver()) {
                return 1;
            }
            tellGone(ending);
            if (now() >= m_end && (!waiting.isEmpty() || !ending.isEmpty())) {
                return giveUp(waiting + ending);
            }
        }
        m_call.outLine(u"node/%1 drained"_s.arg(m_node));
        return 0;
    }

private:
    [[nodiscard]] Instant now() const
    {
        return m_call.cluster().look([](const ClusterModel &model) { return model.now(); });
    }

    [[nodiscard]] static bool isThere(const ClusterModel &model, const Victim &victim)
    {
        return std::ranges::contains(model.pods(), victim.uid, &SimPod::uid);
    }

    [[nodiscard]] static bool anyGone(const ClusterModel &model, const QList<Victim> &ending)
    {
        return std::ranges::any_of(ending, [&](const Victim &victim) { return !isThere(model, victim); });
    }

    /// The eviction subresource, once for each; who is accepted goes from the one list to the other.
    void ask(QList<Victim> &waiting, QList<Victim> &ending)
    {
        QList<Victim> refused;
        for (const Victim &victim : std::as_const(waiting)) {
            m_call.outLine(u"evicting pod "_s + victim.qualified());
            const bool accepted = m_call.cluster().with([&victim](ClusterModel &model) {
                const auto pod = std::ranges::find(model.pods(), victim.uid, &SimPod::uid);
                if (pod == model.pods().end()) {
                    return true;
                }
                if (model.budgetAgainst(*pod) != nullptr) {
                    return false;
                }
                model.removePod(victim.uid);
                return true;
            });
            if (!accepted) {
                m_call.errLine(u"error when evicting pods/\"%1\" -n \"%2\" (will retry after 5s): Cannot evict pod as "
                               "it would violate the pod's disruption budget."_s.arg(victim.name, victim.nameSpace));
            }
            (accepted ? ending : refused).append(victim);
        }
        waiting = refused;
    }

    void tellGone(QList<Victim> &ending) const
    {
        QList<Victim> left;
        for (const Victim &victim : std::as_const(ending)) {
            const bool there =
                m_call.cluster().look([&victim](const ClusterModel &model) { return isThere(model, victim); });
            if (there) {
                left.append(victim);
            } else {
                m_call.outLine(u"pod/%1 evicted"_s.arg(victim.name));
            }
        }
        ending = left;
    }

    [[nodiscard]] int giveUp(const QList<Victim> &left) const
    {
        const QString limit =
            u"%1m%2s"_s.arg(m_timeout / std::chrono::minutes{1}).arg(m_timeout % std::chrono::minutes{1} / seconds{1});
        QStringList errors;
        for (const Victim &victim : left) {
            errors.append(u"error when evicting pods/\"%1\" -n \"%2\": global timeout reached: %3"_s.arg(
                victim.name, victim.nameSpace, limit));
        }
        const QString all = errors.size() == 1 ? errors.constFirst() : QString(u'[' + errors.join(u", "_s) + u']');
        m_call.errLine(u"There are pending pods in node \"%1\" when an error occurred: %2"_s.arg(m_node, all));
        for (const Victim &victim : left) {
            m_call.errLine(u"pod/"_s + victim.name);
        }
        m_call.errLine(
            u"error: unable to drain node \"%1\" due to error: %2, continuing command..."_s.arg(m_node, all));
        return 1;
    }

    Call &m_call;
    QString m_node;
    Milliseconds m_timeout;
    Instant m_end;
};

int refuse(const Call &call, const QString &node, const QStringList &reasons)
{
    const QString all = reasons.size() == 1 ? reasons.constFirst() : QString(u'[' + reasons.join(u", "_s) + u']');
    call.errLine(u"error: unable to drain node \"%1\" due to error: %2, continuing command..."_s.arg(node, all));
    call.errLine(u"There are pending nodes to be drained:\n %1"_s.arg(node));
    for (const QString &reason : reasons) {
        call.errLine(reason);
    }
    return 1;
}

} // namespace

int drainNode(Call &call, const KubectlWords &words)
{
    const QString name = words.plain.value(1);
    const int node = nodeNamed(call, name);
    if (node < 0) {
        return 1;
    }
    const bool cordoned = call.cluster().with([node](ClusterModel &model) {
        const bool before = model.node(node).unschedulable;
        model.setUnschedulable(node, true);
        return before;
    });
    call.outLine(u"node/%1 %2cordoned"_s.arg(name, cordoned ? u"already "_s : QString()));
    const Found found = call.cluster().look([node](const ClusterModel &model) { return podsOn(model, node); });
    QStringList reasons;
    if (!found.daemonSetPods.isEmpty() && !words.options.contains(u"ignore-daemonsets"_s)) {
        reasons.append(u"cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): "_s +
                       found.daemonSetPods.join(u", "_s));
    }
    if (!found.localData.isEmpty() && !words.options.contains(u"delete-emptydir-data"_s)) {
        reasons.append(u"cannot delete Pods with local storage (use --delete-emptydir-data to override): "_s +
                       found.localData.join(u", "_s));
    }
    if (!reasons.isEmpty()) {
        return refuse(call, name, reasons);
    }
    QStringList warnings;
    if (!found.localData.isEmpty()) {
        warnings.append(u"deleting Pods with local storage: "_s + found.localData.join(u", "_s));
    }
    if (!found.daemonSetPods.isEmpty()) {
        warnings.append(u"ignoring DaemonSet-managed Pods: "_s + found.daemonSetPods.join(u", "_s));
    }
    if (!warnings.isEmpty()) {
        call.errLine(u"Warning: "_s + warnings.join(u"; "_s));
    }
    return Drain(call, name, timeoutOf(words.options.value(u"timeout"_s))).evict(found.victims);
}

} // namespace kubemori::demo
