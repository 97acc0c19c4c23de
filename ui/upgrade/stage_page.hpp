// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/upgrade/upgrade_desk.hpp"
#include "ui/widgets/appearance.hpp"

#include <QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace kubemori::ui {

class AcceptPanel;
class CommandsPanel;
class FindingsView;
class Fold;
class LogPanel;
class MessageBar;

/// The frame of a wizard's page: what it is for, what is to be chosen, the commands that will be run, and what was
/// found. The buttons that do it stand below all pages, in the wizard. GUI thread.
class StagePage : public QWidget
{
    Q_OBJECT
public:
    /// `desk` must outlive the page.
    StagePage(upgrade::Stage stage, UpgradeDesk &desk, QWidget *parent = nullptr);

    [[nodiscard]] upgrade::Stage stage() const { return m_stage; }
    [[nodiscard]] UpgradeDesk &desk() const { return m_desk; }
    /// The page is shown now: what it shows is read anew.
    void enter();
    /// The person goes to the next page.
    virtual void leave() {}
    /// The words on the button that does it; empty: there is none.
    [[nodiscard]] virtual QString actionText() const;
    /// Why that button cannot be used now; empty: it can.
    [[nodiscard]] virtual QString whyNoAction() const;
    /// Why there is no way on now; empty: there is.
    [[nodiscard]] virtual QString whyNoNext() const;
    /// What that button does.
    virtual void act();
    /// All words anew; whoever makes a page calls it once.
    virtual void retranslateUi();
    /// A message above what is to be chosen.
    void say(Tone tone, const QString &text);

Q_SIGNALS:
    /// The words or reasons above may be others.
    void stateChanged();

protected:
    /// Where a page puts what is to be chosen.
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    [[nodiscard]] QWidget *content() const { return m_content; }
    /// What the page shows besides the upgrade itself is read anew. Only while nothing is under way, and there is an
    /// upgrade.
    virtual void load() {}
    /// What was read for another upgrade, or for another hop, is shown no more. Comes before load().
    virtual void forget();
    /// The upgrade is another than before, or the language is.
    virtual void showChoices() {}
    /// What is to be chosen takes the room that is left.
    void growBody();
    /// Only a page with commands of its own shows them.
    void hideCommands();
    /// Nothing can be chosen any more, or again.
    void setOpen(bool open);
    [[nodiscard]] upgrade::StageRecord record() const;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void loadAll();
    void askForCommands();
    void takeChange();
    void takeRun();
    void showError();
    void openLog();

    upgrade::Stage m_stage;
    UpgradeDesk &m_desk;
    bool m_hasCommands = true;
    bool m_isOpen = true;
    bool m_wasRunning = false;
    QTimer m_commandsTimer;
    QString m_shownFor;            ///< upgrade and hop
    upgrade::HopChoices m_planned; ///< those that the commands are for
    int m_generation = 0;          ///< answers to earlier questions are dropped
    QScrollArea *m_scroll = nullptr;
    QWidget *m_content = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_purpose = nullptr;
    MessageBar *m_message = nullptr;
    QVBoxLayout *m_layout = nullptr;
    QVBoxLayout *m_body = nullptr;
    QWidget *m_choices = nullptr;
    CommandsPanel *m_commands = nullptr;
    FindingsView *m_findings = nullptr;
    AcceptPanel *m_accept = nullptr;
    Fold *m_logFold = nullptr;
    LogPanel *m_log = nullptr; ///< made when it is first opened
};

} // namespace kubemori::ui
