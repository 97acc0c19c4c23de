// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret_forms.hpp"

#include <QString>

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>
#include <utility>

namespace kubemori {

namespace {

constexpr qsizetype shortest = 4;
/// What base64 says for certain of a short secret is a few letters, which occur in any key.
constexpr qsizetype shortestEncoded = 8;
/// "-----BEGIN" and short lines occur everywhere.
constexpr qsizetype shortestLine = 12;

class Forms
{
public:
    void add(QByteArray form, qsizetype least)
    {
        const bool known = std::ranges::any_of(m_forms, [&](const Secret &s) { return s.bytes() == form; });
        if (form.size() >= least && !known) {
            m_forms.emplace_back(std::move(form));
        }
    }

    [[nodiscard]] std::vector<Secret> take()
    {
        std::ranges::stable_sort(m_forms, std::greater{}, [](const Secret &s) { return s.bytes().size(); });
        return std::move(m_forms);
    }

private:
    std::vector<Secret> m_forms;
};

/// The letters of the encoded text that depend on the secret alone when `before` bytes (modulo 3) stand in front of it.
QByteArray base64Within(const QByteArray &secret, qsizetype before, QByteArray::Base64Options options)
{
    const QByteArray encoded = QByteArray(QByteArray(before, '\0') + secret).toBase64(options);
    const qsizetype first = (before * 8 + 5) / 6;
    const qsizetype end = (before + secret.size()) * 8 / 6;
    return encoded.sliced(first, end - first);
}

void addBase64(Forms &forms, const QByteArray &secret)
{
    for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
        for (const qsizetype before : {0, 1, 2}) {
            forms.add(base64Within(secret, before, alphabet | QByteArray::OmitTrailingEquals), shortestEncoded);
        }
    }
}

using Replacements = std::initializer_list<std::pair<char, std::string_view>>;

QByteArray replaced(const QByteArray &secret, const Replacements &replacements)
{
    QByteArray text;
    for (const char letter : secret) {
        const auto *found = std::ranges::find(replacements, letter, &std::pair<char, std::string_view>::first);
        if (found == replacements.end()) {
            text += letter;
        } else {
            text.append(found->second.data(), static_cast<qsizetype>(found->second.size()));
        }
    }
    return text;
}

/// As Python's json and Ansible write it: everything but ASCII as \uXXXX.
QByteArray asciiJson(const QByteArray &escaped)
{
    QByteArray text;
    for (const QChar c : QString::fromUtf8(escaped)) {
        if (c.unicode() < 0x80) {
            text += static_cast<char>(c.unicode());
        } else {
            text += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
        }
    }
    return text;
}

void addJson(Forms &forms, const QByteArray &secret)
{
    const Replacements usual{{'"', "\\\""}, {'\\', "\\\\"}, {'\n', "\\n"}, {'\r', "\\r"}, {'\t', "\\t"}};
    const QByteArray escaped = replaced(secret, usual);
    forms.add(escaped, shortest);
    forms.add(asciiJson(escaped), shortest);
    // Go, that is kubectl, also escapes what HTML would take for markup.
    forms.add(replaced(escaped, {{'<', "\\u003c"}, {'>', "\\u003e"}, {'&', "\\u0026"}}), shortest);
    forms.add(replaced(escaped, {{'/', "\\/"}}), shortest);
}

void addQuoted(Forms &forms, const QByteArray &secret)
{
    forms.add(replaced(secret, {{'\'', "'\\''"}}), shortest);   // POSIX shells
    forms.add(replaced(secret, {{'\'', "'\"'\"'"}}), shortest); // Python's shlex
    forms.add(replaced(secret, {{'"', "\\\""}, {'\\', "\\\\"}, {'$', "\\$"}, {'`', "\\`"}}), shortest);
    forms.add(replaced(secret, {{'\'', "''"}}), shortest);                  // YAML
    forms.add(replaced(secret, {{'\'', "\\'"}, {'\\', "\\\\"}}), shortest); // repr() of Python
    forms.add(replaced(secret, {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}}), shortest);
}

void addPercent(Forms &forms, const QByteArray &secret)
{
    QByteArray encoded = secret.toPercentEncoding();
    forms.add(encoded, shortest);
    forms.add(QByteArray(encoded).replace("%20", "+"), shortest);
    for (qsizetype i = encoded.indexOf('%'); i >= 0; i = encoded.indexOf('%', i + 1)) {
        for (const qsizetype at : {i + 1, i + 2}) {
            const char digit = encoded.at(at);
            encoded[at] = digit >= 'A' && digit <= 'F' ? static_cast<char>(digit - 'A' + 'a') : digit;
        }
    }
    forms.add(encoded, shortest);
}

} // namespace

std::vector<Secret> secretForms(const Secret &secret)
{
    const QByteArray &bytes = secret.bytes();
    if (bytes.size() < shortest) {
        return {};
    }
    Forms forms;
    forms.add(QByteArray(bytes.constData(), bytes.size()), shortest);
    if (bytes.contains('\n')) {
        for (const QByteArray &line : bytes.split('\n')) {
            const QByteArray content = line.trimmed();
            if (!content.startsWith("-----")) {
                forms.add(content, shortestLine);
            }
        }
    }
    addBase64(forms, bytes);
    addJson(forms, bytes);
    addQuoted(forms, bytes);
    addPercent(forms, bytes);
    return forms.take();
}

} // namespace kubemori
