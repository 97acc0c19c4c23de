// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diff/syntax_spans.hpp"

#include <QStringView>

namespace kubemori::ui {

/// Finds Jinja's {{ … }}, {% … %} and {# … #} line by line; each may reach over several lines.
class JinjaReader
{
public:
    void read(QStringView line, SyntaxLine &spans);

private:
    enum class Part { Text, Expression, Statement, Comment };

    Part m_part = Part::Text;
};

} // namespace kubemori::ui
