// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/string_pool.hpp"

namespace kubemori::kube {

namespace {

constexpr std::size_t mostStrings = 4096;
constexpr std::size_t longestKept = 512;

} // namespace

QString StringPool::get(std::string_view utf8)
{
    if (utf8.empty()) {
        return {};
    }
    const auto toQString = [utf8] { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); };
    if (utf8.size() > longestKept) {
        return toQString();
    }
    if (const auto found = m_strings.find(utf8); found != m_strings.end()) {
        return found->second;
    }
    if (m_strings.size() >= mostStrings) {
        m_strings.clear();
    }
    return m_strings.emplace(std::string(utf8), toQString()).first->second;
}

} // namespace kubemori::kube
