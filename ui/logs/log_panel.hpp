// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "logs/log_store.hpp"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace kubemori::ui {

class LogView;

/// A log with its bar: search, node filter, follow. GUI thread only; the store may be appended to from any thread, the
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
    [[nodiscard]] LogView *view() const { return m_view; }

Q_SIGNALS:
    /// Saving the log to a file failed; the text for people is made elsewhere from the error.
    void saveFailed(const kubemori::Error &error);

public Q_SLOTS:
    /// Moves the keyboard to the search field (Ctrl+F does it too).
    void focusSearch();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeBar();
    void makeShortcuts();
    void retranslate();
    void applySearch();
    void applyFilter();
    void updateNodes();
    void updateCount();
    void findFrom(bool forward);

    std::shared_ptr<logs::LogStore> m_store;
    QString m_node;
    QString m_searchError;
    LogView *m_view = nullptr;
    QLineEdit *m_searchField = nullptr;
    QToolButton *m_case = nullptr;
    QToolButton *m_regex = nullptr;
    QToolButton *m_onlyMatching = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QToolButton *m_follow = nullptr;
    QToolButton *m_wrap = nullptr;
    QLabel *m_found = nullptr;
    QLabel *m_count = nullptr;
    QComboBox *m_nodes = nullptr;
};

} // namespace kubemori::ui
