// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/fleet/fleet_row.hpp"

#include <QScrollArea>

#include <utility>

class QFormLayout;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace kubemori::ui {

/// What is known of one cluster, in full: sentences instead of cells, why something is not known, and what it ran when.
class FleetDetails final : public QScrollArea
{
    Q_OBJECT
public:
    explicit FleetDetails(QWidget *parent = nullptr);

    void showRow(const FleetRow &row, const QDateTime &now);
    void clear();

Q_SIGNALS:
    /// Look again, and ask for passwords and host keys where they are needed.
    void askRequested();
    void openRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    /// A line of the list: its title, its text, and a quieter explanation.
    struct Line
    {
        QLabel *title = nullptr;
        QLabel *text = nullptr;
        QLabel *detail = nullptr;
    };
    Line addLine(const QString &name);
    /// The text, and the explanation, which may be empty.
    static void setLine(const Line &line, const std::pair<QString, QString> &texts);
    void setHints(const QList<fleet::PromotionHint> &hints);
    void setHistory(const QList<fleet::VersionRecord> &history);
    void retranslateUi();

    QWidget *m_content = nullptr;
    QLabel *m_name = nullptr;
    QLabel *m_purpose = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_ask = nullptr;
    QFormLayout *m_form = nullptr;
    Line m_release;
    Line m_kubernetes;
    Line m_skew;
    Line m_certificates;
    Line m_operation;
    Line m_hints;
    QLabel *m_historyTitle = nullptr;
    QTreeWidget *m_history = nullptr;
};

} // namespace kubemori::ui
