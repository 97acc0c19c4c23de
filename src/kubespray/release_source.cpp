// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/release_source.hpp"

#include <QDir>
#include <QRegularExpression>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

namespace {

/// Longer chains of links are a circle.
constexpr int mostLinks = 5;

} // namespace

std::shared_ptr<const YamlOutline> ObjectStore::outline(const QString &id)
{
    std::shared_ptr<const YamlOutline> &outline = m_outlines[id];
    if (!outline) {
        outline = std::make_shared<const YamlOutline>(YamlOutline::read(m_contents.value(id)));
    }
    return outline;
}

ReleaseSource::ReleaseSource(const QList<RevisionFile> &files, ObjectStore &objects)
    : m_objects(objects)
{
    m_paths.reserve(files.size());
    for (const RevisionFile &file : files) {
        m_paths.append(file.path);
        if (isWanted(file.path)) {
            m_wanted.insert(file.path, file);
        }
    }
}

bool ReleaseSource::isWanted(const QString &path)
{
    // By pattern and not by a path for each release: files have moved before and will again. vars/ of other roles are
    // those of distributions.
    static const QRegularExpression form(uR"(\A(?:roles/(?:.+/)?defaults/.+\.ya?ml)"
                                         uR"(|roles/kubespray[-_]defaults/vars/.+\.ya?ml)"
                                         uR"(|roles/(?:.+/)?ansible_version[^/]*\.ya?ml)"
                                         uR"(|inventory/sample/group_vars/.+\.ya?ml)"
                                         uR"(|inventory/sample/[^/]+\.(?:ini|ya?ml))"
                                         uR"(|(?:playbooks/)?(?:ansible_version|upgrade[-_]cluster)\.ya?ml)"
                                         uR"(|requirements[^/]*\.txt)"
                                         uR"(|docs/(?:.+/)?ansible\.md)\z)"_s);
    return form.matchView(path).hasMatch();
}

QStringList ReleaseSource::wanted(const QString &prefix) const
{
    QStringList paths;
    for (auto at = m_wanted.lowerBound(prefix); at != m_wanted.cend() && at.key().startsWith(prefix); ++at) {
        paths.append(at.key());
    }
    return paths;
}

QString ReleaseSource::linkTarget(const QString &path) const
{
    const auto found = m_wanted.constFind(path);
    if (found == m_wanted.constEnd() || !found->isSymbolicLink()) {
        return {};
    }
    const qsizetype slash = path.lastIndexOf(u'/');
    const QString folder = slash < 0 ? QString() : path.first(slash + 1);
    return QDir::cleanPath(folder + QString::fromUtf8(m_objects.content(found->objectId)));
}

QString ReleaseSource::objectOf(QString path) const
{
    for (int links = 0; links < mostLinks; ++links) {
        const auto found = m_wanted.constFind(path);
        if (found == m_wanted.constEnd()) {
            return {};
        }
        if (!found->isSymbolicLink()) {
            return found->objectId;
        }
        path = linkTarget(path);
    }
    return {};
}

QByteArray ReleaseSource::content(const QString &path) const
{
    return m_objects.content(objectOf(path));
}

std::shared_ptr<const YamlOutline> ReleaseSource::outline(const QString &path) const
{
    return m_objects.outline(objectOf(path));
}

} // namespace kubemori::kubespray
