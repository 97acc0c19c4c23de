// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/jinja_reader.hpp"

namespace kubemori::ui {

using namespace Qt::StringLiterals;

void JinjaReader::read(QStringView line, SyntaxLine &spans)
{
    qsizetype at = 0;
    while (at < line.size()) {
        qsizetype start = at;
        if (m_part == Part::Text) {
            start = line.indexOf(u'{', at);
            if (start < 0 || start + 1 >= line.size()) {
                return;
            }
            const QChar next = line[start + 1];
            m_part = next == u'{'   ? Part::Expression
                     : next == u'%' ? Part::Statement
                     : next == u'#' ? Part::Comment
                                    : Part::Text;
            at = start + (m_part == Part::Text ? 1 : 2);
        }
        if (m_part == Part::Text) {
            continue;
        }
        const QStringView close = m_part == Part::Expression ? u"}}" : m_part == Part::Statement ? u"%}" : u"#}";
        const qsizetype found = line.indexOf(close, at);
        const qsizetype end = found < 0 ? line.size() : found + close.size();
        spans.push_back({.start = static_cast<int>(start),
                         .length = static_cast<int>(end - start),
                         .style = m_part == Part::Comment ? SyntaxStyle::Comment : SyntaxStyle::Template});
        if (found >= 0) {
            m_part = Part::Text;
        }
        at = end;
    }
}

} // namespace kubemori::ui
