// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/syntax_highlighter.hpp"

#include "ui/diff/syntax_reader.hpp"

#include <QThreadPool>

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace kubemori::ui {

using diff::Side;

namespace {

using Deliver = std::function<void(Side, std::vector<SyntaxLine>, bool)>;

/// The first lines come at once, the rest in pieces that cost the GUI thread nothing.
constexpr std::size_t firstPiece = 200;
constexpr std::size_t laterPiece = 2000;

/// One side, as far as its next piece.
class SideReader
{
public:
    SideReader(const KSyntaxHighlighting::Repository &repository, const diff::FileDiff &diff, Side side)
        : m_text(diff.text(side))
        , m_side(side)
        , m_reader(repository,
                   side == Side::Old && diff.change.old.exists() ? diff.change.old.path : diff.change.path())
    {
    }

    [[nodiscard]] bool isDone() const { return m_isDone; }
    void readPiece(std::size_t size, const Deliver &deliver, const std::stop_token &stop)
    {
        std::vector<SyntaxLine> lines;
        if (m_reader.isUseful()) {
            for (; m_next < m_text.lineCount() && lines.size() < size && !stop.stop_requested(); ++m_next) {
                lines.push_back(m_reader.read(m_text.text(m_next)));
            }
        }
        m_isDone = lines.size() < size || m_next == m_text.lineCount();
        deliver(m_side, std::move(lines), m_isDone);
    }

private:
    const diff::FileText &m_text;
    Side m_side;
    SyntaxReader m_reader;
    int m_next = 0;
    bool m_isDone = false;
};

} // namespace

/// What lives in the worker.
struct SyntaxHighlighter::Work
{
    std::unique_ptr<KSyntaxHighlighting::Repository> repository;

    void run(const diff::FileDiff &diff, const Deliver &deliver, const std::stop_token &stop)
    {
        if (!repository) {
            repository = std::make_unique<KSyntaxHighlighting::Repository>();
        }
        SideReader oldSide(*repository, diff, Side::Old);
        SideReader newSide(*repository, diff, Side::New);
        for (std::size_t size = firstPiece; !oldSide.isDone() || !newSide.isDone(); size = laterPiece) {
            for (SideReader *side : {&oldSide, &newSide}) {
                if (!side->isDone() && !stop.stop_requested()) {
                    side->readPiece(size, deliver, stop);
                }
            }
            if (stop.stop_requested()) {
                return;
            }
        }
    }
};

SyntaxHighlighter::SyntaxHighlighter(QObject *parent)
    : QObject(parent)
    , m_pool(std::make_unique<QThreadPool>())
    , m_work(std::make_shared<Work>())
{
    m_pool->setMaxThreadCount(1);
    m_pool->setExpiryTimeout(-1);
}

SyntaxHighlighter::~SyntaxHighlighter()
{
    m_stop.request_stop();
    m_pool->start([work = std::exchange(m_work, nullptr)] { work->repository.reset(); });
    m_pool->waitForDone();
}

void SyntaxHighlighter::start(std::shared_ptr<const diff::FileDiff> diff)
{
    m_stop.request_stop();
    m_stop = {};
    m_old.clear();
    m_new.clear();
    const quint64 round = ++m_round;
    if (!diff || diff->kind != diff::FileDiff::Kind::Text) {
        m_open = 0;
        return;
    }
    m_open = 2;
    const Deliver deliver = [this, round, address = m_mailbox.address()](Side side, std::vector<SyntaxLine> lines,
                                                                         bool isLast) {
        address.post([this, round, side, lines = std::move(lines), isLast]() mutable {
            take(round, side, std::move(lines), isLast);
        });
    };
    m_pool->start([work = m_work, diff = std::move(diff), deliver, stop = m_stop.get_token()] {
        if (!stop.stop_requested()) {
            work->run(*diff, deliver, stop);
        }
    });
}

void SyntaxHighlighter::take(quint64 round, Side side, std::vector<SyntaxLine> lines, bool isLast)
{
    if (round != m_round) {
        return;
    }
    std::vector<SyntaxLine> &all = side == Side::Old ? m_old : m_new;
    const auto first = static_cast<int>(all.size());
    std::ranges::move(lines, std::back_inserter(all));
    m_open -= isLast ? 1 : 0;
    Q_EMIT highlighted(side, first, static_cast<int>(all.size()));
}

const SyntaxLine *SyntaxHighlighter::line(Side side, int line) const
{
    const std::vector<SyntaxLine> &all = side == Side::Old ? m_old : m_new;
    const auto index = static_cast<std::size_t>(line);
    return line >= 0 && index < all.size() ? &all[index] : nullptr;
}

} // namespace kubemori::ui
