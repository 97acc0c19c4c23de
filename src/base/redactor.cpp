// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/redactor.hpp"

#include "base/secret_forms.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace kubemori {

namespace {

constexpr QByteArrayView replacement = "••••••";

std::size_t slot(char byte)
{
    return static_cast<unsigned char>(byte);
}

} // namespace

void Redactor::add(const Secret &secret)
{
    const std::scoped_lock lock(m_mutex);
    if (std::ranges::any_of(m_secrets, [&](const Secret &s) { return s.bytes() == secret.bytes(); })) {
        return;
    }
    std::vector<Secret> forms = secretForms(secret);
    if (forms.empty()) {
        return;
    }
    m_secrets.push_back(secret.copy());
    for (Secret &form : forms) {
        auto &same = m_forms[slot(form.bytes().front())];
        same.push_back(std::move(form));
        std::ranges::stable_sort(same, std::greater{}, [](const Secret &s) { return s.bytes().size(); });
    }
}

qsizetype Redactor::lengthAtStart(QByteArrayView text) const
{
    for (const Secret &form : m_forms[slot(text.front())]) {
        if (text.startsWith(form.bytes())) {
            return form.bytes().size();
        }
    }
    return 0;
}

bool Redactor::mayBegin(QByteArrayView text) const
{
    const auto begins = [text](const Secret &form) {
        return form.bytes().size() > text.size() && QByteArrayView(form.bytes()).startsWith(text);
    };
    return std::ranges::any_of(m_forms[slot(text.front())], begins);
}

QByteArray Redactor::scan(QByteArrayView text, Ending ending, qsizetype &taken) const
{
    const std::scoped_lock lock(m_mutex);
    QByteArray clean;
    qsizetype copied = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        const QByteArrayView rest = text.sliced(at);
        if (m_forms[slot(rest.front())].empty()) {
            ++at;
            continue;
        }
        if (ending == Ending::Open && mayBegin(rest)) {
            break;
        }
        const qsizetype length = lengthAtStart(rest);
        if (length == 0) {
            ++at;
            continue;
        }
        clean.append(text.sliced(copied, at - copied)).append(replacement);
        at += length;
        copied = at;
    }
    taken = at;
    return clean.append(text.sliced(copied, at - copied));
}

QByteArray Redactor::redact(QByteArray text) const
{
    qsizetype all = 0;
    return scan(text, Ending::Final, all);
}

QString Redactor::redact(const QString &text) const
{
    return QString::fromUtf8(redact(text.toUtf8()));
}

QByteArray Redactor::redactDecided(QByteArrayView text, qsizetype &taken) const
{
    return scan(text, Ending::Open, taken);
}

} // namespace kubemori
