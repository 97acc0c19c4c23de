// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/playbook_run.hpp"
#include "demo/playbook_words.hpp"

namespace kubemori::demo {

/// `ansible PATTERN -m MODULE`: ping, and what the modules command and shell find on each of the hosts. As ansible
/// does, says UNREACHABLE of a machine that does not answer, and ends with 4 then.
class ModuleRun
{
public:
    /// All must outlive this.
    ModuleRun(Call &call, const PlaybookHooks &hooks, const PlaybookWords &words);

    [[nodiscard]] int run(const QStringList &hosts);

private:
    struct Answer
    {
        int code = 0;
        QByteArray output;
    };

    /// Runs the words of the line on the host; quotes are not understood.
    [[nodiscard]] Answer ask(int node) const;
    void tell(QJsonObject event) const;
    void tellResult(const QString &host, const QString &status, const QString &line) const;

    Call &m_call;
    const PlaybookHooks &m_hooks;
    const PlaybookWords &m_words;
};

} // namespace kubemori::demo
