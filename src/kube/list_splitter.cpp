// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/list_splitter.hpp"

#include "kube/node_parser.hpp"

#include <utility>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

namespace {

// An object in etcd has at most 1.5 MiB (--max-request-bytes); JSON is longer than what is stored.
constexpr qsizetype longestItem = qsizetype{16} << 20;
constexpr qsizetype longestFrame = qsizetype{1} << 20;
constexpr int itemsDepth = 2;

bool isSpace(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

} // namespace

ListSplitter::ListSplitter(ItemSink sink)
    : m_sink(std::move(sink))
{
}

Result<> ListSplitter::feed(QByteArrayView bytes)
{
    const char *const end = bytes.data() + bytes.size();
    const char *from = bytes.data(); // what stands before it is kept already
    for (const char *at = from; at != end;) {
        if (m_inString) {
            at = skipString(at, end);
            continue;
        }
        switch (*at) {
        case '"':
            m_inString = true;
            [[fallthrough]];
        default:
            if (m_inItems && !m_inItem && *at != ',' && !isSpace(*at)) {
                return std::unexpected(where(u"an object was expected"_s));
            }
            break;
        case '{':
        case '[':
        case '}':
        case ']':
            if (const auto done = bracket(at, from); !done) {
                return done;
            }
            break;
        }
        ++at;
    }
    return keep(from, end);
}

/// Behind the string's closing quote, or at the end.
const char *ListSplitter::skipString(const char *at, const char *end)
{
    for (; at != end; ++at) {
        if (m_escaped) {
            m_escaped = false;
        } else if (*at == '\\') {
            m_escaped = true;
        } else if (*at == '"') {
            m_inString = false;
            return at + 1;
        }
    }
    return at;
}

Result<> ListSplitter::bracket(const char *at, const char *&from)
{
    const bool opens = *at == '{' || *at == '[';
    if (opens) {
        if (m_inItems && m_depth == itemsDepth) {
            if (*at != '{') {
                return std::unexpected(where(u"an object was expected"_s));
            }
            m_inItem = true; // the commas and spaces between two items are dropped
            from = at;
        } else if (*at == '[' && m_depth == 1) {
            if (const auto kept = keep(from, at + 1); !kept) {
                return kept;
            }
            from = at + 1;
            m_inItems = isItems();
        }
        ++m_depth;
        return {};
    }
    if (m_depth == 0) {
        return fail(ErrorCode::InvalidData, u"a closing bracket without an opening one"_s);
    }
    --m_depth;
    if (m_inItem && m_depth == itemsDepth) {
        if (const auto kept = keep(from, at + 1); !kept) {
            return kept;
        }
        from = at + 1;
        m_inItem = false;
        m_item.reserve(m_item.size() + NodeParser::padding);
        const auto taken = m_sink(m_item);
        m_item.resize(0);
        if (!taken) {
            return std::unexpected(taken.error().during(u"items[%1]"_s.arg(m_count)));
        }
        ++m_count;
    } else if (m_inItems && m_depth == 1) {
        m_inItems = false;
        from = at;
    }
    return {};
}

/// Whether the frame ends with the key "items" and an opening bracket.
bool ListSplitter::isItems() const
{
    const auto withoutSpace = [](QByteArrayView text) {
        while (!text.isEmpty() && isSpace(text.back())) {
            text.chop(1);
        }
        return text;
    };
    QByteArrayView text = withoutSpace(QByteArrayView(m_frame).chopped(1));
    if (!text.endsWith(':')) {
        return false;
    }
    text = withoutSpace(text.chopped(1));
    return text.endsWith("\"items\"") && !text.chopped(7).endsWith('\\');
}

Result<> ListSplitter::keep(const char *from, const char *to)
{
    if (m_inItems && !m_inItem) {
        return {};
    }
    QByteArray &kept = target();
    kept.append(from, to - from);
    if (kept.size() > (m_inItem ? longestItem : longestFrame)) {
        return std::unexpected(where(u"too long"_s));
    }
    return {};
}

Error ListSplitter::where(const QString &what) const
{
    return {.code = ErrorCode::InvalidData,
            .detail = m_inItems ? u"items[%1]: %2"_s.arg(m_count).arg(what) : what,
            .subject = {},
            .context = {}};
}

} // namespace kubemori::kube
