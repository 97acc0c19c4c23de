// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/diff_backend.hpp"
#include "ui/bridge/gui_mailbox.hpp"

#include <QTimer>
#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QSplitter;
class QStackedWidget;

namespace kubemori::ui {

class DiffFilterBar;
class DiffPane;
class DiffSourceBar;
class DiffTree;
class EmptyState;
class MessageBar;

/// Two versions of a repository side by side: which files differ, and how. On top the two versions, left the files,
/// right the chosen one. Shows nothing until it has a backend; the backend has to outlive it or be taken away before.
class DiffPage final : public QWidget
{
    Q_OBJECT
public:
    explicit DiffPage(QWidget *parent = nullptr);
    ~DiffPage() override;

    /// Whose versions are compared; null: nothing. Forgets what was shown.
    void setBackend(DiffBackend *backend);
    /// Compares two versions: tags, branches, commits, "WORKTREE", or folders (see diff::DiffSource::parse()).
    /// `repository` is a name for people: what stands above the choosers.
    void open(const QString &repository, const QString &from, const QString &to);
    /// Where the person's own inventory is, below the root of the repository ("inventory/prod") or as a whole path on
    /// its machine; empty: not known. Only files below it are shown while "only my inventory" is on; where it is part
    /// of neither version, the sample that it was made from stands for it.
    void setInventory(const QString &path);
    /// Opens a file of the list, or does so once the list is there. Its old or new path.
    void showFile(const QString &path);

    [[nodiscard]] QString from() const;
    [[nodiscard]] QString to() const;
    /// The path of the file that is shown; empty: none.
    [[nodiscard]] QString currentFile() const;

    /// What the person chose (layout, white space, splitter), for window.ini.
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);
    void focusFilter();

Q_SIGNALS:
    /// Two other versions are compared now: to be remembered or shown in a title.
    void versionsChanged(const QString &from, const QString &to);
    void fileShown(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeActions();
    void retranslateUi();
    void askNames();
    void compare();
    void takeList(const Result<DiffBackend::Listing> &listing);
    void openCurrent();
    void takeFile(const Result<std::shared_ptr<const diff::FileDiff>> &file);
    void searchFiles();
    void applyFilter();
    [[nodiscard]] std::function<bool(const diff::FileChange &)> fileFilter() const;
    void updateSummary();
    void showError(const Error &error, const QString &during);
    [[nodiscard]] DiffBackend::ListRequest request() const;
    [[nodiscard]] QString shownInventory() const;
    /// Carries an answer to this page if it is still the newest of its kind.
    template<class T, class Take> [[nodiscard]] DiffBackend::Answer<T> answerTo(quint64 &newest, Take take);

    GuiMailbox m_mailbox;
    DiffBackend *m_backend = nullptr;
    DiffSourceBar *m_sources = nullptr;
    MessageBar *m_message = nullptr;
    DiffFilterBar *m_filter = nullptr;
    DiffTree *m_tree = nullptr;
    DiffPane *m_pane = nullptr;
    QLabel *m_summary = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedWidget *m_stack = nullptr;
    QSplitter *m_splitter = nullptr;
    QAction *m_nextFile = nullptr;
    QAction *m_previousFile = nullptr;
    QString m_inventory;
    QString m_wantedFile;
    std::optional<DiffBackend::Listing> m_listing;
    std::optional<DiffBackend::ListRequest> m_listed;    ///< what m_listing answers
    std::optional<QSet<QString>> m_withText;             ///< while files are filtered by text
    std::optional<std::pair<quint64, QString>> m_opened; ///< the file that is shown or on its way, of which list
    QTimer m_searchDelay;
    quint64 m_namesTicket = 0;
    quint64 m_listTicket = 0;
    quint64 m_fileTicket = 0;
    quint64 m_searchTicket = 0;
    bool m_isListing = false;
    bool m_beginAtEnd = false; ///< of the next file: it was come to from below
};

} // namespace kubemori::ui
