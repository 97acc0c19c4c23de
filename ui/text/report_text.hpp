// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/timeline.hpp"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace kubemori::ui {

/// The report of an operation, fit to be attached to a change ticket: who, when, the plan, what came of each node with
/// its boot ids and versions, how long each phase took, what was asked and answered, and every change that was made, in
/// the person's language. Nothing a cluster put into it is taken for markup.
class ReportText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::ReportText)
public:
    [[nodiscard]] static QString markdown(const operation::Timeline &timeline);
    [[nodiscard]] static QString html(const operation::Timeline &timeline);

private:
    struct Section
    {
        QString title;
        QStringList lines;  ///< paragraphs
        QStringList header; ///< of the table; empty: none
        QList<QStringList> rows;
    };
    [[nodiscard]] static QString title(const operation::Timeline &timeline);
    [[nodiscard]] static QList<Section> sections(const operation::Timeline &timeline);
    [[nodiscard]] static Section overview(const operation::Timeline &timeline);
    [[nodiscard]] static Section nodes(const operation::Timeline &timeline);
    [[nodiscard]] static Section versions(const operation::Timeline &timeline);
    [[nodiscard]] static Section plan(const operation::Timeline &timeline);
    [[nodiscard]] static Section phases(const operation::Timeline &timeline);
    [[nodiscard]] static Section questions(const operation::Timeline &timeline);
    [[nodiscard]] static Section changes(const operation::Timeline &timeline);
};

} // namespace kubemori::ui
