// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/release_catalogue.hpp"

#include "kubespray/release_reader.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace kubemori::kubespray {

namespace {

/// Of one git cat-file: well below what Git takes as an answer.
constexpr qint64 mostBytes = qint64{8} << 20;
/// A file of variables or a document is never longer.
constexpr qint64 longestFile = qint64{2} << 20;

/// The objects that the releases want, each once, in portions.
class Wishes
{
public:
    void add(const QList<RevisionFile> &files)
    {
        for (const RevisionFile &file : files) {
            if (file.size > longestFile || m_seen.contains(file.objectId) || !ReleaseSource::isWanted(file.path)) {
                continue;
            }
            m_seen.insert(file.objectId);
            if (m_portions.empty() || m_size + file.size > mostBytes) {
                m_portions.emplace_back();
                m_size = 0;
            }
            m_portions.back().append(file.objectId);
            m_size += file.size;
        }
    }

    [[nodiscard]] const std::vector<QStringList> &portions() const { return m_portions; }

private:
    QSet<QString> m_seen;
    std::vector<QStringList> m_portions;
    qint64 m_size = 0;
};

/// It says something of the checkout or the way to it, and not of one release.
bool concernsAll(const Error &error)
{
    return error.code != ErrorCode::NotFound && error.code != ErrorCode::ExitedNonZero &&
           error.code != ErrorCode::InvalidData;
}

} // namespace

ReleaseCatalogue::ReleaseCatalogue(RevisionFiles files)
    : m_files(std::move(files))
{
}

Result<QList<Release>> ReleaseCatalogue::releases(const std::stop_token &stop) const
{
    return releaseTags(m_files.git(), stop).and_then([&](const QList<ReleaseTag> &tags) {
        return releases(tags, stop);
    });
}

Result<QList<Release>> ReleaseCatalogue::releases(const QList<ReleaseTag> &tags, const std::stop_token &stop) const
{
    std::vector<Result<QList<RevisionFile>>> listed;
    Wishes wishes;
    for (const ReleaseTag &tag : tags) {
        listed.push_back(m_files.list(tag.commit, {}, stop));
        if (listed.back()) {
            wishes.add(*listed.back());
        } else if (concernsAll(listed.back().error())) {
            return std::unexpected(listed.back().error());
        }
    }
    ObjectStore objects;
    for (const QStringList &portion : wishes.portions()) {
        const auto contents = m_files.readObjects(portion, stop);
        if (!contents) {
            return std::unexpected(contents.error());
        }
        objects.add(*contents);
    }
    QList<Release> releases;
    releases.reserve(tags.size());
    for (qsizetype i = 0; i < tags.size(); ++i) {
        if (stop.stop_requested()) {
            return fail(ErrorCode::Cancelled);
        }
        const auto &files = listed[static_cast<std::size_t>(i)];
        if (files) {
            releases.append(readRelease(tags.at(i), ReleaseSource(*files, objects)));
        } else {
            releases.emplaceBack();
            releases.back().tag = tags.at(i);
            releases.back().error = files.error();
        }
    }
    return releases;
}

QList<Release> onlyTags(const QList<ReleaseTag> &tags)
{
    QList<Release> releases;
    for (const ReleaseTag &tag : tags) {
        releases.emplaceBack().tag = tag;
    }
    return releases;
}

} // namespace kubemori::kubespray
