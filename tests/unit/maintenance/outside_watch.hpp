// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reboot_run.hpp"

#include <QMap>
#include <QSet>

namespace kubemori::test {

/// Looks at a rolling reboot of a simulated cluster from outside, call by call, and writes down every rule that is
/// broken, whatever goes wrong meanwhile.
class OutsideWatch
{
public:
    explicit OutsideWatch(RebootRun &run)
        : m_run(&run)
    {
    }

    /// Before a call has its effect.
    void look(const QString &call);
    /// At the end: every node that was touched is as it was, or is listed.
    void checkEnd();

    /// Somebody else cordons the node, unless it is cordoned or claimed; false then.
    bool cordonForOther(const QString &node);
    [[nodiscard]] bool isForeign(const QString &node) const { return m_foreign.contains(node); }
    /// A person skipped it or stopped there: it may be down for as long as it likes.
    void giveUp(const QString &node) { m_givenUp.insert(node); }

    [[nodiscard]] bool isBroken() const { return !m_broken.isEmpty(); }
    [[nodiscard]] QStringList broken() const { return m_broken; }
    void breakRule(const QString &what) { m_broken << what; }
    [[nodiscard]] int reboots() const { return m_reboots; }

private:
    void lookAtShutdown(const QString &node);
    [[nodiscard]] QStringList nodesDown() const;

    RebootRun *m_run;
    QSet<QString> m_foreign;       ///< cordoned by somebody else
    QMap<QString, QString> m_told; ///< node to the boot id it had when it was told to shut down
    QSet<QString> m_givenUp;
    QStringList m_broken;
    int m_reboots = 0;
};

/// Whether the call, "cordon node1" or the like, changes something in the world.
[[nodiscard]] bool isChange(const QString &call);
/// Whether it goes to the API server, and not to the node itself.
[[nodiscard]] bool isApiCall(const QString &call);

} // namespace kubemori::test
