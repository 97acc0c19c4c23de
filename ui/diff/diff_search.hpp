// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diff/text_search.hpp"
#include "ui/bridge/gui_mailbox.hpp"

#include <QObject>

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace kubemori::ui {

/// Searches a diff in a worker and walks through what it found. GUI thread.
class DiffSearch final : public QObject
{
    Q_OBJECT
public:
    explicit DiffSearch(QObject *parent = nullptr);
    ~DiffSearch() override;

    void setDiff(std::shared_ptr<const diff::FileDiff> diff);
    void setMatcher(std::optional<diff::TextMatcher> matcher);
    [[nodiscard]] bool isSearching() const { return m_isSearching; }
    [[nodiscard]] int count() const { return static_cast<int>(m_hits.size()); }
    [[nodiscard]] int current() const { return m_current; }
    /// The next hit, from one end on to the other; none: there is none. The first time it is the one next to where the
    /// person is: `isAbove` tells which hits are above there.
    [[nodiscard]] std::optional<diff::TextHit> step(bool forward,
                                                    const std::function<bool(const diff::TextHit &)> &isAbove);

Q_SIGNALS:
    /// Hits were found or forgotten.
    void found();

private:
    void restart();

    GuiMailbox m_mailbox;
    std::shared_ptr<const diff::FileDiff> m_diff;
    std::optional<diff::TextMatcher> m_matcher;
    std::vector<diff::TextHit> m_hits;
    std::stop_source m_stop;
    quint64 m_round = 0;
    int m_current = -1;
    bool m_isSearching = false;
};

} // namespace kubemori::ui
