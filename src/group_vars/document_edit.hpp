// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "group_vars/settings_document.hpp"

#include <QByteArray>

#include <map>
#include <vector>

namespace kubemori::group_vars {

/// Lines that come into a document between others.
struct InsertedText
{
    QByteArray text;
    bool blankBefore = false; ///< a blank line in front, unless there is one
    bool blankAfter = false;  ///< a blank line behind, unless there is one
};

/// Changes of a document by its lines, collected first and then made at once; every line that is not named stays as it
/// is. Texts get the document's line ends.
class DocumentEdit
{
public:
    explicit DocumentEdit(SettingsDocument document);

    [[nodiscard]] const SettingsDocument &document() const { return m_document; }
    /// Puts a text in the place of an entry; an empty one removes it.
    void replace(const SettingEntry &entry, const QByteArray &text);
    /// The entry's lines as a comment.
    void commentOut(const SettingEntry &entry);
    /// Behind an entry, and behind the comment lines that go on with it. Several come in the order of the calls.
    void insertAfter(const SettingEntry &entry, InsertedText text);
    void append(InsertedText text);
    [[nodiscard]] bool isUnchanged() const { return m_replaced.empty() && m_inserted.empty(); }
    /// The text with the changes.
    [[nodiscard]] QByteArray apply() const;

private:
    [[nodiscard]] QByteArray withOwnEnds(const QByteArray &text) const;
    void insert(QByteArray &result, const std::vector<InsertedText> &texts, int nextLine) const;

    SettingsDocument m_document;
    QByteArray m_end;
    struct Replacement
    {
        int lineCount = 0;
        QByteArray text;
    };
    std::map<int, Replacement> m_replaced;               ///< by the first line
    std::map<int, std::vector<InsertedText>> m_inserted; ///< by the line they come before
};

/// The lines with "# " in front, blank ones as they are.
[[nodiscard]] QByteArray commentedOut(const QByteArray &text);

} // namespace kubemori::group_vars
