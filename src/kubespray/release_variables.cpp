// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/release_variables.hpp"

#include "kubespray/template_value.hpp"

#include <algorithm>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

namespace {

/// The role whose variables are those of all others, by whatever spelling; vars before defaults.
int precedence(const QString &path)
{
    const bool isCommon =
        path.startsWith("roles/kubespray_defaults/"_L1) || path.startsWith("roles/kubespray-defaults/"_L1);
    if (isCommon) {
        return path.contains("/vars/"_L1) ? 0 : 1;
    }
    return path.startsWith("roles/download/"_L1) ? 2 : 3;
}

} // namespace

ReleaseVariables::ReleaseVariables(const ReleaseSource &source)
{
    addFiles(source, source.wanted(u"inventory/sample/group_vars/"_s), m_sample);
    QStringList roles = source.wanted(u"roles/"_s);
    std::ranges::stable_sort(roles, {}, precedence);
    addFiles(source, roles, m_roles);
}

void ReleaseVariables::addFiles(const ReleaseSource &source, const QStringList &paths, Layer &layer)
{
    for (const QString &path : paths) {
        auto outline = source.outline(path);
        for (const OutlineEntry &entry : outline->entries()) {
            // The first file wins, in it the last setting of a key.
            Place &place = layer[entry.key];
            if (place.entry == nullptr || place.file == path) {
                place = {.entry = &entry, .file = path};
            }
        }
        m_outlines.push_back(std::move(outline));
    }
}

const OutlineEntry *ReleaseVariables::find(const QString &name) const
{
    const Place sample = m_sample.value(name);
    return sample.entry != nullptr ? sample.entry : m_roles.value(name).entry;
}

Origin ReleaseVariables::originOf(const QString &name) const
{
    const Place place = m_sample.contains(name) ? m_sample.value(name) : m_roles.value(name);
    return place.entry == nullptr ? Origin() : Origin{.file = place.file, .line = place.entry->line};
}

ReleaseFact ReleaseVariables::factOf(const Place &place, bool withSample) const
{
    if (place.entry == nullptr) {
        return {};
    }
    ReleaseFact fact{.value = {}, .raw = {}, .origin = {.file = place.file, .line = place.entry->line}};
    const bool isScalar = place.entry->kind == OutlineEntry::Kind::Scalar;
    if (!isScalar || isTemplate(place.entry->text)) {
        fact.raw = isScalar ? place.entry->text : u"(%1)"_s.arg(place.entry->text);
    }
    if (isScalar) {
        const VariableLookup lookup = [&](const QString &name) {
            return withSample ? find(name) : m_roles.value(name).entry;
        };
        fact.value = templateValue(place.entry->text, lookup).value_or(QString());
    }
    return fact;
}

ReleaseFact ReleaseVariables::fact(const QString &name) const
{
    return factOf(m_sample.contains(name) ? m_sample.value(name) : m_roles.value(name), true);
}

ReleaseFact ReleaseVariables::sampleFact(const QString &name) const
{
    return factOf(m_sample.value(name), true);
}

ReleaseFact ReleaseVariables::roleFact(const QString &name) const
{
    return factOf(m_roles.value(name), false);
}

QHash<QString, Origin> ReleaseVariables::roleOrigins() const
{
    QHash<QString, Origin> origins;
    origins.reserve(m_roles.size());
    for (const auto &[name, place] : m_roles.asKeyValueRange()) {
        origins.insert(name, Origin{.file = place.file, .line = place.entry->line});
    }
    return origins;
}

QStringList ReleaseVariables::roleNames() const
{
    QStringList names = m_roles.keys();
    names.sort();
    return names;
}

} // namespace kubemori::kubespray
