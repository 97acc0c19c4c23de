// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/host_checks.hpp"

#include "upgrade/check_ids.hpp"
#include "upgrade/health/hop_versions.hpp"

#include <algorithm>

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 gib = 1024 * 1024; // in KiB
constexpr qint64 warnSkewMs = 2000;
constexpr qint64 blockSkewMs = 60000;

int percentFree(const DiskSpace &disk)
{
    return static_cast<int>(disk.freeKib * 100 / disk.totalKib);
}

QString textOf(const DiskSpace &disk)
{
    const auto inGib = [](qint64 kib) { return QString::number(static_cast<double>(kib) / gib, 'f', 1); };
    return u"%1 (%2): %3 of %4 GiB free, %5 %"_s.arg(disk.mount, disk.device, inGib(disk.freeKib), inGib(disk.totalKib),
                                                     QString::number(percentFree(disk)));
}

Severity severityOf(const DiskSpace &disk)
{
    constexpr int warnPercent = 15;
    if (disk.freeKib < gib) {
        return Severity::Block;
    }
    return disk.freeKib < 5 * gib || percentFree(disk) < warnPercent ? Severity::Warn : Severity::Good;
}

Severity severityOfSkew(qint64 ms)
{
    return ms > blockSkewMs ? Severity::Block : ms > warnSkewMs ? Severity::Warn : Severity::Good;
}

QString seconds(qint64 ms)
{
    return QString::number(static_cast<double>(ms) / 1000.0, 'f', 1) + u" s"_s;
}

QString textOf(const ClockReading &clock)
{
    return u"%1 … %2"_s.arg(seconds(clock.least), seconds(clock.most));
}

struct NamedClock
{
    QString node;
    ClockReading clock;
};

QList<NamedClock> clocksOf(const ClusterPicture &picture, CheckFindings &findings)
{
    QList<NamedClock> clocks;
    for (const HostLook &host : picture.hosts) {
        if (!host.clock || !*host.clock) {
            findings.unknown(host.node, host.clock ? host.clock->error() : notLookedAt().error());
        } else {
            clocks.append({.node = host.node, .clock = **host.clock});
        }
    }
    return clocks;
}

/// How far the two are apart that are furthest from each other, and which they are.
struct Spread
{
    qint64 ms = 0;
    QString ahead;
    QString behind;
};

Spread spreadOf(const QList<NamedClock> &clocks)
{
    if (clocks.size() < 2) {
        return {};
    }
    const auto behind = std::ranges::min_element(clocks, {}, [](const NamedClock &one) { return one.clock.most; });
    const auto ahead = std::ranges::max_element(clocks, {}, [](const NamedClock &one) { return one.clock.least; });
    return {.ms = certainApartMs(ahead->clock, behind->clock), .ahead = ahead->node, .behind = behind->node};
}

/// Whether it is this machine's clock that is wrong: all nodes agree, and none with it.
bool isAgainstAll(const QList<NamedClock> &clocks, const Spread &spread)
{
    return clocks.size() > 1 && severityOfSkew(spread.ms) == Severity::Good &&
           std::ranges::all_of(
               clocks, [](const NamedClock &one) { return severityOfSkew(one.clock.certainMs()) != Severity::Good; });
}

} // namespace

void eachHost(const ClusterPicture &picture, CheckFindings &findings,
              const std::function<void(const QString &, const HostFacts &)> &judge)
{
    for (const HostLook &host : picture.hosts) {
        if (host.facts && *host.facts) {
            judge(host.node, **host.facts);
        } else {
            findings.unknown(host.node, host.facts ? host.facts->error() : notLookedAt().error());
        }
    }
    if (picture.hosts.isEmpty()) {
        findings.unknown({}, picture.nodes ? notLookedAt().error() : picture.nodes.error());
    }
}

QList<Finding> checkDiskSpace(const ClusterPicture &picture)
{
    CheckFindings findings(checks::diskSpace);
    eachHost(picture, findings, [&findings](const QString &node, const HostFacts &facts) {
        if (!facts.disks) {
            findings.unknown(node, u"df answered nothing that could be read"_s);
            return;
        }
        Severity worst = Severity::Good;
        QStringList bad;
        for (const DiskSpace &disk : *facts.disks) {
            worst = std::max(worst, severityOf(disk));
            if (severityOf(disk) != Severity::Good) {
                bad.append(textOf(disk));
            }
        }
        if (worst == Severity::Good) {
            const auto fullest = std::ranges::min_element(*facts.disks, {}, percentFree);
            findings.well(u"%1 %2 %3 %"_s.arg(node, fullest->mount, QString::number(percentFree(*fullest))));
        } else {
            findings.add(worst, node, bad.join(u'\n'));
        }
    });
    return findings.list();
}

