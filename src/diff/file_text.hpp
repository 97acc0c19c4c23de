// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <vector>

namespace kubemori::diff {

/// The text of one side of a file, taken apart into lines. Lines are compared by their bytes and shown as UTF-8; what
/// is no UTF-8 is shown as �.
class FileText
{
public:
    FileText() = default;
    explicit FileText(QByteArray bytes);

    [[nodiscard]] int lineCount() const { return static_cast<int>(m_byteEnds.size()); }
    /// Without its line feed, with its carriage return.
    [[nodiscard]] QByteArrayView bytes(int line) const;
    /// Without line feed and carriage return.
    [[nodiscard]] QStringView text(int line) const;
    [[nodiscard]] bool hasCarriageReturn(int line) const;
    /// The last line has no line feed.
    [[nodiscard]] bool isEndMissing() const { return !m_bytes.isEmpty() && !m_bytes.endsWith('\n'); }
    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    [[nodiscard]] const QByteArray &allBytes() const { return m_bytes; }

    /// As git decides it: a NUL among the first 8,000 bytes.
    [[nodiscard]] static bool isBinary(const QByteArray &bytes);

private:
    QByteArray m_bytes;
    QString m_text;
    std::vector<qsizetype> m_byteEnds; ///< of the lines, at their line feeds
    std::vector<qsizetype> m_textEnds;
};

} // namespace kubemori::diff
