// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diff/file_diff.hpp"
#include "ui/bridge/gui_mailbox.hpp"
#include "ui/diff/syntax_spans.hpp"

#include <QObject>

#include <memory>
#include <stop_token>

class QThreadPool;

namespace kubemori::ui {

/// Colours both sides of a diff in a worker, each from its first line on, so that a hunk in the middle of a block text
/// looks as it does in its file. Lines arrive in order, in pieces, and nothing waits for them. GUI thread.
class SyntaxHighlighter final : public QObject
{
    Q_OBJECT
public:
    explicit SyntaxHighlighter(QObject *parent = nullptr);
    ~SyntaxHighlighter() override;

    /// Forgets what was; highlighted() follows until both sides are done.
    void start(std::shared_ptr<const diff::FileDiff> diff);
    /// The spans of a line; null: not yet, or there are none.
    [[nodiscard]] const SyntaxLine *line(diff::Side side, int line) const;
    [[nodiscard]] bool isDone() const { return m_open == 0; }

Q_SIGNALS:
    /// Lines [first, last) of a side have colours now.
    void highlighted(kubemori::diff::Side side, int first, int last);

private:
    struct Work;
    void take(quint64 round, diff::Side side, std::vector<SyntaxLine> lines, bool isLast);

    GuiMailbox m_mailbox;
    std::unique_ptr<QThreadPool> m_pool; ///< one thread: the definitions are loaded once and belong to it
    std::shared_ptr<Work> m_work;
    std::stop_source m_stop;
    quint64 m_round = 0;
    int m_open = 0; ///< sides that are not done
    std::vector<SyntaxLine> m_old;
    std::vector<SyntaxLine> m_new;
};

} // namespace kubemori::ui
