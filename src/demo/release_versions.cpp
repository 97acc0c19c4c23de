// SPDX-License-Identifier: GPL-3.0-or-later
// What follows from the versions in the table of releases.
#include "demo/releases.hpp"

#include <algorithm>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

QString ansibleCoreOf(const QString &package)
{
    // Each major line of the package has one minor line of the core; patches go along with its minor ones.
    constexpr int firstLine = 8;
    constexpr int firstCore = 15;
    const int line = package.section(u'.', 0, 0).toInt();
    const int minor = package.section(u'.', 1, 1).toInt();
    return u"2.%1.%2"_s.arg(line - firstLine + firstCore).arg(line == firstLine ? minor : minor + 1);
}

bool knowsKubernetes(const Release &release, const QString &version)
{
    const auto wanted = Version::parse(version);
    return wanted && std::ranges::any_of(release.kubelet.toString().split(u' '), [&wanted](const QString &newest) {
               const Version last = Version::parse(newest).value_or(Version());
               return last.major == wanted->major && last.minor == wanted->minor && wanted->patch <= last.patch;
           });
}

} // namespace kubemori::demo
