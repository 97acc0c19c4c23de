// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/json_text.hpp"

#include <QLocale>

#include <cmath>

namespace kubemori::inventory {

QByteArray jsonString(const QString &text)
{
    QByteArray json;
    json.reserve(text.size() + 2);
    json += '"';
    for (const char c : text.toUtf8()) {
        switch (c) {
        case '"':
            json += "\\\"";
            break;
        case '\\':
            json += "\\\\";
            break;
        case '\n':
            json += "\\n";
            break;
        case '\r':
            json += "\\r";
            break;
        case '\t':
            json += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                json += "\\u00" + QByteArray(1, c).toHex();
            } else {
                json += c;
            }
        }
    }
    return json + '"';
}

QByteArray jsonNumber(double number)
{
    if (std::isnan(number)) {
        return "\"NaN\"";
    }
    if (std::isinf(number)) {
        return number > 0 ? "\"Infinity\"" : "\"-Infinity\"";
    }
    QByteArray json = QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
    if (!json.contains('.') && !json.contains('e')) {
        json += ".0";
    }
    return json;
}

} // namespace kubemori::inventory
