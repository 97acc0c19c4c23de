// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/hop_plan.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// Words for the way from one release to another, the same for the window and the command line.
class HopText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::HopText)
public:
    /// "3 hops from v2.27.0 to v2.30.0", and whether something stands in the way.
    [[nodiscard]] static QString summary(const kubespray::HopPlan &plan);
    /// "v2.28.1 → v2.29.1".
    [[nodiscard]] static QString hop(const kubespray::Hop &hop);
    /// Why the hop goes to that tag, as a sentence.
    [[nodiscard]] static QString reason(const kubespray::Hop &hop);
    /// "about 40 min".
    [[nodiscard]] static QString estimate(Milliseconds time);
    /// "blocks", "warning", "note".
    [[nodiscard]] static QString severity(kubespray::Severity severity);
    /// An advisory in a line.
    [[nodiscard]] static QString title(const kubespray::Advisory &advisory);
    /// Why, what to do, under which condition, and where it can be seen; as paragraphs, may be empty.
    [[nodiscard]] static QString explanation(const kubespray::Advisory &advisory);
    /// "calico: 3.29.3 → 3.30.5".
    [[nodiscard]] static QString change(const kubespray::ComponentChange &change);
    /// "v2.29.0 (1.33.5): a higher patch is there".
    [[nodiscard]] static QString alternative(const kubespray::Alternative &alternative);

private:
    /// Of a rule, in the language of the program.
    [[nodiscard]] static QString local(const kubespray::LocalText &text);
};

} // namespace kubemori::ui
