// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/diff_backend.hpp"

#include "base/linked_stop.hpp"

#include <utility>

namespace kubemori::composition {

using namespace Qt::StringLiterals;

namespace {

/// One for each kind of question.
constexpr int threads = 4;

} // namespace

RealDiffBackend::RealDiffBackend(std::shared_ptr<command::Runner> runner, QString repository)
    : m_runner(std::move(runner))
    , m_repository(std::move(repository))
    , m_jobs(threads)
{
}

RealDiffBackend::~RealDiffBackend() = default;

bool RealDiffBackend::isHere() const
{
    return m_runner->location() == "local"_L1;
}

void RealDiffBackend::post(const QString &kind, std::function<void(const std::stop_token &)> job)
{
    std::stop_source &stop = m_stops[kind];
    stop.request_stop();
    stop = {};
    m_jobs.post(kind, [job = std::move(job), own = stop.get_token()](const std::stop_token &outer) {
        const LinkedStop linked(outer, own);
        job(linked.token());
    });
}

void RealDiffBackend::names(Answer<diff::RepositoryNames> answer)
{
    post(u"names"_s, [this, answer = std::move(answer)](const std::stop_token &stop) {
        answer(diff::readRepositoryNames(kubespray::Git(m_runner, m_repository), stop));
    });
}

Result<RealDiffBackend::Held> RealDiffBackend::begin(const diff::DiffSource &from, const diff::DiffSource &to,
                                                     const std::stop_token &stop)
{
    auto begun = diff::Comparison::begin(m_runner, m_repository, from, to, stop);
    if (begun) {
        Held old; // what it holds is removed outside of the lock
        const std::scoped_lock lock(m_mutex);
        old = std::exchange(m_held, *begun);
        m_from = from;
        m_to = to;
    }
    return begun;
}

Result<RealDiffBackend::Held> RealDiffBackend::held(const diff::DiffSource &from, const diff::DiffSource &to,
                                                    const std::stop_token &stop)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_held && m_from == from && m_to == to) {
            return m_held;
        }
    }
    return begin(from, to, stop);
}

Result<ui::DiffBackend::Listing> RealDiffBackend::listing(const ListRequest &request, const std::stop_token &stop)
{
    const auto comparison = begin(request.from, request.to, stop);
    if (!comparison) {
        return std::unexpected(comparison.error());
    }
    auto files = (*comparison)->files(request.options, stop);
    if (!files) {
        return std::unexpected(files.error());
    }
    Listing listing{.files = std::move(*files), .inventory = {}, .holdsInventory = false};
    if (!request.inventory.isEmpty()) {
        listing.inventory = (*comparison)->pathInside(request.inventory);
        const auto holds = (*comparison)->holds(listing.inventory, stop);
        if (!holds) {
            return std::unexpected(holds.error());
        }
        listing.holdsInventory = *holds;
    }
    return listing;
}

void RealDiffBackend::list(const ListRequest &request, Answer<Listing> answer)
{
    post(u"list"_s,
         [this, request, answer = std::move(answer)](const std::stop_token &stop) { answer(listing(request, stop)); });
}

void RealDiffBackend::open(const FileRequest &request, Answer<std::shared_ptr<const diff::FileDiff>> answer)
{
    post(u"open"_s, [this, request, answer = std::move(answer)](const std::stop_token &stop) {
        answer(
            held(request.from, request.to, stop)
                .and_then([&](const Held &comparison) { return comparison->file(request.file, request.options, stop); })
                .transform(
                    [](diff::FileDiff &&file) { return std::make_shared<const diff::FileDiff>(std::move(file)); }));
    });
}

void RealDiffBackend::filesWith(const ListRequest &request, const diff::FileList &files, const QString &text,
                                Answer<QSet<QString>> answer)
{
    post(u"text"_s, [this, request, files, text, answer = std::move(answer)](const std::stop_token &stop) {
        answer(held(request.from, request.to, stop).and_then([&](const Held &comparison) {
            return comparison->filesWith(text, files, request.options, stop);
        }));
    });
}

} // namespace kubemori::composition
