// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

namespace kubemori::demo {

/// What a certificate of the demo says.
struct CertificateWords
{
    QString subject; ///< the CN
    QString organisation;
    QString issuer; ///< the CN
    QDateTime notBefore;
    QDateTime notAfter;
    QStringList names; ///< DNS
    bool isCa = false;
};

/// As PEM. Everybody can read it and nobody can trust it: nobody has signed it.
[[nodiscard]] QByteArray demoCertificate(const CertificateWords &words);

} // namespace kubemori::demo
