// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <simdjson.h>

#include <QByteArray>
#include <QString>

#include <string>
#include <string_view>

namespace kubemori::kube {

/// simdjson's on-demand reading with the two things that answers from outside need: the place of a fault, and null or a
/// missing field as "not given". For use inside this library only; after an error the document must not be read
/// further.
class JsonReader
{
public:
    using Value = simdjson::ondemand::value;
    using Status = simdjson::error_code;

    /// Opens the document in the array's own memory, growing its capacity when there is too little room behind.
    [[nodiscard]] Status open(QByteArray &json);
    /// The document's fields, one after the other.
    template<class Handler> [[nodiscard]] Status eachRootField(Handler handler)
    {
        simdjson::ondemand::object object;
        if (const Status status = m_document.get_object().get(object); status != simdjson::SUCCESS) {
            return status;
        }
        return fields(object, handler);
    }

    /// Calls handler(key, value) for each field; null has none. The handler's failure ends it and becomes part of
    /// where().
    template<class Handler> [[nodiscard]] Status eachField(Value value, Handler handler)
    {
        bool isNull = false;
        if (const Status status = value.is_null().get(isNull); status != simdjson::SUCCESS || isNull) {
            return status;
        }
        simdjson::ondemand::object object;
        if (const Status status = value.get_object().get(object); status != simdjson::SUCCESS) {
            return status;
        }
        return fields(object, handler);
    }

    /// Calls handler(value) for each element; null has none.
    template<class Handler> [[nodiscard]] Status eachElement(Value value, Handler handler)
    {
        bool isNull = false;
        if (const Status status = value.is_null().get(isNull); status != simdjson::SUCCESS || isNull) {
            return status;
        }
        simdjson::ondemand::array array;
        if (const Status status = value.get_array().get(array); status != simdjson::SUCCESS) {
            return status;
        }
        std::size_t index = 0;
        for (auto element : array) {
            Value item;
            Status status = std::move(element).get(item);
            if (status == simdjson::SUCCESS) {
                status = handler(item);
            }
            if (status != simdjson::SUCCESS) {
                prepend('[' + std::to_string(index) + ']');
                return status;
            }
            ++index;
        }
        return simdjson::SUCCESS;
    }

    /// The string's bytes, valid until the next open(); null is empty.
    [[nodiscard]] static Status text(Value value, std::string_view &out);
    [[nodiscard]] static Status text(Value value, QString &out);
    [[nodiscard]] static Status number(Value value, int &out);
    [[nodiscard]] static Status boolean(Value value, bool &out);
    /// Kubernetes' IntOrString.
    [[nodiscard]] static Status numberOrText(Value value, QString &out);

    /// Whether nothing follows the document.
    [[nodiscard]] Status atEnd();
    /// InvalidData that names the place and the fault.
    [[nodiscard]] Error error(Status status) const;

private:
    template<class Handler> [[nodiscard]] Status fields(simdjson::ondemand::object &object, Handler &handler)
    {
        for (auto entry : object) {
            simdjson::ondemand::field field;
            if (const Status status = std::move(entry).get(field); status != simdjson::SUCCESS) {
                return status;
            }
            const std::string_view key = field.escaped_key();
            if (const Status status = handler(key, field.value()); status != simdjson::SUCCESS) {
                prepend(key);
                return status;
            }
        }
        return simdjson::SUCCESS;
    }
    void prepend(std::string_view key);

    simdjson::ondemand::parser m_parser;
    simdjson::ondemand::document m_document;
    std::string m_where;
};

} // namespace kubemori::kube
