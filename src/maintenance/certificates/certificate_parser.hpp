// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "maintenance/certificates/certificate.hpp"

#include <QByteArray>

namespace kubemori::maintenance {

/// Reads what the script of a look printed. Everything in it is suspected: lines and lists are bounded, words are taken
/// from a closed set, and certificates are read from their DER. InvalidData for an answer that is none or was cut off;
/// a certificate that cannot be read is an entry with an error. `now` is for daysLeft and clockAhead.
[[nodiscard]] Result<NodeCertificates> parseCertificateLook(const QByteArray &output, const QString &node,
                                                            const QDateTime &now);

/// One PEM block without its place. InvalidData when it is none, or its dates make no sense.
[[nodiscard]] Result<Certificate> readCertificate(const QByteArray &pem, const QDateTime &now);

/// By where it lies and what it says of itself.
[[nodiscard]] CertificateFamily familyOf(const QString &path, CertificateSource source, bool isCa);

} // namespace kubemori::maintenance
