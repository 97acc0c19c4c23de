// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/json_path.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QRegularExpression>
#include <QStringList>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

using Values = QList<QJsonValue>;

QString textOf(const QJsonValue &value)
{
    if (value.isObject()) {
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    }
    if (value.isArray()) {
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    }
    if (value.isBool()) {
        return value.toBool() ? u"true"_s : u"false"_s;
    }
    return value.toVariant().toString();
}

/// The members of objects and lists, one level down.
Values insideOf(const QJsonValue &value)
{
    Values inside;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const auto &item : array) {
            inside.append(item);
        }
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const auto &item : object) {
            inside.append(item);
        }
    }
    return inside;
}

Result<Values> valuesOf(const QString &path, const QJsonValue &start);

/// `@.a.b=="text"`, `@.a==true`, `@.a!=1`, `@.a`
Result<bool> isMatch(const QString &filter, const QJsonValue &item)
{
    static const QRegularExpression form(uR"(\A@(.*?)\s*(?:(==|!=)\s*(.+?))?\s*\z)"_s);
    const auto match = form.match(filter.trimmed());
    if (!match.hasMatch()) {
        return fail(ErrorCode::InvalidInput, u"unrecognized filter "_s + filter);
    }
    return valuesOf(match.captured(1), item).transform([&match](const Values &values) {
        if (match.captured(2).isEmpty()) {
            return !values.isEmpty();
        }
        QString wanted = match.captured(3);
        if (wanted.size() > 1 && (wanted.startsWith(u'"') || wanted.startsWith(u'\''))) {
            wanted = wanted.sliced(1, wanted.size() - 2);
        }
        const bool isSame = !values.isEmpty() && textOf(values.constFirst()) == wanted;
        return !values.isEmpty() && isSame == (match.captured(2) == u"==");
    });
}

Result<Values> subscript(const QString &inside, const Values &from)
{
    Values values;
    for (const QJsonValue &value : from) {
        if (inside == u"*") {
            values += insideOf(value);
            continue;
        }
        if (inside.startsWith(u"?(") && inside.endsWith(u')')) {
            for (const QJsonValue &item : insideOf(value)) {
                const auto matches = isMatch(inside.sliced(2, inside.size() - 3), item);
                if (!matches) {
                    return std::unexpected(matches.error());
                }
                values += *matches ? Values{item} : Values();
            }
            continue;
        }
        bool isNumber = false;
        const qsizetype index = inside.toInt(&isNumber);
        const QJsonArray array = value.toArray();
        const qsizetype at = index < 0 ? array.size() + index : index;
        if (!isNumber) {
            return fail(ErrorCode::InvalidInput, u"invalid array index "_s + inside);
        }
        values += at >= 0 && at < array.size() ? Values{array.at(at)} : Values();
    }
    return values;
}

Values member(const QString &name, const Values &from)
{
    Values values;
    for (const QJsonValue &value : from) {
        if (name == u"*") {
            values += insideOf(value);
        } else if (const QJsonValue found = value.toObject().value(name); !found.isUndefined()) {
            values.append(found);
        }
    }
    return values;
}

/// Where the bracket that opens at `start` ends; quotes and brackets inside are passed over.
qsizetype closingOf(const QString &path, qsizetype start)
{
    int depth = 0;
    QChar quote;
    for (qsizetype i = start; i < path.size(); ++i) {
        const QChar sign = path.at(i);
        if (!quote.isNull()) {
            quote = sign == quote ? QChar() : quote;
        } else if (sign == u'"' || sign == u'\'') {
            quote = sign;
        } else if (sign == u'[') {
            ++depth;
        } else if (sign == u']' && --depth == 0) {
            return i;
        }
    }
    return -1;
}

Result<Values> valuesOf(const QString &path, const QJsonValue &start)
{
    Values values{start};
    for (qsizetype i = 0; i < path.size();) {
        if (path.at(i) == u'[') {
            const qsizetype end = closingOf(path, i);
            if (end < 0) {
                return fail(ErrorCode::InvalidInput, u"unterminated array"_s);
            }
            auto found = subscript(path.sliced(i + 1, end - i - 1).trimmed(), values);
            if (!found) {
                return found;
            }
            values = *std::move(found);
            i = end + 1;
            continue;
        }
        if (path.at(i) != u'.') {
            return fail(ErrorCode::InvalidInput, u"unrecognized character in action: "_s + path.sliced(i));
        }
        QString name;
        for (++i; i < path.size() && path.at(i) != u'.' && path.at(i) != u'['; ++i) {
            i += path.at(i) == u'\\' && i + 1 < path.size() ? 1 : 0;
            name += path.at(i);
        }
        values = name.isEmpty() ? values : member(name, values);
    }
    return values;
}

