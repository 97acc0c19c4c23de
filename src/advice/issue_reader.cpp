// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/issue_reader.hpp"

namespace kubemori::advice {

Result<IssueFile> readIssueFile(const QByteArray & /*yaml*/, const QString &file)
{
    return fail(ErrorCode::InvalidInput, file);
}

} // namespace kubemori::advice
