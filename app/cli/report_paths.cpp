// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/report_paths.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/output.hpp"

#include "operation/operation_folder.hpp"

#include <QFileInfo>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

QJsonObject reportJson(const QString &root, const QString &operation)
{
    QJsonObject json;
    const auto folder = operation::OperationFolder::pathOf(root, operation);
    if (!folder) {
        return json;
    }
    for (const auto &[name, suffix] : {std::pair{u"markdown"_s, u"md"_s}, std::pair{u"html"_s, u"html"_s}}) {
        const QString path = operation::OperationFolder::reportPath(*folder, suffix);
        if (QFileInfo(path).isFile()) {
            json.insert(name, path);
        }
    }
    return json;
}

QJsonObject withReport(QJsonObject json, const QString &root, const QString &operation)
{
    if (const QJsonObject report = reportJson(root, operation); !report.isEmpty()) {
        json.insert(u"report"_s, report);
    }
    return json;
}

QString reportText(const QString &root, const QString &operation)
{
    QString text;
    const QJsonObject report = reportJson(root, operation);
    for (const QString &name : {u"markdown"_s, u"html"_s}) {
        if (const QString path = report.value(name).toString(); !path.isEmpty()) {
            text += CliText::tr("Report: %1").arg(printable(path)) + u'\n';
        }
    }
    return text;
}

} // namespace kubemori::cli
