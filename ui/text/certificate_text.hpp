// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/certificates/certificate_survey.hpp"

#include <QCoreApplication>

namespace kubemori::ui {

/// Certificates in words for people.
class CertificateText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::CertificateText)

public:
    /// "API server", with "served" where it is what a server shows.
    [[nodiscard]] static QString family(const maintenance::Certificate &certificate);
    /// "in 12 days", "expired 3 days ago", "cannot be read".
    [[nodiscard]] static QString days(const maintenance::Certificate &certificate);
    [[nodiscard]] static QString severity(maintenance::CertificateSeverity severity);
    /// One sentence about what is wrong, with node and path.
    [[nodiscard]] static QString problem(const maintenance::CertificateFinding &finding);
    /// What to do about it.
    [[nodiscard]] static QString remedy(const maintenance::CertificateFinding &finding);
    /// What renews the certificates of this control plane by itself.
    [[nodiscard]] static QString timer(maintenance::RenewTimer timer);
    /// What the inventory says, and what it means.
    [[nodiscard]] static QString autoRenew(const QList<maintenance::AutoRenewSetting> &settings);
};

} // namespace kubemori::ui
