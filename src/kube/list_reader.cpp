// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/list_reader.hpp"

namespace kubemori::kube {

using namespace Qt::StringLiterals;
using Status = JsonReader::Status;

Status ListReader::head(std::string_view key, Value value, QString &kind)
{
    if (key == "kind") {
        return JsonReader::text(value, kind);
    }
    if (key == "apiVersion") {
        return JsonReader::text(value, m_apiVersion);
    }
    if (key != "metadata") {
        return simdjson::SUCCESS;
    }
    return m_json.eachField(value, [this](std::string_view name, Value field) {
        return name == "continue" ? JsonReader::text(field, m_next) : simdjson::SUCCESS;
    });
}

Result<> ListReader::checked(const QString &wanted, const QString &got, bool hasItems)
{
    if (!hasItems || got != wanted) {
        return fail(ErrorCode::InvalidData, u"a %1 with items was expected, this is a \"%2\""_s.arg(wanted, got));
    }
    return {};
}

Status ListReader::pooled(Value value, QString &out)
{
    std::string_view bytes;
    const Status status = JsonReader::text(value, bytes);
    out = m_strings.get(bytes);
    return status;
}

Status ListReader::texts(Value value, QStringList &out)
{
    return m_json.eachElement(value, [&](Value item) {
        QString text;
        const Status status = pooled(item, text);
        out.append(text);
        return status;
    });
}

Status ListReader::textMap(Value value, QMap<QString, QString> &out)
{
    return m_json.eachField(value,
                            [&](std::string_view key, Value field) { return pooled(field, out[m_strings.get(key)]); });
}

} // namespace kubemori::kube
