// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace kubemori::cli {

/// The files of an operation's report, as `{"markdown":path,"html":path}`; without those that are not there.
[[nodiscard]] QJsonObject reportJson(const QString &operation);

/// `json` with the field "report" if there is one.
[[nodiscard]] QJsonObject withReport(QJsonObject json, const QString &operation);

/// The same for people, a line for each file; empty when there is none.
[[nodiscard]] QString reportText(const QString &operation);

} // namespace kubemori::cli
