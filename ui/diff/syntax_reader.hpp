// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diff/jinja_reader.hpp"
#include "ui/diff/syntax_spans.hpp"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>

#include <QString>

namespace kubemori::ui {

/// Reads the lines of one file one after the other and says what is what in them. Jinja, which Ansible's YAML and
/// templates of any kind are full of, is read on top of the language itself. Belongs to the repository's thread.
class SyntaxReader final : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    SyntaxReader(const KSyntaxHighlighting::Repository &repository, const QString &path);

    /// There is anything to say about this kind of file.
    [[nodiscard]] bool isUseful() const { return m_hasLanguage || m_hasJinja; }
    [[nodiscard]] SyntaxLine read(QStringView line);

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;

private:
    KSyntaxHighlighting::State m_state;
    JinjaReader m_jinja;
    SyntaxLine m_spans;
    bool m_hasLanguage = false;
    bool m_hasJinja = false;
};

} // namespace kubemori::ui
