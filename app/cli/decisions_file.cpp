// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/decisions_file.hpp"

#include "inventory/file_source.hpp"
#include "inventory/limits.hpp"
#include "inventory/variables.hpp"
#include "inventory/yaml_document.hpp"

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using group_vars::Resolution;

namespace {

Result<Resolution> resolutionOf(const QString &id, const inventory::Value &value)
{
    using enum Resolution::Choice;
    if (const QString *word = value.text(); word && (*word == "mine"_L1 || *word == "new"_L1)) {
        return Resolution{.choice = *word == "new"_L1 ? New : Mine, .text = {}};
    }
    const inventory::Value *text = value.map() ? value.map()->find(u"text"_s) : nullptr;
    if (text && value.map()->size() == 1 && (text->isText() || text->isNull())) {
        return Resolution{.choice = Text, .text = text->isText() ? *text->text() : QString()};
    }
    return fail(ErrorCode::InvalidInput, u"mine, new or {text: …} is expected"_s, id);
}

} // namespace

Result<group_vars::Resolutions> readDecisions(const QString &path, const std::stop_token &stop)
{
    const auto bytes = inventory::LocalFiles().read(path, inventory::Limits().fileBytes, stop);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    inventory::Problems warnings;
    const auto document = inventory::readYamlDocument(*bytes, path, {}, warnings);
    if (!document) {
        return std::unexpected(document.error().toError());
    }
    group_vars::Resolutions resolutions;
    const inventory::Value value = (*document)->toValue();
    if (!value.map() && !value.isNull()) {
        return fail(ErrorCode::InvalidInput, u"a mapping is expected"_s, path);
    }
    for (const auto &[id, decision] : value.map() ? *value.map() : inventory::Variables()) {
        const auto resolution = resolutionOf(id, decision);
        if (!resolution) {
            return std::unexpected(resolution.error());
        }
        resolutions.insert(id, *resolution);
    }
    return resolutions;
}

} // namespace kubemori::cli
