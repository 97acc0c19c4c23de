// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/log/needle_set.hpp"

namespace kubemori::advice {

namespace {

/// How common a byte is in logs, roughly; only the speed hangs on it.
int commonness(char c)
{
    if (c == ' ' || c == '*') {
        return 6;
    }
    if (c >= '0' && c <= '9') {
        return 3;
    }
    if (c >= 'a' && c <= 'z') {
        return std::strchr("etaoinsrlcd", c) ? 4 : 2;
    }
    return 1;
}

} // namespace

void NeedleSet::add(const QByteArray &needle, int owner)
{
    Needle added{.bytes = needle, .gram = 0, .owner = owner, .next = -1};
    int least = 0;
    for (qsizetype at = 0; at + gramSize <= needle.size(); ++at) {
        int sum = 0;
        for (qsizetype i = at; i < at + gramSize; ++i) {
            sum += commonness(needle.at(i));
        }
        if (at == 0 || sum < least) {
            least = sum;
            added.gram = at;
        }
    }
    const std::uint32_t hash = hashOf(needle.constData() + added.gram);
    added.next = m_first[hash];
    m_first[hash] = static_cast<int>(m_needles.size());
    m_bits[hash >> 6U] |= std::uint64_t{1} << (hash & 63U);
    m_needles.push_back(std::move(added));
}

bool NeedleSet::isAt(QByteArrayView text, qsizetype at, const QByteArray &needle)
{
    if (at < 0 || at + needle.size() > text.size()) {
        return false;
    }
    for (qsizetype i = 0; i < needle.size(); ++i) {
        const char c = text.at(at + i);
        if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c) != needle.at(i)) {
            return false;
        }
    }
    return true;
}

} // namespace kubemori::advice
