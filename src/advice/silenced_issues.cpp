// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/silenced_issues.hpp"

#include "base/replace_file.hpp"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <functional>
#include <optional>
#include <utility>

namespace kubemori::advice {

using namespace Qt::StringLiterals;

namespace {

constexpr int fileFormat = 1;
/// Others that write at the same time each come first once, at most.
constexpr int mostTries = 100;

/// The file as it is on disk, and what it says.
struct Contents
{
    std::optional<QByteArray> bytes; ///< none: there is no file
    QJsonObject clusters;
};

Result<Contents> readContents(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        return Contents{};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, file.errorString(), path);
    }
    const QByteArray bytes = file.readAll();
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    if (json.value(u"format"_s).toInt() != fileFormat || !json.value(u"clusters"_s).isObject()) {
        return fail(ErrorCode::InvalidData, u"it is no file of silenced issues"_s, path);
    }
    return Contents{.bytes = bytes, .clusters = json.value(u"clusters"_s).toObject()};
}

Silence silenceOf(const QJsonObject &json)
{
    return {.reason = json.value(u"reason"_s).toString(),
            .by = json.value(u"by"_s).toString(),
            .when = QDateTime::fromString(json.value(u"when"_s).toString(), Qt::ISODate).toUTC()};
}

/// Changes the issues of a cluster; what another program wrote meanwhile is kept.
Result<> change(const QString &path, const QString &cluster, const std::function<void(QJsonObject &)> &edit)
{
    Result<> done;
    for (int i = 0; i < mostTries; ++i) {
        auto contents = readContents(path);
        if (!contents) {
            return std::unexpected(contents.error());
        }
        QJsonObject issues = contents->clusters.value(cluster).toObject();
        edit(issues);
        if (contents->clusters.value(cluster).toObject() == issues) {
            return {};
        }
        if (issues.isEmpty()) {
            contents->clusters.remove(cluster);
        } else {
            contents->clusters.insert(cluster, issues);
        }
        const QJsonObject json{{u"format"_s, fileFormat}, {u"clusters"_s, contents->clusters}};
        done = replaceFile(path, QJsonDocument(json).toJson(), contents->bytes);
        if (done || done.error().code != ErrorCode::Expired) {
            return done;
        }
    }
    return done;
}

} // namespace

SilencedIssues::SilencedIssues(QString file)
    : m_file(std::move(file))
{
}

QString SilencedIssues::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           u"/kubemori/silenced-issues.json"_s;
}

Result<QMap<QString, Silence>> SilencedIssues::of(const QString &cluster) const
{
    const auto contents = readContents(m_file);
    if (!contents) {
        return std::unexpected(contents.error());
    }
    QMap<QString, Silence> silenced;
    const QJsonObject issues = contents->clusters.value(cluster).toObject();
    for (auto issue = issues.constBegin(); issue != issues.constEnd(); ++issue) {
        if (const Silence silence = silenceOf(issue->toObject()); !silence.reason.isEmpty()) {
            silenced.insert(issue.key(), silence);
        }
    }
    return silenced;
}

Result<> SilencedIssues::silence(const QString &cluster, const QString &issue, const Silence &silence)
{
    const QString reason = silence.reason.trimmed();
    if (reason.isEmpty() || cluster.isEmpty() || issue.isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"a reason is needed"_s, issue);
    }
    return change(m_file, cluster, [&](QJsonObject &issues) {
        issues.insert(issue, QJsonObject{{u"reason"_s, reason},
                                         {u"by"_s, silence.by},
                                         {u"when"_s, silence.when.toUTC().toString(Qt::ISODate)}});
    });
}

Result<> SilencedIssues::unsilence(const QString &cluster, const QString &issue)
{
    return change(m_file, cluster, [&issue](QJsonObject &issues) { issues.remove(issue); });
}

} // namespace kubemori::advice
