// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_scanner.hpp"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace kubemori::ui {

/// The GUI thread's side of a LogScanner: gathers its matches as they come. GUI thread only.
class ScanFollower final : public QObject
{
    Q_OBJECT

public:
    explicit ScanFollower(QObject *parent = nullptr);
    ~ScanFollower() override;

    /// Looks in another log, with the same query.
    void setStore(std::shared_ptr<logs::LogStore> store);
    void setMatcher(std::optional<logs::LogMatcher> matcher);
    /// Lines were added to the store.
    void wake();
    /// Forgets matches in lines that are no longer held.
    void dropBefore(logs::LineNumber line);

    [[nodiscard]] const std::optional<logs::LogMatcher> &matcher() const { return m_matcher; }
    /// Ascending.
    [[nodiscard]] const std::vector<logs::LineNumber> &matches() const { return m_matches; }
    /// All complete lines there were have been looked at.
    [[nodiscard]] bool isDone() const { return m_isDone; }

Q_SIGNALS:
    /// Matches were added behind those there were, or the search reached the end.
    void progressed();

private:
    void begin();
    void takeProgress();

    std::shared_ptr<logs::LogStore> m_store;
    std::optional<logs::LogMatcher> m_matcher;
    std::vector<logs::LineNumber> m_matches;
    quint64 m_generation = 0;
    bool m_isDone = true;
    std::unique_ptr<logs::LogScanner> m_scanner;
};

} // namespace kubemori::ui
