// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/duration_history.hpp"

#include "operation/json.hpp"
#include "operation/names.hpp"
#include "operation/operation_folder.hpp"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTimeZone>

#include <algorithm>

namespace kubemori::operation {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRuns = 20;
constexpr qint64 largestJournal = qint64{64} << 20;
constexpr std::size_t enoughOfItsOwn = 3;

std::optional<Milliseconds> medianOf(std::vector<Milliseconds> samples)
{
    if (samples.empty()) {
        return std::nullopt;
    }
    const auto middle = samples.begin() + static_cast<std::ptrdiff_t>(samples.size() / 2);
    std::ranges::nth_element(samples, middle);
    return *middle;
}

/// Follows the states of one operation. Steps run one after the other, so that time belongs to the step that was begun
/// last: a shutdown stays Verifying while a later step proves it.
class Stopwatch
{
public:
    void state(const QString &step, StepState state, const QDateTime &at)
    {
        const qint64 passed = m_last.isValid() ? m_last.msecsTo(at) : 0;
        if (!m_current.isEmpty()) {
            m_spent[m_current] += Milliseconds(passed);
        }
        // A clock that was set back says nothing.
        if (passed < 0 && !m_current.isEmpty()) {
            m_spoilt.insert(m_current);
        }
        m_last = at;
        follow(step, state);
    }

    [[nodiscard]] QHash<QString, Milliseconds> clean() const
    {
        QHash<QString, Milliseconds> clean;
        for (const QString &step : m_succeeded) {
            if (!m_spoilt.contains(step)) {
                clean.insert(step, m_spent.value(step));
            }
        }
        return clean;
    }

private:
    void follow(const QString &step, StepState state)
    {
        switch (state) {
        case StepState::Checking:
        case StepState::Running:
            // Begun a second time: retried, or the program was started anew.
            if (m_states.value(step, StepState::Pending) > state) {
                m_spoilt.insert(step);
            }
            m_current = step;
            break;
        case StepState::Succeeded:
        case StepState::AlreadyDone: // a node that is empty, or down before it was looked at
            m_succeeded.insert(step);
            break;
        case StepState::Pending:
        case StepState::Verifying:
            break;
        default:
            m_spoilt.insert(step);
            break;
        }
        if (step == m_current && (isFinal(state) || state == StepState::Asking)) {
            m_current.clear();
        }
        m_states[step] = state;
    }

    QDateTime m_last;
    QString m_current;
    QHash<QString, StepState> m_states;
    QHash<QString, Milliseconds> m_spent;
    QSet<QString> m_succeeded;
    QSet<QString> m_spoilt;
};

QJsonObject nextRecord(const QByteArray &journal, qsizetype &start)
{
    while (start < journal.size()) {
        const qsizetype end = journal.indexOf('\n', start);
        if (end < 0) {
            start = journal.size();
            break;
        }
        const QByteArray line = journal.mid(start, end - start);
        start = end + 1;
        // What was observed is most of a journal, and of no interest here.
        if (line.contains(R"("event":"state")") || line.contains(R"("event":"begin")")) {
            return QJsonDocument::fromJson(line).object();
        }
    }
    return {};
}

} // namespace

std::optional<Milliseconds> DurationHistory::median(StepKind kind, const QString &node) const
{
    const auto &byNode = m_samples.value(kind);
    const std::vector<Milliseconds> own = byNode.value(node);
    if (own.size() >= enoughOfItsOwn) {
        return medianOf(own);
    }
    std::vector<Milliseconds> all;
    for (const std::vector<Milliseconds> &samples : byNode) {
        all.insert(all.end(), samples.begin(), samples.end());
    }
    return medianOf(std::move(all));
}

void DurationHistory::learn(const QByteArray &journal, const QString &cluster, const QString &kind)
{
    qsizetype start = 0;
    const QJsonObject begin = nextRecord(journal, start);
    const auto plan = planFromJson(begin[u"plan"].toObject());
    if (begin[u"event"].toString() != u"begin" || !plan || plan->cluster != cluster || plan->kind != kind) {
        return;
    }
    Stopwatch watch;
    while (start < journal.size()) {
        const QJsonObject record = nextRecord(journal, start);
        const auto state = fromName<StepState>(record[u"state"].toString());
        const QDateTime at = QDateTime::fromString(record[u"time"].toString(), Qt::ISODateWithMs);
        if (!state || !at.isValid()) {
            break;
        }
        watch.state(record[u"step"].toString(), *state, at);
    }
    const QHash<QString, Milliseconds> clean = watch.clean();
    for (const PlanStep &step : plan->steps) {
        if (const auto spent = clean.constFind(step.id); spent != clean.constEnd()) {
            m_samples[step.kind][step.node].push_back(*spent);
        }
    }
    m_runs += clean.isEmpty() ? 0 : 1;
}

DurationHistory readDurationHistory(const QString &root, const QString &cluster, const QString &kind)
{
    DurationHistory history;
    const QDir folder(root.isEmpty() ? defaultOperationsRoot() : root);
    // Their names begin with the time.
    const QStringList operations = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    for (const QString &operation : operations) {
        QFile journal(OperationFolder::journalPath(folder.filePath(operation)));
        if (history.runs() < mostRuns && journal.size() <= largestJournal && journal.open(QIODevice::ReadOnly)) {
            history.learn(journal.readAll(), cluster, kind);
        }
    }
    return history;
}

} // namespace kubemori::operation
