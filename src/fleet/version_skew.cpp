// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/version_skew.hpp"

#include "base/version.hpp"
#include "operation/enum_names.hpp"

#include <algorithm>

namespace kubemori::operation {

template<> struct EnumNames<fleet::Skew>
{
    static constexpr std::array table{
        std::pair{fleet::Skew::Unknown, "Unknown"}, std::pair{fleet::Skew::None, "None"},
        std::pair{fleet::Skew::Allowed, "Allowed"}, std::pair{fleet::Skew::TooOld, "TooOld"},
        std::pair{fleet::Skew::TooNew, "TooNew"},
    };
};

} // namespace kubemori::operation

namespace kubemori::fleet {

namespace {

/// The first kubelet that may be three minors behind; those before may be two.
constexpr int minorOfLongSkew = 25;

SkewVerdict verdictOf(const Version &server, const Version &kubelet, const QString &text)
{
    if (kubelet.major != server.major) {
        return {.skew = kubelet.major < server.major ? Skew::TooOld : Skew::TooNew, .minorsBehind = 0, .version = text};
    }
    const int behind = server.minor - kubelet.minor;
    const int most = kubelet.minor < minorOfLongSkew ? 2 : 3;
    const Skew skew = behind < 0       ? Skew::TooNew
                      : behind == 0    ? Skew::None
                      : behind <= most ? Skew::Allowed
                                       : Skew::TooOld;
    return {.skew = skew, .minorsBehind = behind, .version = text};
}

} // namespace

QString toString(Skew skew)
{
    return operation::nameOf(skew);
}

SkewVerdict skewOf(const KubernetesFacts &facts)
{
    const auto server = Version::parse(facts.apiServer);
    if (!server) {
        return {};
    }
    SkewVerdict worst;
    bool isIncomplete = false;
    for (const QString &text : facts.kubelets.keys()) {
        const auto kubelet = Version::parse(text);
        isIncomplete = isIncomplete || !kubelet;
        if (!kubelet) {
            continue;
        }
        const SkewVerdict verdict = verdictOf(*server, *kubelet, text);
        // The enumerators stand in the order of gravity; among equals the one further away.
        const bool isWorse =
            verdict.skew > worst.skew ||
            (verdict.skew == worst.skew && std::abs(verdict.minorsBehind) > std::abs(worst.minorsBehind));
        if (isWorse) {
            worst = verdict;
        }
    }
    // A kubelet that cannot be read may be anything; only what is wrong already stays so.
    const bool isWrong = worst.skew == Skew::TooOld || worst.skew == Skew::TooNew;
    return isIncomplete && !isWrong ? SkewVerdict{} : worst;
}

} // namespace kubemori::fleet
