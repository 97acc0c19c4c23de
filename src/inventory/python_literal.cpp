// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/python_literal.hpp"

#include "inventory/python_string.hpp"
#include "inventory/python_text.hpp"
#include "inventory/variables.hpp"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostBrackets = 200; // CPython's MAXLEVEL: one more is a mistake to it, and so a text to Ansible

/// A part of a literal while it is read.
struct Part
{
    enum class Kind { Scalar, Number, Tuple, Unhashable };
    Value value;
    Kind kind = Kind::Scalar;
    double imaginary = 0;   ///< of a Number
    bool isComplex = false; ///< then `value` is its real part

    [[nodiscard]] bool isNumber() const { return kind == Kind::Number; }
};

using Parsed = std::optional<Part>; ///< nothing: no literal

QString complexText(double real, double imaginary)
{
    const auto plain = [](double number) { return QString::number(number, 'g', QLocale::FloatingPointShortest); };
    if (std::is_eq(real <=> 0.0) && !std::signbit(real)) {
        return plain(imaginary) + u'j';
    }
    return u'(' + plain(real) + (std::signbit(imaginary) ? QString() : u"+"_s) + plain(imaginary) + u"j)"_s;
}

/// A recursive descent over the few forms that are literals. Anything else, well-formed Python or not, is a text.
class LiteralReader
{
public:
    explicit LiteralReader(QStringView source)
        : m_source(source)
    {
    }

    /// Nothing: no literal.
    std::optional<Value> read()
    {
        skipBlanks();
        const Parsed parsed = readElements(QChar());
        return parsed && m_at == m_source.size() ? std::optional(finished(*parsed)) : std::nullopt;
    }

    /// Why Ansible fails on what was read.
    [[nodiscard]] const QString &fault() const { return m_fault; }

private:
    [[nodiscard]] QChar peek() const { return m_at < m_source.size() ? m_source.at(m_at) : QChar(); }

    bool take(QChar c)
    {
        if (m_at >= m_source.size() || m_source.at(m_at) != c) {
            return false;
        }
        ++m_at;
        skipBlanks();
        return true;
    }

    void skipBlanks()
    {
        while (peek() == u' ' || peek() == u'\t' || peek() == u'\f') {
            ++m_at;
        }
        if (peek() == u'#') {
            m_at = m_source.size();
        }
    }

    static Value finished(const Part &part)
    {
        if (!part.isComplex) {
            return part.value;
        }
        const double *real = part.value.number();
        return Value(complexText(real == nullptr ? 0.0 : *real, part.imaginary));
    }

    /// One element, or several with commas as a tuple, up to `closing` (none: to the end), which stays.
    Parsed readElements(QChar closing)
    {
        std::vector<Part> parts;
        bool comma = false;
        const auto ended = [&] { return closing.isNull() ? m_at == m_source.size() : peek() == closing; };
        do {
            if (comma && ended()) {
                break;
            }
            const Parsed part = readSum();
            if (!part) {
                return std::nullopt;
            }
            parts.push_back(*part);
        } while (take(u',') && (comma = true));
        return parts.size() == 1 && !comma ? Parsed(parts.front()) : tuple(parts);
    }

    static Part tuple(const std::vector<Part> &parts)
    {
        const bool hashable =
            std::ranges::none_of(parts, [](const Part &p) { return p.kind == Part::Kind::Unhashable; });
        return {.value = list(parts), .kind = hashable ? Part::Kind::Tuple : Part::Kind::Unhashable};
    }

    static Value list(const std::vector<Part> &parts)
    {
        Value::List values;
        std::ranges::transform(parts, std::back_inserter(values), finished);
        return Value(std::move(values));
    }

    /// A signed number, a number and an imaginary one added, or anything else.
    Parsed readSum()
    {
        Parsed left = readSigned();
        if (!left || !left->isNumber() || left->isComplex || (peek() != u'+' && peek() != u'-')) {
            return left;
        }
        const bool negative = take(u'-') || !take(u'+');
        const Parsed right = readAtom();
        if (!right || !right->isComplex) {
            return std::nullopt;
        }
        left->isComplex = true;
        left->imaginary = negative ? -right->imaginary : right->imaginary;
        left->value = Value(realOf(left->value));
        return left;
    }

