// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/advice_source.hpp"
#include "ui/bridge/gui_mailbox.hpp"
#include "ui/widgets/appearance.hpp"

#include <QList>
#include <QWidget>

class QPushButton;
class QTabWidget;

namespace kubemori::ui {

class ElidedLabel;

/// What a node says of itself: a tab for each piece with the command that told it, to be copied or saved. GUI thread.
class EvidenceView final : public QWidget
{
    Q_OBJECT
public:
    /// `source` and `mailbox` must outlive the view.
    EvidenceView(AdviceSource &source, GuiMailbox &mailbox, QWidget *parent = nullptr);

    /// Asks the node; nothing happens while one is asked.
    void collect(const QString &node);
    [[nodiscard]] bool isCollecting() const { return m_isCollecting; }

Q_SIGNALS:
    /// isCollecting() says something else.
    void stateChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    using Pieces = QList<AdviceSource::Evidence>;
    void take(const Result<Pieces> &pieces);
    void fill();
    void say(const QString &icon, Tone tone, const QString &text);
    [[nodiscard]] QString text() const;
    void chooseFile();
    void saveTo(const QString &path);
    void retranslateUi();

    AdviceSource &m_source;
    GuiMailbox &m_mailbox;
    QString m_node;
    bool m_isCollecting = false;
    Pieces m_pieces;
    ElidedLabel *m_state = nullptr;
    QTabWidget *m_tabs = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace kubemori::ui
