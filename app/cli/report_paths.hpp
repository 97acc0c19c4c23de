// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace kubemori::cli {

/// The files of the report of an operation below `root`, as `{"markdown":path,"html":path}`; without those that are not
/// there.
[[nodiscard]] QJsonObject reportJson(const QString &root, const QString &operation);

/// `json` with the field "report" if there is one.
[[nodiscard]] QJsonObject withReport(QJsonObject json, const QString &root, const QString &operation);

/// The same for people, a line for each file; empty when there is none.
[[nodiscard]] QString reportText(const QString &root, const QString &operation);

} // namespace kubemori::cli
