// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/hop_plan.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// Words for releases of Kubespray and the way between them, the same for the window and the command line.
class HopText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::HopText)
public:
    /// "Blocks", "Warning", "Note".
    [[nodiscard]] static QString severity(kubespray::Severity severity);
    /// What it is, in one line without a full stop.
    [[nodiscard]] static QString title(const kubespray::Advisory &advisory);
    /// Why that matters; may be empty.
    [[nodiscard]] static QString explanation(const kubespray::Advisory &advisory);
    /// What to do; may be empty.
    [[nodiscard]] static QString remedy(const kubespray::Advisory &advisory);
    /// "Applies if metallb_enabled is true." for what is not certain, else empty.
    [[nodiscard]] static QString condition(const kubespray::Advisory &advisory);
    /// Why the hop goes to this tag: "highest patch of 2.28".
    [[nodiscard]] static QString reason(const kubespray::Hop &hop);
    /// Why another patch was not taken: "v2.28.0: a higher patch is taken; etcd would be older".
    [[nodiscard]] static QString alternative(const kubespray::Alternative &alternative);
    /// "etcd 3.5.16 → 3.5.22", "krew is gone", "argocd 2.14.5 is new".
    [[nodiscard]] static QString change(const kubespray::ComponentChange &change);
    /// "v1.30.4 → v1.31.9".
    [[nodiscard]] static QString kubernetes(const kubespray::Hop &hop);
    /// "v1.31.4", with what the roles say where the sample disagrees; "unknown".
    [[nodiscard]] static QString kubernetes(const kubespray::Release &release);
    /// "about 50 min", "not known yet".
    [[nodiscard]] static QString estimate(const std::optional<Milliseconds> &estimate);
    /// Why planHops() refused a way, as a sentence.
    [[nodiscard]] static QString refusal(const Error &error, const QString &from, const QString &to);
    /// In place of what a release does not say.
    [[nodiscard]] static QString unknown();
    /// The text in the language of the program.
    [[nodiscard]] static QString local(const kubespray::LocalText &text);
};

} // namespace kubemori::ui
