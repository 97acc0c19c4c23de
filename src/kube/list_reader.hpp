// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/json_reader.hpp"
#include "kube/string_pool.hpp"

#include <QMap>
#include <QStringList>

namespace kubemori::kube {

/// Reads a list as the API server sends it, item by item. For use inside this library only.
class ListReader
{
public:
    using Value = JsonReader::Value;
    using Status = JsonReader::Status;

    /// Calls readItem(value) for each item. InvalidData for a list of another kind or without items.
    template<class Item> [[nodiscard]] Result<> read(QByteArray &bytes, const QString &kind, Item readItem)
    {
        QString gotKind = kind;
        bool hasItems = false;
        Status status = m_json.open(bytes);
        if (status == simdjson::SUCCESS) {
            status = m_json.eachRootField([&](std::string_view key, Value value) {
                if (key != "items") {
                    return head(key, value, gotKind);
                }
                hasItems = true;
                return m_json.eachElement(value, readItem);
            });
        }
        if (status == simdjson::SUCCESS) {
            status = m_json.atEnd();
        }
        if (status != simdjson::SUCCESS) {
            return std::unexpected(m_json.error(status));
        }
        return checked(kind, gotKind, hasItems);
    }

    [[nodiscard]] JsonReader &json() { return m_json; }
    [[nodiscard]] StringPool &strings() { return m_strings; }
    [[nodiscard]] const QString &apiVersion() const { return m_apiVersion; }
    /// The continue token; empty on the last page.
    [[nodiscard]] const QString &next() const { return m_next; }

    /// A string of which equal ones share their data.
    [[nodiscard]] Status pooled(Value value, QString &out);
    [[nodiscard]] Status texts(Value value, QStringList &out);
    [[nodiscard]] Status textMap(Value value, QMap<QString, QString> &out);

private:
    [[nodiscard]] Status head(std::string_view key, Value value, QString &kind);
    [[nodiscard]] static Result<> checked(const QString &wanted, const QString &got, bool hasItems);

    JsonReader m_json;
    StringPool m_strings;
    QString m_apiVersion;
    QString m_next;
};

} // namespace kubemori::kube
