// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/inventory_settings.hpp"

#include "inventory/limits.hpp"
#include "kubespray/template_value.hpp"
#include "kubespray/yaml_outline.hpp"

#include <QRegularExpression>

#include <utility>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;
using inventory::FileSource;

namespace {

constexpr int mostFolders = 8; // inside each other

class SettingsReader
{
public:
    SettingsReader(const FileSource &files, std::stop_token stop)
        : m_files(files)
        , m_stop(std::move(stop))
    {
    }

    Result<InventorySettings> read(const QString &folder)
    {
        if (m_files.kind(folder, m_stop) != FileSource::Kind::Directory) {
            return fail(ErrorCode::NotFound, u"there is no folder of this name"_s, folder);
        }
        return readFolder(folder, 0).transform([&] { return std::move(m_settings); });
    }

private:
    Result<> readFolder(const QString &folder, int depth)
    {
        const auto names = m_files.list(folder, m_stop);
        if (!names || depth == mostFolders) {
            m_settings.setIncomplete();
            return {};
        }
        QStringList sorted = *names;
        sorted.sort();
        for (const QString &name : sorted) {
            if (m_stop.stop_requested()) {
                return fail(ErrorCode::Cancelled);
            }
            if (name.startsWith(u'.') || name.endsWith(u'~')) {
                continue;
            }
            const QString path = folder + u'/' + name;
            const auto kind = m_files.kind(path, m_stop);
            if (kind == FileSource::Kind::Directory) {
                if (auto done = readFolder(path, depth + 1); !done) {
                    return done;
                }
            } else if (kind != FileSource::Kind::Missing && isRead(name)) {
                readFile(path);
            }
        }
        return {};
    }

    static bool isRead(const QString &name)
    {
        static const QRegularExpression ending(uR"(\A[^.]+\z|\.(?:yml|yaml|json)\z)"_s);
        return ending.match(name).hasMatch();
    }

    void readFile(const QString &path)
    {
        const auto text = m_files.read(path, inventory::Limits().fileBytes, m_stop);
        if (!text || text->startsWith("$ANSIBLE_VAULT;") || text->trimmed().startsWith('{')) {
            m_settings.setIncomplete(); // encrypted, or one JSON document, which is no lines of variables
            return;
        }
        const YamlOutline outline = YamlOutline::read(*text);
        for (const OutlineEntry &entry : outline.entries()) {
            if (entry.kind != OutlineEntry::Kind::Scalar || isTemplate(entry.text)) {
                m_settings.addOpaque(entry.key);
            } else {
                m_settings.add(entry.key, entry.text);
            }
        }
    }

    const FileSource &m_files;
    std::stop_token m_stop;
    InventorySettings m_settings;
};

} // namespace

void InventorySettings::add(const QString &key, const QString &text)
{
    m_values[key].texts.append(text);
}

void InventorySettings::addOpaque(const QString &key)
{
    m_values[key].isOpaque = true;
}

const InventorySettings::Values *InventorySettings::find(const QString &key) const
{
    const auto found = m_values.constFind(key);
    return found == m_values.constEnd() ? nullptr : &*found;
}

Result<InventorySettings> readInventorySettings(const QString &path, const FileSource &files, std::stop_token stop)
{
    QString folder = path;
    while (folder.size() > 1 && folder.endsWith(u'/')) {
        folder.chop(1);
    }
    const auto kind = files.kind(folder, stop);
    if (kind == FileSource::Kind::Missing) {
        return fail(ErrorCode::NotFound, u"there is no inventory"_s, path);
    }
    if (kind != FileSource::Kind::Directory) {
        const qsizetype slash = folder.lastIndexOf(u'/');
        folder = slash < 0 ? u"."_s : folder.first(std::max(slash, qsizetype{1}));
    }
    return SettingsReader(files, std::move(stop)).read(folder + "/group_vars"_L1);
}

} // namespace kubemori::kubespray