/// A template cut at its braces.
struct Part
{
    bool isAction = false;
    QString text;
};

Result<QList<Part>> partsOf(const QString &pattern)
{
    QList<Part> parts;
    for (qsizetype i = 0; i < pattern.size();) {
        if (pattern.at(i) != u'{') {
            const qsizetype open = pattern.indexOf(u'{', i);
            const qsizetype end = open < 0 ? pattern.size() : open;
            parts.append({.isAction = false, .text = pattern.sliced(i, end - i)});
            i = end;
            continue;
        }
        QChar quote;
        qsizetype end = i + 1;
        for (; end < pattern.size() && (!quote.isNull() || pattern.at(end) != u'}'); ++end) {
            const QChar sign = pattern.at(end);
            if (!quote.isNull()) {
                quote = sign == quote ? QChar() : quote;
            } else if (sign == u'"' || sign == u'\'') {
                quote = sign;
            }
        }
        if (end >= pattern.size()) {
            return fail(ErrorCode::InvalidInput, u"unclosed action"_s);
        }
        parts.append({.isAction = true, .text = pattern.sliced(i + 1, end - i - 1).trimmed()});
        i = end + 1;
    }
    return parts;
}

QString unquoted(QString text)
{
    text = text.sliced(1, text.size() - 2);
    return text.replace(u"\\n"_s, u"\n"_s).replace(u"\\t"_s, u"\t"_s);
}

/// Prints a template part by part.
class Printer
{
public:
    explicit Printer(QList<Part> parts)
        : m_parts(std::move(parts))
    {
    }

    Result<> print(const QJsonValue &value, qsizetype from, qsizetype to)
    {
        for (qsizetype i = from; i < to; ++i) {
            const Part &part = m_parts.at(i);
            if (!part.isAction) {
                m_text += part.text;
            } else if (part.text.startsWith(u'"') || part.text.startsWith(u'\'')) {
                m_text += unquoted(part.text);
            } else if (part.text.startsWith(u"range ")) {
                const qsizetype end = endOf(i, to);
                const auto values = valuesOf(bare(part.text.sliced(6).trimmed()), value);
                if (!values || end < 0) {
                    return values ? fail(ErrorCode::InvalidInput, u"not in range, nothing to end"_s)
                                  : std::unexpected(values.error());
                }
                for (const QJsonValue &each : *values) {
                    if (const auto done = print(each, i + 1, end); !done) {
                        return done;
                    }
                }
                i = end;
            } else if (const auto values = valuesOf(bare(part.text), value)) {
                QStringList texts;
                for (const QJsonValue &each : *values) {
                    texts.append(textOf(each));
                }
                m_text += texts.join(u' ');
            } else {
                return std::unexpected(values.error());
            }
        }
        return {};
    }

    [[nodiscard]] QString text() const { return m_text; }

private:
    static QString bare(const QString &path)
    {
        return path.startsWith(u'$') || path.startsWith(u'@') ? path.sliced(1) : path;
    }

    [[nodiscard]] qsizetype endOf(qsizetype range, qsizetype to) const
    {
        int depth = 0;
        for (qsizetype i = range; i < to; ++i) {
            const Part &part = m_parts.at(i);
            depth += part.isAction && part.text.startsWith(u"range ") ? 1 : 0;
            if (part.isAction && part.text == u"end" && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    QList<Part> m_parts;
    QString m_text;
};

} // namespace

Result<QString> jsonPathText(const QString &pattern, const QJsonValue &root)
{
    auto parts = partsOf(pattern);
    if (!parts) {
        return std::unexpected(parts.error());
    }
    const qsizetype count = parts->size();
    Printer printer(*std::move(parts));
    const auto printed = printer.print(root, 0, count);
    return printed ? Result<QString>(printer.text()) : std::unexpected(printed.error());
}

} // namespace kubemori::demo