    static double realOf(const Value &value)
    {
        if (const qint64 *whole = value.integer()) {
            return static_cast<double>(*whole);
        }
        return value.number() != nullptr ? *value.number() : 0.0;
    }

    Parsed readSigned()
    {
        const bool negative = peek() == u'-';
        if (!take(u'-') && !take(u'+')) {
            return readAtom();
        }
        Parsed part = readAtom();
        if (!part || !part->isNumber()) {
            return std::nullopt;
        }
        if (negative) {
            part->value = negated(part->value);
            part->imaginary = -part->imaginary;
        }
        return part;
    }

    static Value negated(const Value &value)
    {
        if (const qint64 *whole = value.integer()) {
            return Value(-*whole);
        }
        if (const BigInteger *big = value.bigInteger()) {
            return *integerFromDigits(big->digits, 10, true);
        }
        return Value(-*value.number());
    }

    Parsed readAtom()
    {
        const QChar c = peek();
        if (c == u'(' || c == u'[' || c == u'{') {
            return readBrackets(c);
        }
        if (m_source.sliced(m_at).startsWith(u"...")) {
            m_at += 3;
            skipBlanks();
            return Part{.value = Value(u"..."_s)};
        }
        if (c.isDigit() || c == u'.') {
            return readNumber();
        }
        if (const Parsed string = readStrings()) {
            return string;
        }
        return readWord();
    }

    Parsed readBrackets(QChar open)
    {
        if (m_depth >= mostBrackets) {
            return std::nullopt;
        }
        ++m_depth;
        take(open);
        Parsed part = open == u'(' ? readParentheses() : open == u'[' ? readList() : readBraces();
        --m_depth;
        return part;
    }

    Parsed readParentheses()
    {
        if (take(u')')) {
            return tuple({});
        }
        const Parsed part = readElements(u')');
        return part && take(u')') ? part : std::nullopt;
    }

    /// The elements up to `closing`, which is taken.
    std::optional<std::vector<Part>> readItems(QChar closing)
    {
        std::vector<Part> parts;
        while (!take(closing)) {
            const Parsed part = readSum();
            if (!part || (!take(u',') && peek() != closing)) {
                return std::nullopt;
            }
            parts.push_back(*part);
        }
        return parts;
    }

    Parsed readList()
    {
        const auto parts = readItems(u']');
        return parts ? Parsed({.value = list(*parts), .kind = Part::Kind::Unhashable}) : std::nullopt;
    }

    Parsed readBraces()
    {
        if (take(u'}')) {
            return Part{.value = Value(Variables()), .kind = Part::Kind::Unhashable};
        }
        const Parsed first = readSum();
        if (!first) {
            return std::nullopt;
        }
        return peek() == u':' ? readDict(*first) : readSet(*first);
    }

    Parsed readDict(Part key)
    {
        Variables entries;
        while (take(u':')) {
            const Parsed value = readSum();
            if (!value) {
                return std::nullopt;
            }
            entries.set(keyText(key), finished(*value));
            const bool comma = take(u',');
            if (take(u'}')) {
                return Part{.value = Value(std::move(entries)), .kind = Part::Kind::Unhashable};
            }
            const Parsed next = comma ? readSum() : std::nullopt;
            if (!next) {
                return std::nullopt;
            }
            key = *next;
        }
        return std::nullopt;
    }

    /// As JSON writes keys, since Ansible prints them so.
    QString keyText(const Part &key)
    {
        if (key.kind == Part::Kind::Tuple || key.kind == Part::Kind::Unhashable) {
            m_fault = u"a list or mapping cannot be the key of a mapping"_s;
            return {};
        }
        const Value value = finished(key);
        return value.unsafe() != nullptr ? value.unsafe()->text
               : value.isText()          ? *value.text()
                                         : QString::fromUtf8(value.toJson());
    }

