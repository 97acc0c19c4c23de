// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/json_reader.hpp"

#include <limits>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype room = static_cast<qsizetype>(simdjson::SIMDJSON_PADDING);
constexpr std::size_t longestKeyShown = 64;

QString describe(simdjson::error_code status)
{
    switch (status) {
    case simdjson::INCORRECT_TYPE:
        return u"a value of another type was expected"_s;
    case simdjson::NUMBER_OUT_OF_RANGE:
        return u"the number is out of range"_s;
    case simdjson::EMPTY:
        return u"empty answer"_s;
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
    case simdjson::UNCLOSED_STRING:
        return u"the JSON text ends too early"_s;
    case simdjson::NO_SUCH_FIELD:
        return u"the field is missing"_s;
    default:
        return QString::fromUtf8(simdjson::error_message(status));
    }
}

/// True when the value is null: "not given".
bool isNull(JsonReader::Value &value, JsonReader::Status &status)
{
    bool null = false;
    status = value.is_null().get(null);
    return null || status != simdjson::SUCCESS;
}

} // namespace

JsonReader::Status JsonReader::open(QByteArray &json)
{
    m_where.clear();
    if (json.capacity() < json.size() + room) {
        json.reserve(json.size() + room);
    }
    const simdjson::padded_string_view view(json.data(), static_cast<std::size_t>(json.size()),
                                            static_cast<std::size_t>(json.capacity()));
    return m_parser.iterate(view).get(m_document);
}

JsonReader::Status JsonReader::text(Value value, std::string_view &out)
{
    Status status = simdjson::SUCCESS;
    if (isNull(value, status)) {
        return status;
    }
    // A lone surrogate (\ud800) is replaced rather than refused: it can stand in a condition's message.
    return value.get_string(true).get(out);
}

JsonReader::Status JsonReader::text(Value value, QString &out)
{
    std::string_view bytes;
    const Status status = text(value, bytes);
    out = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    return status;
}

JsonReader::Status JsonReader::number(Value value, int &out)
{
    Status status = simdjson::SUCCESS;
    if (isNull(value, status)) {
        return status;
    }
    std::int64_t wide = 0;
    status = value.get_int64().get(wide);
    if (status != simdjson::SUCCESS) {
        return status;
    }
    if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max()) {
        return simdjson::NUMBER_OUT_OF_RANGE;
    }
    out = static_cast<int>(wide);
    return simdjson::SUCCESS;
}

JsonReader::Status JsonReader::boolean(Value value, bool &out)
{
    Status status = simdjson::SUCCESS;
    if (isNull(value, status)) {
        return status;
    }
    return value.get_bool().get(out);
}

JsonReader::Status JsonReader::numberOrText(Value value, QString &out)
{
    simdjson::ondemand::json_type type{};
    if (const Status status = value.type().get(type); status != simdjson::SUCCESS) {
        return status;
    }
    if (type != simdjson::ondemand::json_type::number) {
        return text(value, out);
    }
    int plain = 0;
    const Status status = number(value, plain);
    out = QString::number(plain);
    return status;
}

JsonReader::Status JsonReader::atEnd()
{
    return m_document.at_end() ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
}

Error JsonReader::error(Status status) const
{
    const QString where = QString::fromUtf8(m_where.data(), static_cast<qsizetype>(m_where.size()));
    return {.code = ErrorCode::InvalidData,
            .detail = where.isEmpty() ? describe(status) : QString(where + u": "_s + describe(status)),
            .subject = {},
            .context = {}};
}

void JsonReader::prepend(std::string_view key)
{
    const bool separate = !m_where.empty() && m_where.front() != '[';
    m_where.insert(0, std::string(key.substr(0, longestKeyShown)) + (separate ? "." : ""));
}

} // namespace kubemori::kube
