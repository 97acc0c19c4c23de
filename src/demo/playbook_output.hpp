// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/playbook_run.hpp"

#include <QMap>
#include <QStringList>

namespace kubemori::demo {

/// What ansible prints while it goes along, and the events that go with it.
class PlaybookOutput
{
public:
    enum class Result { Ok, Changed, Skipped, Failed };

    /// `call` and `hooks` must outlive this.
    PlaybookOutput(Call &call, const PlaybookHooks &hooks);

    void begin(const QString &playbook, const QString &ansible);
    void play(const QString &name, const QStringList &hosts);
    /// `name` with its role in front: "upgrade/pre-upgrade : Drain node".
    void task(const QString &name, const QString &module, const QStringList &hosts);
    void result(const QString &host, Result result, const QString &message = {});
    void noMoreHosts();
    void recap(const QStringList &hosts);

private:
    struct Tally
    {
        int ok = 0;
        int changed = 0;
        int skipped = 0;
        int failed = 0;
    };

    void banner(const QString &text);
    void line(const QString &text, const char *colour);
    void tell(QJsonObject event);
    [[nodiscard]] QString recapLine(const QString &host) const;

    Call &m_call;
    const PlaybookHooks &m_hooks;
    QMap<QString, Tally> m_tallies;
    int m_plays = 0;
    int m_tasks = 0;
};

} // namespace kubemori::demo
