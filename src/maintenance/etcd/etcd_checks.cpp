// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/etcd/etcd_checks.hpp"

#include <QMap>

#include <algorithm>
#include <chrono>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using enum EtcdSeverity;

namespace {

constexpr qint64 mib = qint64{1} << 20;
/// Below this nothing is gained by a defragmentation.
constexpr qint64 smallDb = 64 * mib;
/// Kubernetes' own leases are renewed every two seconds; etcd's elections begin to suffer far below that.
constexpr std::chrono::microseconds slow = std::chrono::milliseconds{100};
/// A member that comes back catches up with thousands a second.
constexpr quint64 farBehind = 5000;
constexpr qsizetype mostErrors = 3;

/// Text from outside, not longer than a person reads.
QString shortened(const QString &text)
{
    QString plain = text.left(400);
    for (QChar &letter : plain) {
        letter = letter.unicode() < 0x20 || letter.unicode() == 0x7f ? QChar(u' ') : letter;
    }
    return plain;
}

QString mebibytes(qint64 bytes)
{
    return u"%1 MiB"_s.arg(static_cast<double>(bytes) / static_cast<double>(mib), 0, 'f', 1);
}

qint64 percent(qint64 part, qint64 whole)
{
    return whole <= 0 ? 0 : static_cast<qint64>(100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

class Judge
{
public:
    explicit Judge(const EtcdReport &report)
        : m_report(report)
    {
    }

    QList<EtcdFinding> judge()
    {
        quorum();
        leaders();
        for (const EtcdMemberLook &look : m_report.members) {
            member(look);
            database(look);
            disk(look);
        }
        together();
        sortFindings(m_findings);
        return m_findings;
    }

private:
    void add(QLatin1StringView check, EtcdSeverity severity, const QString &subject, const QString &evidence)
    {
        m_findings.append({.check = check, .severity = severity, .subject = subject, .evidence = evidence});
    }

    void quorum()
    {
        qsizetype voters = 0;
        qsizetype healthy = 0;
        for (const EtcdMemberLook &look : m_report.members) {
            voters += look.member.learner ? 0 : 1;
            healthy += !look.member.learner && look.member.healthy ? 1 : 0;
        }
        const qsizetype needed = voters / 2 + 1;
        const QString counts = u"%1 of %2 voting members healthy, %3 are needed"_s.arg(healthy).arg(voters).arg(needed);
        if (healthy < needed) {
            add(etcdchecks::noQuorum, Block, {}, counts);
        } else if (voters == 1) {
            add(etcdchecks::single, Info, {}, u"one voting member"_s);
        } else if (healthy == needed && healthy < voters) {
            add(etcdchecks::noMargin, Block, {}, counts);
        }
        if (voters > 1 && voters % 2 == 0) {
            add(etcdchecks::even, Warn, {},
                u"%1 voting members bear the loss of %2, as %3 would"_s.arg(voters)
                    .arg(voters - needed)
                    .arg(voters - 1));
        }
    }

    void leaders()
    {
        QStringList names;
        for (const EtcdMemberLook &look : m_report.members) {
            if (look.member.leader) {
                names.append(u"%1 (term %2)"_s.arg(look.title()).arg(look.member.raftTerm));
            }
        }
        if (names.isEmpty()) {
            add(etcdchecks::noLeader, Block, {},
                m_report.listTrouble.isEmpty() ? u"no member calls itself leader"_s : shortened(m_report.listTrouble));
        } else if (names.size() > 1) {
            add(etcdchecks::twoLeaders, Block, {}, names.join(u", "_s));
        }
    }

    void member(const EtcdMemberLook &look)
    {
        const kube::EtcdMember &member = look.member;
        if (!member.healthy) {
            add(etcdchecks::unhealthy, Block, look.title(), shortened(member.trouble));
        } else if (member.latency && *member.latency >= slow) {
            add(etcdchecks::slow, Warn, look.title(),
                u"a read took %1 ms"_s.arg(static_cast<double>(member.latency->count()) / 1000.0, 0, 'f', 1));
        }
        if (member.learner) {
            add(etcdchecks::learner, Warn, look.title(), u"it has no vote"_s);
        }
        for (const QString &alarm : look.alarms) {
            const bool full = alarm == "NOSPACE"_L1;
            const bool broken = alarm == "CORRUPT"_L1;
            add(full     ? etcdchecks::noSpace
                : broken ? etcdchecks::corrupt
                         : etcdchecks::otherAlarm,
                Block, look.title(), u"alarm "_s + alarm);
        }
        if (look.alarms.isEmpty() && !member.errors.isEmpty()) {
            add(etcdchecks::errors, Warn, look.title(),
                shortened(member.errors.first(std::min(mostErrors, member.errors.size())).join(u"; "_s)));
        }
    }

    void database(const EtcdMemberLook &look)
    {
        const kube::EtcdMember &member = look.member;
        if (!member.hasStatus) {
            return;
        }
        const qint64 full = percent(member.dbBytes, look.quota);
        if (look.quota > 0 && full >= 80) {
            add(etcdchecks::quota, full >= 95 ? Block : Warn, look.title(),
                u"%1 of %2 (%3 %)"_s.arg(mebibytes(member.dbBytes), mebibytes(look.quota)).arg(full));
        }
        if (member.dbBytes >= smallDb && member.dbBytesInUse > 0 && member.dbBytesInUse < member.dbBytes / 2) {
            add(etcdchecks::fragmented, Warn, look.title(),
                u"%1 of %2 in use"_s.arg(mebibytes(member.dbBytesInUse), mebibytes(member.dbBytes)));
        }
    }

    void disk(const EtcdMemberLook &look)
    {
        if (!look.data) {
            add(etcdchecks::diskUnknown, Info, look.title(), shortened(look.dataTrouble));
            return;
        }
        const qint64 free = look.data->free;
        const QString evidence =
            u"%1: %2 of %3 free"_s.arg(look.data->path, mebibytes(free), mebibytes(look.data->bytes));
        // A defragmentation and a snapshot that is received each write the database a second time.
        if (free < std::max(look.member.dbBytes, 256 * mib)) {
            add(etcdchecks::disk, Block, look.title(), evidence);
        } else if (percent(free, look.data->bytes) < 10) {
            add(etcdchecks::disk, Warn, look.title(), evidence);
        }
    }

    /// What is only seen by comparing members.
    void together()
    {
        QMap<QString, QStringList> versions;
        quint64 newest = 0;
        for (const EtcdMemberLook &look : m_report.members) {
            if (look.member.hasStatus && !look.member.version.isEmpty()) {
                versions[look.member.version].append(look.title());
            }
            newest = std::max(newest, look.member.raftApplied);
        }
        if (versions.size() > 1) {
            QStringList said;
            for (const auto &[version, names] : versions.asKeyValueRange()) {
                said.append(version + u": "_s + names.join(u", "_s));
            }
            add(etcdchecks::versions, Warn, {}, shortened(said.join(u"; "_s)));
        }
        for (const EtcdMemberLook &look : m_report.members) {
            if (look.member.hasStatus && newest - look.member.raftApplied >= farBehind) {
                add(etcdchecks::behind, Warn, look.title(),
                    u"%1 entries behind"_s.arg(newest - look.member.raftApplied));
            }
        }
    }

    const EtcdReport &m_report;
    QList<EtcdFinding> m_findings;
};

} // namespace

void sortFindings(QList<EtcdFinding> &findings)
{
    std::ranges::stable_sort(findings, std::ranges::greater{}, &EtcdFinding::severity);
}

QList<EtcdFinding> judgeEtcd(const EtcdReport &report)
{
    return Judge(report).judge();
}

} // namespace kubemori::maintenance
