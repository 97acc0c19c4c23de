// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sample_source.hpp"

#include "command/local_runner.hpp"
#include "group_vars/inventory_folder.hpp"
#include "group_vars/local_inventory.hpp"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <memory>
#include <utility>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr auto samplePath = "inventory/sample"_L1;

/// "…/v2.21.0/inventory/sample" says which release it is.
std::optional<Version> versionIn(const QString &path)
{
    QStringList parts = path.split(u'/');
    std::ranges::reverse(parts);
    for (const QString &part : parts) {
        if (const auto version = Version::parse(part); version && part.startsWith(u'v')) {
            return version;
        }
    }
    return std::nullopt;
}

bool hasSettings(const group_vars::FolderFiles &files)
{
    return std::ranges::any_of(files.keys(), [](const QString &path) { return group_vars::isSettingsFile(path); });
}

} // namespace

SampleSource::SampleSource(QString repository, std::stop_token stop)
    : m_repository(std::move(repository))
    , m_stop(std::move(stop))
{
}

Result<Sample> SampleSource::read(const QString &name) const
{
    if (m_repository.isEmpty()) {
        return readFolder(name);
    }
    const kubespray::RevisionFiles files(
        kubespray::Git(std::make_shared<command::LocalRunner>(), QFileInfo(m_repository).absoluteFilePath()));
    auto sample = group_vars::readSample(files, name, m_stop);
    if (sample) {
        return Sample{
            .files = *sample, .shownPrefix = samplePath + u'/', .version = Version::parse(name), .isTag = true};
    }
    const bool isOther = sample.error().code == ErrorCode::NotFound || sample.error().code == ErrorCode::InvalidInput;
    return isOther && QFileInfo(name).isDir() ? readFolder(name) : std::unexpected(sample.error());
}

Result<Sample> SampleSource::readFolder(const QString &folder) const
{
    QString root = folder;
    QString prefix;
    if (QFileInfo(folder + u'/' + samplePath).isDir()) {
        root = folder + u'/' + samplePath;
        prefix = samplePath + u'/';
    }
    auto read = group_vars::readLocalInventory(root, m_stop);
    if (!read) {
        return std::unexpected(read.error());
    }
    Sample sample{.files = read->files, .shownPrefix = prefix, .version = versionIn(read->folder), .isTag = false};
    if (!hasSettings(sample.files)) { // the folder group_vars itself?
        group_vars::FolderFiles inside;
        for (const auto &[path, bytes] : read->files.asKeyValueRange()) {
            inside.insert(u"group_vars/"_s + path, bytes);
        }
        const bool isGroupVars = QFileInfo(root).fileName() == "group_vars"_L1 || QFileInfo(root + u"/all"_s).isDir() ||
                                 QFileInfo(root + u"/all.yml"_s).isFile();
        if (!isGroupVars || !hasSettings(inside)) {
            return fail(ErrorCode::InvalidInput, u"there is no group_vars in it"_s, folder);
        }
        sample.files = inside;
    }
    return sample;
}

} // namespace kubemori::cli
