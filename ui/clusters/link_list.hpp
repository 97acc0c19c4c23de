// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "links/link_report.hpp"

#include <QTreeWidget>

namespace kubemori::ui {

/// The links of a cluster while they are tested: state with icon, word and colour, what was tested where, what was
/// found and how to mend it.
class LinkList final : public QTreeWidget
{
    Q_OBJECT
public:
    enum Role { IconRole = Qt::UserRole + 1, ToneRole };
    enum Column { State, Place, Link, Finding, ColumnCount };

    explicit LinkList(QWidget *parent = nullptr);

    void clearReports();
    /// Puts it in the place of an earlier report of the same link.
    void setReport(const links::LinkReport &report);
    [[nodiscard]] const QList<links::LinkReport> &reports() const { return m_reports; }
    void retranslate();
    /// For the clipboard.
    [[nodiscard]] QString toText() const;

private:
    void show(QTreeWidgetItem *item, const links::LinkReport &report);

    QList<links::LinkReport> m_reports; ///< in the order of the rows
};

} // namespace kubemori::ui
