// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QByteArray>
#include <QString>

#include <optional>

namespace kubemori::advice {

/// A text in a file that is to become another one.
struct TextPatch
{
    QString find;
    QString replace;

    bool operator==(const TextPatch &) const = default;
};

/// The content with the text replaced; none: it is replaced already. Line ends are the file's own: the patch may have
/// line feeds where the file has CRLF. NotFound when the text is not there; InvalidData when it is there several times.
[[nodiscard]] Result<std::optional<QByteArray>> patched(const QByteArray &content, const TextPatch &patch);

/// The way back; none: the content is not patched. `backup`: the file as it was before; none: there is none. When the
/// file is nothing but the patched backup it is the backup; else the one place is put back. NotFound and InvalidData as
/// above, when neither is possible.
[[nodiscard]] Result<std::optional<QByteArray>> unpatched(const QByteArray &content, const TextPatch &patch,
                                                          const std::optional<QByteArray> &backup);

} // namespace kubemori::advice
