// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>

namespace kubemori::kube {

/// Takes a Kubernetes list apart while it arrives: each object in "items" is handed on as soon as its last byte is
/// there, and only what stands around them is kept. So a list of any length needs the memory of one item, and reading
/// it costs no time after the last byte. Looks at brackets and strings only; what is in them is the readers' business.
/// For use inside this library only.
class ListSplitter
{
public:
    /// Gets an item's JSON text with room for NodeParser::padding behind it. Its error ends the reading.
    using ItemSink = std::function<Result<>(QByteArray &item)>;

    explicit ListSplitter(ItemSink sink);

    /// InvalidData when it cannot be a list, or an item or what is around them is too long; then the sink's error.
    /// After an error nothing more must be fed.
    [[nodiscard]] Result<> feed(QByteArrayView bytes);
    /// The list without its items ("items":[]), to be read as any page; the text's end may be missing, which its reader
    /// finds.
    [[nodiscard]] QByteArray &frame() { return m_frame; }

private:
    [[nodiscard]] const char *skipString(const char *at, const char *end);
    [[nodiscard]] Result<> bracket(const char *at, const char *&from);
    [[nodiscard]] bool isItems() const;
    [[nodiscard]] QByteArray &target() { return m_inItem ? m_item : m_frame; }
    [[nodiscard]] Result<> keep(const char *from, const char *to);
    [[nodiscard]] Error where(const QString &what) const;

    ItemSink m_sink;
    QByteArray m_frame;
    QByteArray m_item;
    int m_depth = 0;
    qsizetype m_count = 0;
    bool m_inString = false;
    bool m_escaped = false; ///< the last byte was a backslash that counts
    bool m_inItems = false; ///< between the brackets of "items"
    bool m_inItem = false;
};

} // namespace kubemori::kube
