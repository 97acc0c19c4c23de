// SPDX-License-Identifier: GPL-3.0-or-later
// What the page does with runs that are over.
#include "ansible/run_comparison.hpp"
#include "ui/runs/followed_run.hpp"
#include "ui/runs/run_comparison_dialog.hpp"
#include "ui/runs/run_history.hpp"
#include "ui/runs/run_summary.hpp"
#include "ui/runs/runs_page.hpp"
#include "ui/widgets/question_box.hpp"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using ansible::RunRecord;

namespace {

/// Of how many runs the events are read without being asked for, to say how much they did.
constexpr int summarised = 30;

} // namespace

/// One after the other, and only of runs on this machine: those of a deployer would have to be fetched.
void RunsPage::summariseNext()
{
    if (m_isSummarising || !isVisible()) {
        return;
    }
    int looked = 0;
    for (const RunRecord &run : m_history->model().runs()) {
        if (!run.status.isOver() || !run.host.isEmpty() || ++looked > summarised ||
            m_history->model().hasSummary(run.id) || m_summarised.contains(run.id)) {
            continue;
        }
        m_isSummarising = true;
        m_summarised.insert(run.id); // also if nothing can be said of it
        const QPointer<RunsPage> self(this);
        m_source.readEvents(
            run, [self, id = run.id, address = m_mailbox.address()](const Result<QList<ansible::RunEvent>> &events) {
                const auto summary = events ? std::optional(summaryOf(treeOf(*events))) : std::nullopt;
                address.post([self, id, summary] {
                    if (RunsPage *page = self.get()) {
                        page->m_isSummarising = false;
                        if (summary) {
                            page->m_history->model().setSummary(id, *summary);
                        }
                        page->summariseNext();
                    }
                });
            });
        return;
    }
}

void RunsPage::findPace(const FollowedRun &run)
{
    if (!run.isRunning()) {
        return;
    }
    const auto past = std::ranges::find_if(m_history->model().runs(), [&run](const RunRecord &record) {
        return record.status.isSuccess() && record.id != run.record().id && record.title() == run.record().title();
    });
    if (past == m_history->model().runs().end()) {
        return;
    }
    const QPointer<RunView> self(m_view);
    m_source.readEvents(*past, [self, address = m_mailbox.address()](const Result<QList<ansible::RunEvent>> &events) {
        if (!events) {
            return;
        }
        const auto pace = std::make_shared<const ansible::RunPace>(treeOf(*events));
        address.post([self, pace] {
            if (RunView *view = self.get()) {
                view->setPace(pace);
            }
        });
    });
}

void RunsPage::compare(const RunRecord &older, const RunRecord &newer)
{
    using Events = Result<QList<ansible::RunEvent>>;
    const QPointer<RunsPage> self(this);
    const auto address = m_mailbox.address();
    const auto refuse = [self, address](const Error &error) {
        address.post([self, error] {
            if (RunsPage *page = self.get()) {
                page->showError(error);
            }
        });
    };
    // Trees are made and compared on the source's threads; the second is asked for on this one.
    m_source.readEvents(older, [=](const Events &first) {
        if (!first) {
            refuse(first.error());
            return;
        }
        const auto before = std::make_shared<const ansible::RunTree>(treeOf(*first));
        address.post([=] {
            RunsPage *page = self.get();
            if (page == nullptr) {
                return;
            }
            page->m_source.readEvents(newer, [=](const Events &second) {
                if (!second) {
                    refuse(second.error());
                    return;
                }
                const QList<ansible::TaskComparison> rows = ansible::compareRuns(*before, treeOf(*second));
                address.post([=] {
                    if (RunsPage *shown = self.get()) {
                        (new RunComparisonDialog(older, newer, rows, shown))->open();
                    }
                });
            });
        });
    });
}

void RunsPage::confirmRemove(const QList<RunRecord> &runs)
{
    auto *box = new QuestionBox(this);
    box->setObjectName(u"runRemoveDialog"_s);
    box->setTexts(tr("Remove %n run(s)?", nullptr, static_cast<int>(runs.size())),
                  tr("Their output and events are deleted. What they did on the nodes stays."));
    box->addChoice(tr("&Remove"), u"runRemoveConfirm"_s, [this, runs] { remove(runs); });
    box->addRefusal(tr("&Cancel"), u"runRemoveRefuse"_s);
    box->open();
}

void RunsPage::remove(const QList<RunRecord> &runs)
{
    for (const RunRecord &run : runs) {
        if (m_view != nullptr && m_view->run().record().id == run.id) {
            delete std::exchange(m_view, nullptr);
        }
        forget();
        const QPointer<RunsPage> self(this);
        m_source.remove(run, [self, address = m_mailbox.address()](const Result<QString> &done) {
            address.post([self, done] {
                if (RunsPage *page = self.get()) {
                    if (!done) {
                        page->showError(done.error());
                    }
                    page->refresh();
                }
            });
        });
    }
}

} // namespace kubemori::ui