QList<Finding> checkTimeSkew(const ClusterPicture &picture)
{
    CheckFindings findings(checks::timeSkew);
    const QList<NamedClock> clocks = clocksOf(picture, findings);
    if (picture.hosts.isEmpty()) {
        findings.unknown({}, picture.nodes ? notLookedAt().error() : picture.nodes.error());
    }
    const Spread spread = spreadOf(clocks);
    if (isAgainstAll(clocks, spread)) {
        const auto nearest =
            std::ranges::min_element(clocks, {}, [](const NamedClock &one) { return one.clock.certainMs(); });
        findings.add(severityOfSkew(nearest->clock.certainMs()), {},
                     u"the nodes agree, this machine does not: they are %1 ahead of it"_s.arg(textOf(nearest->clock)));
        return findings.list();
    }
    for (const auto &[node, clock] : clocks) {
        const Severity severity = severityOfSkew(clock.certainMs());
        if (severity == Severity::Good) {
            findings.well(node + u' ' + textOf(clock));
        } else {
            findings.add(severity, node, textOf(clock) + u" ahead of this machine's clock"_s);
        }
    }
    if (severityOfSkew(spread.ms) != Severity::Good) {
        findings.add(severityOfSkew(spread.ms), {},
                     u"%1 is at least %2 ahead of %3"_s.arg(spread.ahead, seconds(spread.ms), spread.behind));
    }
    return findings.list();
}

QList<Finding> checkSwap(const ClusterPicture &picture)
{
    CheckFindings findings(checks::swap);
    const SettingValue setting = settingOf(picture, u"kubelet_fail_swap_on"_s);
    const bool isAllowed = switchOf(setting) == false;
    eachHost(picture, findings, [&](const QString &node, const HostFacts &facts) {
        if (!facts.swapKib) {
            findings.unknown(node, u"/proc/meminfo says nothing of swap"_s);
        } else if (*facts.swapKib == 0) {
            findings.well(node);
        } else if (isAllowed) {
            findings.well(u"%1 %2 MiB, kubelet_fail_swap_on: false"_s.arg(node).arg(*facts.swapKib / 1024));
        } else {
            findings.add(Severity::Warn, node,
                         u"%1 MiB of swap; kubelet_fail_swap_on: %2"_s.arg(*facts.swapKib / 1024)
                             .arg(setting.state == SettingValue::State::Unset ? u"not set"_s
                                  : setting.text.isEmpty()                    ? u"not clear"_s
                                                                              : setting.text));
        }
    });
    return findings.list();
}

QList<Finding> checkRlimits(const ClusterPicture &picture)
{
    CheckFindings findings(checks::rlimits);
    eachHost(picture, findings, [&findings](const QString &node, const HostFacts &facts) {
        const QString file = u"/etc/containerd/cri-base.json: "_s;
        if (!facts.rlimits) {
            findings.unknown(node, file + u"it was not told what is in it"_s);
            return;
        }
        switch (*facts.rlimits) {
        case Rlimits::Absent:
        case Rlimits::Numbers:
            findings.well(node);
            break;
        case Rlimits::Strings:
            findings.add(Severity::Block, node, file + facts.rlimitsText);
            break;
        case Rlimits::Unreadable:
            findings.unknown(node, file + u"no limits could be read from "_s + facts.rlimitsText);
            break;
        }
    });
    return findings.list();
}

QList<Finding> checkCgroups(const ClusterPicture &picture, const HopRecord &hop)
{
    if (!HopVersions::of(hop).isTagFrom(2, 31)) {
        return {};
    }
    CheckFindings findings(checks::cgroupVersion);
    const bool isAllowed = switchOf(settingOf(picture, u"kubelet_fail_cgroup_v1"_s)) == false;
    eachHost(picture, findings, [&](const QString &node, const HostFacts &facts) {
        if (facts.cgroups.isEmpty()) {
            findings.unknown(node, u"/sys/fs/cgroup: its file system is not known"_s);
        } else if (facts.cgroups == "cgroup2fs"_L1) {
            findings.well(node);
        } else {
            findings.add(isAllowed ? Severity::Warn : Severity::Block, node,
                         u"/sys/fs/cgroup is %1 and not cgroup2fs"_s.arg(facts.cgroups) +
                             (isAllowed ? u"; kubelet_fail_cgroup_v1: false"_s : QString()));
        }
    });
    return findings.list();
}

} // namespace kubemori::upgrade::health
