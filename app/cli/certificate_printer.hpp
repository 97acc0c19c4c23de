// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/certificates/certificate_survey.hpp"

#include <QJsonObject>

namespace kubemori::cli {

/// {"certificates":[{"node","path","subject","notAfter","daysLeft",…}],"nodes":[…],"autoRenew":[…],"findings":[…]}
[[nodiscard]] QJsonObject certificatesJson(const maintenance::CertificateReport &report);
/// A table, the one that ends first at the top, and what is wrong below it. Safe for a terminal.
[[nodiscard]] QString certificatesText(const maintenance::CertificateReport &report);

} // namespace kubemori::cli
