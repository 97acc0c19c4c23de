// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "logs/log_matcher.hpp"
#include "logs/log_store.hpp"

#include <QWidget>

#include <memory>
#include <optional>

class QAction;
class QBoxLayout;
class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace kubemori::ui {

class LogView;

/// A part of a log that a person asked for, for instance what one task printed.
struct LogPart
{
    logs::LineRange lines;
    QString title; ///< for people: "Task: Gathering Facts"
    QString node;  ///< only its lines; empty: all

    bool operator==(const LogPart &) const = default;
};

/// A log with its bar: search, filters by node and level, the way from failure to failure, follow. What does not fit
/// into the bar is in its menu. GUI thread only; the store may be appended to from any thread, the
/// panel is woken by it and never blocks. The panel keeps the store alive; several panels may show one store.
class LogPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LogPanel(std::shared_ptr<logs::LogStore> store, QWidget *parent = nullptr);
    ~LogPanel() override;

    /// Shows another log (another operation's). Filter and search are kept.
    void setStore(std::shared_ptr<logs::LogStore> store);
    [[nodiscard]] const std::shared_ptr<logs::LogStore> &store() const { return m_store; }

    /// Shows only lines of this node; empty: all lines.
    void setNodeFilter(const QString &node);
    [[nodiscard]] const QString &nodeFilter() const { return m_node; }
    void setLevelFilter(logs::LevelFilter levels);
    [[nodiscard]] logs::LevelFilter levelFilter() const { return m_levels; }
    /// Shows only a part of the log, and that it does, with a button that ends it. The node becomes the node filter; it
    /// goes with the part unless a person has chosen another meanwhile. The same part with other lines: it goes on.
    void setPart(const LogPart &part);
    void clearPart();
    [[nodiscard]] const std::optional<LogPart> &part() const { return m_part; }
    /// Shows a line and marks it for a moment; filters that hide it are lifted.
    void revealLine(logs::LineNumber line);
    [[nodiscard]] LogView *view() const { return m_view; }
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Saving the log to a file failed; the text for people is made elsewhere from the error.
    void saveFailed(const kubemori::Error &error);
    /// The whole log is shown again.
    void partCleared();

public Q_SLOTS:
    /// Moves the keyboard to the search field (Ctrl+F does it too).
    void focusSearch();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeActions();
    void makeMenu();
    void makeBar();
    void fillBar();
    void connectBar();
    void fitBar();
    [[nodiscard]] int barWidth() const;
    void makeShortcuts();
    void retranslate();
    void applySearch();
    void applyFilter();
    void updateNodes();
    void updateCount();
    void updatePart();
    void findFrom(bool forward);
    void findFailure(bool forward);

    std::shared_ptr<logs::LogStore> m_store;
    QString m_node;
    logs::LevelFilter m_levels = logs::LevelFilter::All;
    std::optional<LogPart> m_part;
    QString m_searchError;
    LogView *m_view = nullptr;
    QAction *m_caseAction = nullptr;
    QAction *m_regexAction = nullptr;
    QAction *m_onlyMatchingAction = nullptr;
    QBoxLayout *m_bar = nullptr;
    QLineEdit *m_searchField = nullptr;
    QToolButton *m_case = nullptr;
    QToolButton *m_regex = nullptr;
    QToolButton *m_onlyMatching = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QToolButton *m_nextFailure = nullptr;
    QToolButton *m_previousFailure = nullptr;
    QToolButton *m_follow = nullptr;
    QToolButton *m_wrap = nullptr;
    QToolButton *m_more = nullptr;
    QLabel *m_found = nullptr;
    QLabel *m_count = nullptr;
    QToolButton *m_partButton = nullptr;
    QComboBox *m_nodes = nullptr;
    QComboBox *m_levelBox = nullptr;
    QList<QWidget *> m_spareable; ///< parts of the bar that go when it is narrow, first things first
};

} // namespace kubemori::ui
