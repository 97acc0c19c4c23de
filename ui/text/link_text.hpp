// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "links/link_report.hpp"
#include "ui/widgets/appearance.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// Words for the links between this machine and a cluster: what is tested, what failed, and how to mend it.
class LinkText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::LinkText)
public:
    /// "ssh login", "kubectl".
    [[nodiscard]] static QString kind(links::LinkKind kind);
    /// "OK", "failed".
    [[nodiscard]] static QString state(links::LinkState state);
    [[nodiscard]] static QString icon(links::LinkState state);
    [[nodiscard]] static Tone tone(links::LinkState state);
    /// "10.0.0.11"; "this computer" where there is no host.
    [[nodiscard]] static QString place(const links::LinkReport &report);
    /// What was found, or what is wrong, in one or two sentences.
    [[nodiscard]] static QString finding(const links::LinkReport &report);
    /// What to do about it; empty when there is nothing to do.
    [[nodiscard]] static QString remedy(const links::LinkReport &report);

private:
    [[nodiscard]] static QString sshFinding(links::LinkFault fault);
    [[nodiscard]] static QString kubectlFinding(const links::LinkReport &report);
    [[nodiscard]] static QString checkoutFinding(links::LinkFault fault);
    [[nodiscard]] static QString sshRemedy(links::LinkFault fault);
    [[nodiscard]] static QString kubectlRemedy(const links::LinkReport &report);
    [[nodiscard]] static QString checkoutRemedy(links::LinkFault fault);
};

} // namespace kubemori::ui
