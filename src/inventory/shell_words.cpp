// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/shell_words.hpp"

#include <QStringView>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

namespace {

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\r' || c == u'\n';
}

/// Reads one word after the other; the rules are those of a POSIX shell without expansions.
class WordReader
{
public:
    explicit WordReader(QStringView line)
        : m_line(line)
    {
    }

    Checked<QStringList> words()
    {
        QStringList words;
        while (skipBlanks()) {
            m_word.clear();
            m_quoted = false;
            if (const auto read = readWord(); !read) {
                return std::unexpected(read.error());
            }
            if (m_quoted || !m_word.isEmpty()) {
                words.append(m_word);
            }
        }
        return words;
    }

private:
    bool skipBlanks()
    {
        while (m_at < m_line.size() && isBlank(m_line.at(m_at))) {
            ++m_at;
        }
        return m_at < m_line.size();
    }

    Checked<> readWord()
    {
        while (m_at < m_line.size() && !isBlank(m_line.at(m_at))) {
            const QChar c = m_line.at(m_at++);
            if (c == u'#') {
                m_at = m_line.size();
            } else if (c == u'\\') {
                if (m_at == m_line.size()) {
                    return std::unexpected(u"a backslash at the end has nothing to escape"_s);
                }
                m_word += m_line.at(m_at++);
            } else if (c == u'\'' || c == u'"') {
                if (const auto read = readQuoted(c); !read) {
                    return read;
                }
            } else {
                m_word += c;
            }
        }
        return {};
    }

    Checked<> readQuoted(QChar quote)
    {
        m_quoted = true;
        while (m_at < m_line.size()) {
            QChar c = m_line.at(m_at++);
            if (c == quote) {
                return {};
            }
            if (c == u'\\' && quote == u'"' && m_at < m_line.size()) {
                const QChar escaped = m_line.at(m_at++);
                if (escaped != u'"' && escaped != u'\\') {
                    m_word += c;
                }
                c = escaped;
            }
            m_word += c;
        }
        return std::unexpected(u"a quotation mark is not closed"_s);
    }

    QStringView m_line;
    qsizetype m_at = 0;
    QString m_word;
    bool m_quoted = false;
};

} // namespace

Checked<QStringList> splitShellWords(const QString &line)
{
    return WordReader(line).words();
}

} // namespace kubemori::inventory
