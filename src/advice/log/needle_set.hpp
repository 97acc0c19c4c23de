// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <cstring>
#include <vector>

namespace kubemori::advice {

/// Looks for many texts at once, without regard to the case of ASCII letters: of each the four bytes that are likely
/// the rarest are entered in a small table, and the table is asked at every byte. A value; for several threads at
/// once.
class NeedleSet
{
public:
    /// Adds a text of at least four bytes, in lower case. `owner`: what is told of it.
    void add(const QByteArray &needle, int owner);
    [[nodiscard]] bool isEmpty() const { return m_needles.empty(); }

    /// Calls found(position, owner) for each place where a text stands whose rarest bytes begin in [from, to), in the
    /// order of these; so ranges may be looked through one by one, or side by side, and nothing is told twice.
    template<class Found> void find(QByteArrayView text, qsizetype from, qsizetype to, const Found &found) const
    {
        const char *const bytes = text.data();
        const qsizetype end = qMin(to, text.size() - gramSize + 1);
        for (qsizetype at = from; at < end; ++at) {
            const std::uint32_t hash = hashOf(bytes + at);
            if ((m_bits[hash >> 6U] >> (hash & 63U) & 1U) == 0) {
                continue;
            }
            for (int i = m_first[hash]; i >= 0; i = m_needles[static_cast<std::size_t>(i)].next) {
                const Needle &needle = m_needles[static_cast<std::size_t>(i)];
                if (const qsizetype begin = at - needle.gram; isAt(text, begin, needle.bytes)) {
                    found(begin, needle.owner);
                }
            }
        }
    }

private:
    struct Needle
    {
        QByteArray bytes;
        qsizetype gram = 0; ///< where its rarest bytes begin
        int owner = 0;
        int next = -1; ///< another one with the same hash
    };
    static constexpr qsizetype gramSize = 4;
    static constexpr std::size_t slots = 65536;

    /// Letters of both cases have the same.
    [[nodiscard]] static std::uint32_t hashOf(const char *bytes)
    {
        std::uint32_t word = 0;
        std::memcpy(&word, bytes, sizeof word);
        return ((word | 0x20202020U) * 2654435761U) >> 16U;
    }
    [[nodiscard]] static bool isAt(QByteArrayView text, qsizetype at, const QByteArray &needle);

    std::vector<Needle> m_needles;
    std::vector<std::uint64_t> m_bits = std::vector<std::uint64_t>(slots / 64);
    std::vector<int> m_first = std::vector<int>(slots, -1);
};

} // namespace kubemori::advice
