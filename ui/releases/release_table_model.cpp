// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/releases/release_table_model.hpp"

#include "ui/text/error_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/plain_text.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using kubespray::Release;

namespace {

/// The documented range for the newest Ansible of that release: its table is ordered.
QString pythonOf(const Release &release)
{
    return release.python.isEmpty() ? QString() : release.python.constLast().python;
}

} // namespace

void ReleaseTableModel::setReleases(const QList<Release> &releases, bool isComplete)
{
    beginResetModel();
    m_releases = releases;
    std::ranges::reverse(m_releases);
    m_isComplete = isComplete;
    endResetModel();
}

void ReleaseTableModel::setCurrent(const QString &tag)
{
    m_current = tag;
    retranslate();
}

const Release *ReleaseTableModel::release(const QString &tag) const
{
    const auto found =
        std::ranges::find_if(m_releases, [&tag](const Release &release) { return release.tag.name == tag; });
    return found == m_releases.cend() ? nullptr : &*found;
}

QStringList ReleaseTableModel::tags() const
{
    QStringList tags;
    for (const Release &release : m_releases) {
        tags.append(release.tag.name);
    }
    return tags;
}

void ReleaseTableModel::retranslate()
{
    if (!m_releases.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int ReleaseTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_releases.size());
}

int ReleaseTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int{ColumnCount};
}

QString ReleaseTableModel::note(const Release &release) const
{
    if (release.tag.name == m_current) {
        return tr("checked out");
    }
    if (release.error) {
        return ErrorText::line(*release.error);
    }
    if (release.kube.sampleDisagrees()) {
        return tr("announces %1", "a Kubernetes version").arg(release.kube.roleDefault.value);
    }
    return release.tag.isPreRelease() ? tr("pre-release") : QString();
}

QString ReleaseTableModel::cell(const Release &release, int column) const
{
    const QString unknown = m_isComplete ? tr("unknown") : u"…"_s;
    switch (column) {
    case Tag:
        return release.tag.name;
    case Date:
        return release.tag.date.toString(u"yyyy-MM-dd"_s);
    case Kubernetes:
        return release.kube.installed.isKnown() ? release.kube.installed.value : unknown;
    case Ansible: {
        const QString range = release.ansible.toString();
        return range.isEmpty() ? unknown : range;
    }
    case Python: {
        const QString range = pythonOf(release);
        return range.isEmpty() ? (m_isComplete ? tr("not documented") : u"…"_s) : range;
    }
    case Note:
        return note(release);
    default:
        return {};
    }
}

QVariant ReleaseTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const Release &release = m_releases.at(index.row());
    const bool isCurrent = release.tag.name == m_current;
    const bool isOdd = release.error || release.kube.sampleDisagrees();
    switch (role) {
    case Qt::DisplayRole:
        return cell(release, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Note && release.kube.sampleDisagrees() && !release.error) {
            return plainToolTip(tr("An unmodified sample installs %1, though the release announces %2.")
                                    .arg(release.kube.sample.value, release.kube.roleDefault.value));
        }
        return plainToolTip(cell(release, index.column()));
    case TagRole:
        return release.tag.name;
    case IconRole:
        return index.column() != Note ? QString() : isCurrent ? u"ready"_s : isOdd ? u"warning"_s : QString();
    case ToneRole:
        return static_cast<int>(isCurrent ? Tone::Good : isOdd ? Tone::Attention : Tone::Neutral);
    default:
        return {};
    }
}

QVariant ReleaseTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Tag:
        return tr("Release");
    case Date:
        return tr("Date");
    case Kubernetes:
        return tr("Kubernetes");
    case Ansible:
        return tr("ansible-core");
    case Python:
        return tr("Python");
    case Note:
        return tr("Note");
    default:
        return {};
    }
}

} // namespace kubemori::ui
