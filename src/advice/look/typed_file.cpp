// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/look/typed_file.hpp"

#include "inventory/yaml_document.hpp"

namespace kubemori::advice {

using namespace Qt::StringLiterals;

namespace {

Result<std::shared_ptr<const TypedFile>> readFile(const QByteArray &text, const QString &path)
{
    if (text.startsWith("$ANSIBLE_VAULT;")) {
        return fail(ErrorCode::InvalidData, u"it is encrypted"_s, path);
    }
    inventory::Problems warnings;
    const auto document = inventory::readYamlDocument(text, path, inventory::Limits(), warnings);
    if (!document) {
        return fail(ErrorCode::InvalidData, document.error().detail, document.error().position());
    }
    const inventory::YamlNode &root = **document;
    if (!root.isMap() && !root.isNull()) {
        return fail(ErrorCode::InvalidData, u"it holds no variables"_s, path);
    }
    auto variables = std::make_shared<TypedFile>();
    variables->reserve(static_cast<qsizetype>(root.entries.size()));
    for (const auto &[key, value] : root.entries) {
        if (const QString *name = key->scalar.text()) {
            variables->insert(*name, {.value = value->toValue(), .line = key->line});
        }
    }
    return variables;
}

} // namespace

Result<std::shared_ptr<const TypedFile>> TypedFiles::read(const QByteArray &text, const QString &path)
{
    if (const auto found = m_read.constFind(text); found != m_read.cend()) {
        return *found;
    }
    auto variables = readFile(text, path);
    if (variables) {
        m_read.insert(text, *variables);
    }
    return variables;
}

} // namespace kubemori::advice
