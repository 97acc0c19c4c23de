// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/telling/operation_report.hpp"

#include "operation/operation_folder.hpp"
#include "operation/timeline.hpp"
#include "ui/text/report_text.hpp"

#include <QSaveFile>

namespace kubemori::telling {

using namespace Qt::StringLiterals;

namespace {

Result<> write(const QString &path, const QString &text)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(text.toUtf8()) < 0 || !file.commit()) {
        return fail(ErrorCode::Io, file.errorString(), path);
    }
    return {};
}

} // namespace

Result<> writeReport(const QString &root, const QString &operation)
{
    const auto folder = operation::OperationFolder::pathOf(root, operation);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    const auto timeline = operation::readTimelineIn(*folder);
    if (!timeline) {
        return std::unexpected(timeline.error());
    }
    using operation::OperationFolder;
    return write(OperationFolder::reportPath(*folder, u"md"_s), ui::ReportText::markdown(*timeline)).and_then([&] {
        return write(OperationFolder::reportPath(*folder, u"html"_s), ui::ReportText::html(*timeline));
    });
}

} // namespace kubemori::telling
