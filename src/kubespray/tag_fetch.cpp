// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/tag_fetch.hpp"

#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds longestFetch = std::chrono::minutes{20};

/// Bytes a second below which, for so many seconds, a transfer counts as stalled.
const QStringList stallLimits{u"-c"_s, u"http.lowSpeedLimit=200"_s, u"-c"_s, u"http.lowSpeedTime=30"_s};

/// " ! [rejected]  v2.27.0 -> v2.27.0  (would clobber existing tag)", since git 2.20.
QStringList movedTagsIn(const QString &said)
{
    static const QRegularExpression line(uR"(\[rejected\]\s+\S+\s+->\s+(\S+)\s+\(would clobber existing tag\))"_s);
    QStringList tags;
    for (const auto &match : line.globalMatch(said)) {
        tags.append(match.captured(1));
    }
    tags.removeDuplicates();
    return tags;
}

/// An address as it may be shown.
QString withoutPassword(const QString &remote)
{
    const QUrl url(remote);
    return url.isValid() && !url.password().isEmpty() ? url.toString(QUrl::RemovePassword) : remote;
}

} // namespace

TagFetcher::TagFetcher(std::shared_ptr<command::Runner> runner, QString folder, QString url)
    : m_git(std::move(runner), std::move(folder))
    , m_url(std::move(url))
{
}

Result<QStringList> TagFetcher::tags(const std::stop_token &stop) const
{
    return m_git.read({u"for-each-ref"_s, u"--format=%(refname:strip=2)"_s, u"refs/tags"_s}, stop)
        .transform([](const QByteArray &names) { return QString::fromUtf8(names).split(u'\n', Qt::SkipEmptyParts); });
}

Result<QString> TagFetcher::remote(const std::stop_token &stop) const
{
    if (!m_url.isEmpty()) {
        // What begins with a dash would be an option, and ext:: runs a program.
        if (m_url.startsWith(u'-') || m_url.startsWith("ext::"_L1)) {
            return fail(ErrorCode::InvalidInput, u"releases cannot come from “%1”"_s.arg(m_url), m_git.where());
        }
        return m_url;
    }
    const auto answer = m_git.read({u"remote"_s}, stop);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    const QStringList remotes = QString::fromUtf8(*answer).split(u'\n', Qt::SkipEmptyParts);
    if (remotes.isEmpty()) {
        return fail(ErrorCode::NotFound, u"the checkout knows no remote to fetch from"_s, m_git.where());
    }
    for (const QString &usual : {u"upstream"_s, u"origin"_s}) {
        if (remotes.contains(usual)) {
            return usual;
        }
    }
    return remotes.constFirst();
}

Result<TagFetch> TagFetcher::fetch(const command::OutputSink &sink, std::stop_token stop) const
{
    const auto from = remote(stop);
    const auto shallow = m_git.read({u"rev-parse"_s, u"--is-shallow-repository"_s}, stop);
    const auto before = tags(stop);
    if (!from || !shallow || !before) {
        return std::unexpected(!from ? from.error() : !shallow ? shallow.error() : before.error());
    }
    QStringList arguments = stallLimits + QStringList{u"fetch"_s, u"--progress"_s, u"--no-tags"_s};
    if (shallow->trimmed() == "true") {
        arguments.append(u"--depth=1"_s); // the history of every release would be all of it
    }
    arguments += {u"--"_s, *from, u"refs/tags/*:refs/tags/*"_s};
    QByteArray errors;
    const auto fetched = m_git.change(
        arguments, longestFetch,
        [&](command::Stream stream, QByteArrayView bytes) {
            if (stream == command::Stream::Error) {
                errors.append(bytes);
            }
            sink(stream, bytes);
        },
        stop);
    TagFetch fetch{
        .remote = withoutPassword(*from), .newTags = {}, .movedTags = movedTagsIn(QString::fromUtf8(errors))};
    // Tags that were refused make git fail, though the others have come.
    if (!fetched && (fetched.error().code != ErrorCode::ExitedNonZero || fetch.movedTags.isEmpty())) {
        return std::unexpected(fetched.error().during(u"git fetch "_s + fetch.remote));
    }
    const auto after = tags(stop);
    if (!after) {
        return std::unexpected(after.error());
    }
    const QSet<QString> known(before->cbegin(), before->cend());
    std::ranges::copy_if(*after, std::back_inserter(fetch.newTags),
                         [&known](const QString &tag) { return !known.contains(tag); });
    return fetch;
}

} // namespace kubemori::kubespray
