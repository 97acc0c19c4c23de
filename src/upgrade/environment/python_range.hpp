// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/version.hpp"

#include <QList>
#include <QString>

#include <optional>

namespace kubemori::upgrade {

/// Which versions of Python a release names: "3.10-3.12", "2.7,3.5-3.9", ">=3.9,<3.13", "3.11+". Only MAJOR.MINOR
/// counts: "3.12" is every 3.12.x.
class PythonRange
{
public:
    /// Nothing for what is none of these forms.
    [[nodiscard]] static std::optional<PythonRange> parse(const QString &text);

    [[nodiscard]] bool contains(const Version &python) const;

private:
    /// Both ends belong to it.
    struct Span
    {
        std::pair<int, int> low{0, 0};
        std::pair<int, int> high{999, 999};
        std::optional<std::pair<int, int>> except; ///< "!=3.10"
    };
    [[nodiscard]] static std::optional<Span> spanOf(const QString &part);
    static bool narrow(Span &span, const QString &comparison);

    QList<Span> m_spans; ///< one of them has to fit
};

} // namespace kubemori::upgrade
