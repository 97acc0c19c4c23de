// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/file_diff.hpp"

#include <algorithm>

namespace kubemori::diff {

Result<FileDiff> makeFileDiff(const FileChange &change, const QByteArray &oldBytes, const QByteArray &newBytes,
                              const DiffOptions &options, std::stop_token stop)
{
    FileDiff diff;
    diff.change = change;
    diff.oldBytes = oldBytes.size();
    diff.newBytes = newBytes.size();
    if (std::max(oldBytes.size(), newBytes.size()) > FileDiff::mostBytes) {
        diff.kind = FileDiff::Kind::TooLarge;
        return diff;
    }
    if (FileText::isBinary(oldBytes) || FileText::isBinary(newBytes)) {
        diff.kind = FileDiff::Kind::Binary;
        return diff;
    }
    diff.oldText = FileText(oldBytes);
    diff.newText = FileText(newBytes);
    diff.changes = diffLines(diff.oldText, diff.newText, options, stop);
    diff.pairs = pairLines(diff.changes, diff.oldText, diff.newText);
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    return diff;
}

} // namespace kubemori::diff
