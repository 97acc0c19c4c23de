// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/journal.hpp"

#include "operation/json.hpp"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace kubemori::operation {

using namespace Qt::StringLiterals;

namespace {

/// Text is redacted before it is escaped: a secret with a quote in it would not be found in the finished line.
QJsonValue redacted(const QJsonValue &value, const Redactor &redactor)
{
    if (value.isString()) {
        return redactor.redact(value.toString());
    }
    if (value.isArray()) {
        QJsonArray array;
        for (const auto &entry : value.toArray()) {
            array.append(redacted(entry, redactor));
        }
        return array;
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            entry.value() = redacted(entry.value(), redactor);
        }
        return object;
    }
    return value;
}

} // namespace

QString planHash(const QJsonObject &plan)
{
    // Qt keeps the keys of an object sorted, so that the same plan always gives the same bytes.
    const QByteArray bytes = QJsonDocument(plan).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

Result<std::unique_ptr<Journal>> Journal::begin(std::unique_ptr<AppendFile> file, const Plan &plan, const LockOwner &by,
                                                Clock &clock, const Redactor &redactor)
{
    std::unique_ptr<Journal> journal(new Journal(std::move(file), clock, redactor));
    const QJsonObject written = redacted(toJson(plan), redactor).toObject();
    const auto first = journal->announce(u"begin"_s, {{u"schema"_s, schemaVersion},
                                                      {u"plan"_s, written},
                                                      {u"planHash"_s, planHash(written)},
                                                      {u"by"_s, by.toJson()}});
    if (!first) {
        return std::unexpected(first.error());
    }
    return journal;
}

Result<std::unique_ptr<Journal>> Journal::resume(std::unique_ptr<AppendFile> file, qint64 records, const LockOwner &by,
                                                 Clock &clock, const Redactor &redactor)
{
    std::unique_ptr<Journal> journal(new Journal(std::move(file), clock, redactor));
    journal->m_seq = records;
    if (const auto written = journal->announce(u"resume"_s, {{u"by"_s, by.toJson()}}); !written) {
        return std::unexpected(written.error());
    }
    return journal;
}

Journal::Journal(std::unique_ptr<AppendFile> file, Clock &clock, const Redactor &redactor)
    : m_file(std::move(file))
    , m_clock(&clock)
    , m_redactor(&redactor)
{
}

QByteArray Journal::line(const QString &event, QJsonObject data) const
{
    data = redacted(data, *m_redactor).toObject();
    data.insert(u"seq"_s, m_seq);
    data.insert(u"time"_s, m_clock->utcNow().toUTC().toString(Qt::ISODateWithMs));
    data.insert(u"event"_s, event);
    return QJsonDocument(data).toJson(QJsonDocument::Compact) + '\n';
}

void Journal::append(const QString &event, QJsonObject data)
{
    m_unwritten += line(event, std::move(data));
    ++m_seq;
    if (m_file->append(m_unwritten)) {
        m_unwritten.clear();
    }
}

Result<> Journal::announce(const QString &event, QJsonObject data)
{
    auto written = m_file->append(m_unwritten + line(event, std::move(data)));
    if (written) {
        m_unwritten.clear();
        ++m_seq;
    }
    return written;
}

} // namespace kubemori::operation
