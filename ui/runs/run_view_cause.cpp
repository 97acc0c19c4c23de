// SPDX-License-Identifier: GPL-3.0-or-later
// What the view of a run says of the cause of a failure.
#include "ui/logs/log_panel.hpp"
#include "ui/logs/log_view.hpp"
#include "ui/runs/cause_dialog.hpp"
#include "ui/runs/failure_card.hpp"
#include "ui/runs/followed_run.hpp"
#include "ui/runs/run_diagnosis.hpp"
#include "ui/runs/run_view.hpp"
#include "ui/text/run_text.hpp"

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

void RunView::setAdvice(AdviceSource &source, GuiMailbox &mailbox)
{
    m_advice = &source;
    m_mailbox = &mailbox;
    delete m_diagnosis;
    m_diagnosis = new RunDiagnosis(m_run, source, mailbox, this);
    connect(m_diagnosis, &RunDiagnosis::changed, this, &RunView::showCause);
    showCause();
}

qsizetype RunView::shownCause() const
{
    if (m_diagnosis == nullptr) {
        return -1;
    }
    const ansible::TreePlace place = m_failure->shownFailure();
    const ansible::HostRun *host = m_run.tree().host(place);
    const ansible::TaskRun *task = m_run.tree().task(place);
    if (host == nullptr || task == nullptr) { // no task failed: what the log speaks of as a whole
        return m_run.isFile() && !m_diagnosis->causes().isEmpty() ? 0 : -1;
    }
    return m_diagnosis->causeOf(host->host, RunText::task(*task), m_failure->failureCount() == 1);
}

void RunView::showCause()
{
    using State = RunDiagnosis::State;
    using Shown = FailureCard::CauseState;
    if (m_diagnosis == nullptr) {
        return;
    }
    if (const qsizetype cause = shownCause(); cause >= 0) {
        m_failure->setCause(Shown::Known, m_diagnosis->causes().at(cause).issue);
        return;
    }
    const State state = m_diagnosis->state();
    m_failure->setCause(state == State::Looking  ? Shown::Looking
                        : state == State::Done   ? Shown::Unknown
                        : state == State::Failed ? Shown::Failed
                                                 : Shown::Nothing);
}

void RunView::openCause()
{
    const qsizetype chosen = shownCause();
    if (chosen < 0) {
        return;
    }
    const KnownCause &cause = m_diagnosis->causes().at(chosen);
    QStringList nodes;
    if (const ansible::HostRun *host = m_run.tree().host(m_failure->shownFailure())) {
        nodes << host->host;
    }
    nodes << cause.cause.captures.value(u"node"_s) << cause.cause.host << m_diagnosis->failedHosts();
    nodes.removeAll(QString());
    nodes.removeAll(u"localhost"_s);
    nodes.removeDuplicates();
    auto *dialog = new CauseDialog(m_diagnosis->causes(), chosen, nodes, *m_advice, *m_mailbox, window());
    connect(dialog, &CauseDialog::lineRequested, this, &RunView::revealCause);
    connect(dialog, &CauseDialog::remedyRequested, this, &RunView::remedyRequested);
    dialog->open();
}

/// The log may hold a line in pieces, or no longer hold its beginning: then the line is a little further on.
void RunView::revealCause(const advice::Cause &cause)
{
    constexpr qint64 around = 300;
    constexpr qsizetype enough = 40;
    const logs::LogSnapshot log = m_run.log()->snapshot();
    const logs::LineNumber expected = log.firstLine() + cause.line - 1;
    const QByteArray wanted = cause.evidence.left(enough).trimmed().toUtf8();
    const auto isIt = [&log, &wanted](logs::LineNumber number) {
        return number >= log.firstLine() && number < log.endLine() && log.line(number).bytes.contains(wanted);
    };
    logs::LineNumber line = expected;
    for (qint64 step = 0; step <= around && !wanted.isEmpty(); ++step) {
        if (isIt(expected + step) || isIt(expected - step)) {
            line = isIt(expected + step) ? expected + step : expected - step;
            break;
        }
    }
    m_log->clearPart();
    m_log->view()->revealLine(std::clamp(line, log.firstLine(), std::max(log.firstLine(), log.endLine() - 1)));
    m_log->view()->setFocus();
}

} // namespace kubemori::ui
