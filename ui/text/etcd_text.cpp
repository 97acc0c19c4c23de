// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/etcd_text.hpp"

#include "maintenance/etcd/etcd_checks.hpp"
#include "ui/text/time_text.hpp"

#include <QLocale>

#include <algorithm>
#include <array>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using maintenance::EtcdKind;
using maintenance::EtcdSeverity;
using Phase = maintenance::EtcdProgress::Phase;
namespace checks = maintenance::etcdchecks;

namespace {

struct Words
{
    QLatin1StringView check;
    const char *title;
    const char *remedy;
};

constexpr std::array words{
    Words{checks::noLeader, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "etcd has no leader"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText",
                            "See why its members do not agree: their journals (journalctl -u etcd), the network "
                            "between them, their clocks. Without a leader the cluster takes no changes.")},
    Words{checks::twoLeaders, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "Two members call themselves leader"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText",
                            "The one with the lower term has been cut off: mend the network between the members.")},
    Words{checks::noQuorum, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "Too few members are healthy"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText",
                            "Bring members back before anything else. If their data is lost, restore a snapshot.")},
    Words{checks::noMargin, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "The next member that fails stops etcd"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "Bring the missing member back before any work on the others.")},
    Words{checks::single, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "etcd has one member"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText",
                            "Its loss is the loss of the cluster's state: keep fresh snapshots elsewhere.")},
    Words{checks::even, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "Even number of members"),
          QT_TRANSLATE_NOOP(
              "kubemori::ui::EtcdText",
              "Add a member, or remove one: an even number bears no more losses than the odd one below it.")},
    Words{checks::unhealthy, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "A member is not healthy"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText",
                            "Look at its journal (journalctl -u etcd, or its container's log) and at its host.")},
    Words{checks::learner, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "A member is a learner"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText",
                            "Promote it when it has caught up (etcdctl member promote), or remove it.")},
    Words{checks::noSpace, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "Alarm: no space"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "etcd refuses changes. Compact, defragment one member after the "
                                                      "other, then clear the alarm (etcdctl alarm disarm).")},
    Words{checks::corrupt, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "Alarm: corrupt"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "This member's data differs from the others': take it out of the "
                                                      "cluster and add it anew. Save nothing from it.")},
    Words{checks::otherAlarm, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "Alarm"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "Look the alarm up in etcd's documentation for this version.")},
    Words{checks::errors, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "A member reports errors"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "Look at its journal for what it complains of.")},
    Words{checks::quota, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "The database is near its limit"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "Compact and defragment, or raise etcd_quota_backend_bytes in "
                                                      "the inventory. At the limit etcd refuses changes.")},
    Words{checks::fragmented, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "Less than half of the database is in use"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "Defragment one member after the other, the leader last (etcdctl "
                                                      "defrag): each is away for seconds meanwhile.")},
    Words{checks::versions, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "Members have different versions"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "Finish the upgrade: a mixture is meant for its duration only.")},
    Words{checks::behind, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "A member lags behind"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText",
                            "See whether its disk or its network is slow; it takes part again when it has caught up.")},
    Words{checks::disk, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "Little room where etcd's data lies"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "Free some room on that disk: a full one stops the member.")},
    Words{checks::diskUnknown, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "The disk of a member was not looked at"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText",
                            "Make its host reachable over ssh as the profile says, or look at it by hand.")},
    Words{checks::slow, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "A member answers slowly"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText",
                            "See what else uses its disk and its network: etcd wants a disk of its own, best an SSD.")},
    Words{checks::snapshotNone, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "There is no snapshot"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "Make one now, and then regularly: kubemori etcd snapshot.")},
    Words{checks::snapshotOld, QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "The newest snapshot is old"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText",
                            "Make a new one, and let a timer do it from now on: kubemori etcd snapshot.")},
    Words{checks::snapshotBroken,
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "A snapshot's file is not as it was written"),
          QT_TRANSLATE_NOOP("kubemori::ui::EtcdText", "Do not rely on this file. Make a new snapshot.")},
};
static_assert(words.size() == checks::all.size());

const Words *find(const QString &check)
{
    const auto found = std::ranges::find(words, check, &Words::check);
    return found == words.end() ? nullptr : &*found;
}

} // namespace

QString EtcdText::title(const QString &check)
{
    const Words *found = find(check);
    return found == nullptr ? check : tr(found->title);
}

QString EtcdText::remedy(const QString &check)
{
    const Words *found = find(check);
    return found == nullptr ? QString() : tr(found->remedy);
}

QString EtcdText::severity(EtcdSeverity severity)
{
    switch (severity) {
    case EtcdSeverity::Block:
        return tr("Blocks");
    case EtcdSeverity::Warn:
        return tr("Warning");
    case EtcdSeverity::Info:
        break;
    }
    return tr("Note");
}

QString EtcdText::health(const kube::EtcdMember &member)
{
    return member.healthy ? tr("Healthy") : tr("Unhealthy");
}

QString EtcdText::role(const kube::EtcdMember &member)
{
    if (member.learner) {
        return tr("Learner");
    }
    return member.leader ? tr("Leader") : tr("Member");
}

QString EtcdText::kind(EtcdKind kind)
{
    switch (kind) {
    case EtcdKind::Host:
        return tr("service of the host");
    case EtcdKind::Docker:
        return tr("container of docker");
    case EtcdKind::Kubeadm:
        return tr("static pod of kubeadm");
    case EtcdKind::Elsewhere:
        return tr("on other hosts than the control planes");
    case EtcdKind::Unknown:
        break;
    }
    return tr("unknown");
}

QString EtcdText::phase(Phase phase)
{
    switch (phase) {
    case Phase::Looking:
        return tr("Looking at the members");
    case Phase::Saving:
        return tr("Saving on the host");
    case Phase::Checking:
        return tr("Checking it there");
    case Phase::Copying:
        return tr("Copying to this machine");
    case Phase::Comparing:
        return tr("Comparing the checksums");
    case Phase::Rehearsing:
        return tr("Rehearsing the restore");
    case Phase::Tidying:
        break;
    }
    return tr("Tidying up");
}

QString EtcdText::bytes(qint64 bytes)
{
    return bytes <= 0 ? QString() : QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeIecFormat);
}

QString EtcdText::latency(const kube::EtcdMember &member)
{
    return member.latency ? TimeText::roundTrip(*member.latency) : QString();
}

} // namespace kubemori::ui
