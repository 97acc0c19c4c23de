// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/journal_reader.hpp"

#include "operation/journal.hpp"
#include "operation/json.hpp"
#include "operation/names.hpp"
#include "operation/operation_folder.hpp"

#include <QFile>
#include <QJsonDocument>

namespace kubemori::operation {

using namespace Qt::StringLiterals;

namespace {

/// Applies records one by one to the picture of the operation.
class Replay
{
public:
    explicit Replay(JournalContents &contents)
        : m_contents(contents)
    {
    }

    Result<> apply(const QJsonObject &record, qint64 number)
    {
        if (record[u"seq"].toInteger(-1) != number) {
            return fail(ErrorCode::InvalidData,
                        u"record %1 has number %2"_s.arg(number).arg(record[u"seq"].toInteger(-1)));
        }
        const QString event = record[u"event"].toString();
        m_contents.lastAt = QDateTime::fromString(record[u"time"].toString(), Qt::ISODateWithMs);
        if (number == 0) {
            return event == u"begin" ? begin(record)
                                     : fail(ErrorCode::InvalidData, u"the first record is not \"begin\""_s);
        }
        if (event == u"state") {
            return state(record);
        }
        if (event == u"node" || event == u"end") {
            return event == u"node" ? node(record) : end(record);
        }
        if (event == u"resume") {
            resume(record);
        } else if (event == u"left") {
            m_contents.left = true;
        } else if (event == u"intent") {
            intend(record);
        } else if (event == u"result") {
            m_openIntents.remove(record[u"step"].toString());
        } else if (event == u"fact") {
            m_contents.facts.set(record[u"node"].toString(), record[u"key"].toString(), record[u"value"].toString());
        } else if (event == u"question") {
            ask(record[u"question"].toObject());
        } else if (event == u"answer") {
            m_contents.openQuestion.reset();
        }
        // Other events ("observed", and what later versions of the same schema add) change no state.
        return {};
    }

    /// To be called once all records are in, and before the records of another run.
    void finish()
    {
        if (m_contents.finished) {
            m_contents.openQuestion.reset();
        }
        for (auto state = m_contents.states.begin(); state != m_contents.states.end(); ++state) {
            // Looking whether a step is done changes nothing: it can simply be looked at again.
            if (state.value() == StepState::Checking) {
                state.value() = StepState::Pending;
            } else if (!isFinal(state.value()) && state.value() != StepState::Pending) {
                state.value() = StepState::Interrupted;
            }
            if (m_openIntents.contains(state.key())) {
                state.value() = StepState::Interrupted;
            }
        }
    }

private:
    Result<> begin(const QJsonObject &record)
    {
        if (record[u"schema"].toInt() != Journal::schemaVersion) {
            return fail(ErrorCode::InvalidData, u"journal schema %1 is not known"_s.arg(record[u"schema"].toInt()));
        }
        const QJsonObject plan = record[u"plan"].toObject();
        if (record[u"planHash"].toString() != planHash(plan)) {
            return fail(ErrorCode::InvalidData, u"the plan does not fit its hash"_s);
        }
        auto read = planFromJson(plan);
        if (!read) {
            return std::unexpected(read.error());
        }
        m_contents.plan = *read;
        m_contents.begunAt = m_contents.lastAt;
        m_contents.by = LockOwner::fromJson(record[u"by"].toObject());
        for (const PlanStep &step : m_contents.plan.steps) {
            m_contents.states.insert(step.id, StepState::Pending);
        }
        return {};
    }

    Result<> state(const QJsonObject &record)
    {
        const QString step = record[u"step"].toString();
        const auto state = fromName<StepState>(record[u"state"].toString());
        if (!state || !m_contents.states.contains(step)) {
            return fail(ErrorCode::InvalidData, u"unknown step or state"_s, step);
        }
        m_contents.states[step] = *state;
        const QJsonObject error = record[u"error"].toObject();
        if (error.isEmpty()) {
            m_contents.errors.remove(step);
        } else {
            m_contents.errors[step] = errorFromJson(error);
        }
        return {};
    }

    void intend(const QJsonObject &record)
    {
        const QString node = record[u"node"].toString();
        m_openIntents.insert(record[u"step"].toString());
        m_contents.touchedNodes.insert(node);
        const QJsonObject facts = record[u"facts"].toObject();
        for (auto fact = facts.begin(); fact != facts.end(); ++fact) {
            m_contents.facts.set(node, fact.key(), fact.value().toString());
        }
    }

    Result<> node(const QJsonObject &record)
    {
        const auto result = nodeResultFromJson(record[u"node"].toObject());
        if (!result) {
            return std::unexpected(result.error());
        }
        m_contents.results.insert(result->node, *result);
        return {};
    }

    Result<> end(const QJsonObject &record)
    {
        auto finished = finishedFromJson(record);
        if (!finished) {
            return std::unexpected(finished.error());
        }
        m_contents.finished = *finished;
        return {};
    }

    void resume(const QJsonObject &record)
    {
        finish();
        m_contents.finished.reset();
        m_contents.openQuestion.reset();
        m_contents.by = LockOwner::fromJson(record[u"by"].toObject());
        static_cast<Progress &>(m_contents) = takenUpAgain(m_contents, m_contents.plan);
        m_openIntents.clear();
    }

    void ask(const QJsonObject &json)
    {
        m_contents.lastQuestion = json[u"id"].toInt();
        Question question;
        question.id = json[u"id"].toInt();
        question.kind = fromName<Question::Kind>(json[u"kind"].toString()).value_or(Question::Kind::StepFailed);
        question.step = json[u"step"].toString();
        question.node = json[u"node"].toString();
        m_contents.openQuestion = question;
    }

    JournalContents &m_contents;
    QSet<QString> m_openIntents;
};

} // namespace

bool JournalContents::isSettled() const
{
    return left || (finished && isDone(finished->outcome));
}

Result<JournalContents> readJournal(const QByteArray &bytes)
{
    JournalContents contents;
    Replay replay(contents);
    qint64 number = 0;
    qsizetype start = 0;
    while (start < bytes.size()) {
        const qsizetype end = bytes.indexOf('\n', start);
        if (end < 0) {
            contents.torn = true;
            break;
        }
        const QJsonDocument record = QJsonDocument::fromJson(bytes.mid(start, end - start));
        start = end + 1;
        if (!record.isObject()) {
            // A power cut may leave the last block of a file as zeros or as older data, line feed included.
            if (start == bytes.size()) {
                contents.torn = true;
                break;
            }
            return fail(ErrorCode::InvalidData, u"record %1 is damaged"_s.arg(number));
        }
        if (const auto applied = replay.apply(record.object(), number); !applied) {
            return std::unexpected(applied.error().during(u"reading record %1"_s.arg(number)));
        }
        ++number;
        contents.records = number;
        contents.goodLength = start;
    }
    if (number == 0) {
        return fail(ErrorCode::InvalidData, u"the journal holds no complete record"_s);
    }
    replay.finish();
    return contents;
}

Result<JournalContents> readJournalIn(const QString &folder)
{
    QFile file(OperationFolder::journalPath(folder));
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(file.exists() ? ErrorCode::Io : ErrorCode::NotFound, file.errorString(), file.fileName());
    }
    auto contents = readJournal(file.readAll());
    if (!contents) {
        return std::unexpected(contents.error().on(file.fileName()));
    }
    return contents;
}

} // namespace kubemori::operation