    Parsed readSet(const Part &first)
    {
        std::vector<Part> parts{first};
        if (take(u',')) {
            auto more = readItems(u'}');
            if (!more) {
                return std::nullopt;
            }
            parts.insert(parts.end(), more->begin(), more->end());
        } else if (!take(u'}')) {
            return std::nullopt;
        }
        Value::List values;
        for (const Part &part : parts) {
            if (part.kind == Part::Kind::Unhashable) {
                m_fault = u"a list, mapping or set cannot be an element of a set (quote a template as \"'{{ … }}'\")"_s;
            }
            if (Value value = finished(part); !std::ranges::contains(values, value)) {
                values.push_back(std::move(value));
            }
        }
        return Part{.value = Value(std::move(values)), .kind = Part::Kind::Unhashable};
    }

    /// Strings side by side are one.
    Parsed readStrings()
    {
        QString text;
        std::optional<bool> bytes;
        while (const auto string = readPythonString(m_source.sliced(m_at))) {
            if (bytes && *bytes != string->bytes) {
                return std::nullopt;
            }
            if (string->fault != PythonString::Fault::None) {
                m_fault = string->fault == PythonString::Fault::NotUtf8 ? u"the bytes are no UTF-8"_s
                                                                        : u"\\N{…} is not supported"_s;
            }
            bytes = string->bytes;
            text += string->text;
            m_at += string->length;
            skipBlanks();
        }
        if (!bytes) {
            return std::nullopt;
        }
        return Part{.value = *bytes ? Value(Unsafe{text}) : Value(text)}; // Ansible does not trust what were bytes
    }

    Parsed readWord()
    {
        qsizetype end = m_at;
        while (end < m_source.size() && (m_source.at(end).isLetterOrNumber() || m_source.at(end) == u'_')) {
            ++end;
        }
        const QStringView word = m_source.sliced(m_at, end - m_at);
        m_at = end;
        skipBlanks();
        if (word == u"None") {
            return Part{};
        }
        if (word == u"True" || word == u"False") {
            return Part{.value = Value(word == u"True")};
        }
        if (word == u"set" && take(u'(') && take(u')')) {
            return Part{.value = Value(Value::List()), .kind = Part::Kind::Unhashable};
        }
        return std::nullopt;
    }

    Parsed readNumber();

    static Parsed wholeNumber(const std::optional<Value> &value)
    {
        return value ? Parsed({.value = *value, .kind = Part::Kind::Number}) : std::nullopt;
    }

    QStringView m_source;
    qsizetype m_at = 0;
    int m_depth = 0;
    QString m_fault;
};

Parsed LiteralReader::readNumber()
{
    static const QRegularExpression form(
        uR"((0x(?:_?[0-9a-f])+|0o(?:_?[0-7])+|0b(?:_?[01])+)|((?:D\.D?|\.D|D)(?:e[+-]?D)?)(j?))"_s.replace(
            u'D', u"(?:[0-9](?:_?[0-9])*)"_s),
        QRegularExpression::CaseInsensitiveOption);
    const auto match =
        form.matchView(m_source, m_at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    m_at += match.capturedLength();
    if (peek().isLetterOrNumber() || peek() == u'_') {
        return std::nullopt;
    }
    skipBlanks();
    const QString digits = match.captured().toLower().remove(u'_');
    if (match.hasCaptured(1)) {
        const int base = digits.at(1) == u'x' ? 16 : digits.at(1) == u'o' ? 8 : 2;
        return wholeNumber(integerFromDigits(QStringView(digits).sliced(2), base, false));
    }
    const bool imaginary = digits.endsWith(u'j');
    if (!imaginary && std::ranges::all_of(digits, [](QChar c) { return c.isDigit(); })) {
        const bool allZeros = digits.count(u'0') == digits.size();
        return digits.startsWith(u'0') && !allZeros ? std::nullopt : wholeNumber(integerFromDigits(digits, 10, false));
    }
    const double real = digits.chopped(imaginary ? 1 : 0).toDouble(); // infinite when it is too large, as in Python
    return imaginary ? Part{.value = Value(0.0), .kind = Part::Kind::Number, .imaginary = real, .isComplex = true}
                     : Part{.value = Value(real), .kind = Part::Kind::Number};
}

} // namespace

Checked<Value> readPythonLiteral(const QString &text)
{
    LiteralReader reader(text);
    const auto value = reader.read();
    if (!value) {
        return Value(text);
    }
    if (!reader.fault().isEmpty()) {
        return std::unexpected(reader.fault());
    }
    return *value;
}

} // namespace kubemori::inventory
