// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"
#include "diff/comparison.hpp"
#include "fleet/keyed_jobs.hpp"
#include "ui/bridge/diff_backend.hpp"

#include <map>
#include <memory>
#include <mutex>

namespace kubemori::composition {

/// Compares versions of one repository, here or on another host, in a few threads of its own.
class RealDiffBackend final : public ui::DiffBackend
{
public:
    RealDiffBackend(std::shared_ptr<command::Runner> runner, QString repository);
    ~RealDiffBackend() override;

    [[nodiscard]] bool isHere() const override;
    void names(Answer<diff::RepositoryNames> answer) override;
    void list(const ListRequest &request, Answer<Listing> answer) override;
    void open(const FileRequest &request, Answer<std::shared_ptr<const diff::FileDiff>> answer) override;
    void filesWith(const ListRequest &request, const diff::FileList &files, const QString &text,
                   Answer<QSet<QString>> answer) override;

private:
    using Held = std::shared_ptr<const diff::Comparison>;

    /// Stops what this kind of question has under way, and does the new job after it.
    void post(const QString &kind, std::function<void(const std::stop_token &)> job);
    [[nodiscard]] Result<Held> begin(const diff::DiffSource &from, const diff::DiffSource &to,
                                     const std::stop_token &stop);
    /// The one that list() began, if it is of these two.
    [[nodiscard]] Result<Held> held(const diff::DiffSource &from, const diff::DiffSource &to,
                                    const std::stop_token &stop);
    [[nodiscard]] Result<Listing> listing(const ListRequest &request, const std::stop_token &stop);

    std::shared_ptr<command::Runner> m_runner;
    QString m_repository;
    std::mutex m_mutex;
    diff::DiffSource m_from; ///< of m_held
    diff::DiffSource m_to;
    Held m_held;
    std::map<QString, std::stop_source> m_stops; ///< by kind; for the caller's thread only
    fleet::KeyedJobs m_jobs;                     ///< last: they use all of the above
};

} // namespace kubemori::composition
