// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/release_tags.hpp"

#include <QRegularExpression>

#include <algorithm>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

namespace {

/// NAME, type, id, date of a commit, and the same three for what an annotated tag names; empty where they do not apply.
constexpr qsizetype fieldCount = 7;

std::optional<ReleaseTag> readTag(const QStringList &fields)
{
    const auto version = releaseVersion(fields.at(0));
    const qsizetype commit = fields.at(1) == "tag"_L1 ? 4 : 1;
    if (!version || fields.at(commit) != "commit"_L1) {
        return std::nullopt;
    }
    return ReleaseTag{.name = fields.at(0),
                      .version = *version,
                      .commit = fields.at(commit + 1),
                      .date = QDateTime::fromString(fields.at(commit + 2), Qt::ISODate)};
}

} // namespace

std::optional<Version> releaseVersion(const QString &tag)
{
    static const QRegularExpression form(uR"(\Av\d{1,6}\.\d{1,6}\.\d{1,6}(?:-[0-9A-Za-z.-]+)?\z)"_s);
    return form.matchView(tag).hasMatch() ? Version::parse(tag) : std::nullopt;
}

Result<QList<ReleaseTag>> releaseTags(const Git &git, const std::stop_token &stop)
{
    // No name of a reference holds a space.
    const auto answer = git.read({u"for-each-ref"_s,
                                  u"--format=%(refname:strip=2) "
                                  "%(objecttype) %(objectname) %(committerdate:iso-strict) "
                                  "%(*objecttype) %(*objectname) %(*committerdate:iso-strict)"_s,
                                  u"refs/tags"_s},
                                 stop);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    QList<ReleaseTag> tags;
    for (const QString &line : QString::fromUtf8(*answer).split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList fields = line.split(u' ');
        if (fields.size() != fieldCount) {
            return fail(ErrorCode::InvalidData, u"git for-each-ref answered: "_s + line.left(200), git.where());
        }
        if (auto tag = readTag(fields)) {
            tags.append(*std::move(tag));
        }
    }
    std::ranges::stable_sort(tags, {}, &ReleaseTag::version);
    return tags;
}

} // namespace kubemori::kubespray
