// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/releases.hpp"

#include <array>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

struct Release
{
    const char16_t *tag;
    const char16_t *kubernetes;
};

/// kube_version of roles/kubespray-defaults at each tag.
constexpr std::array releases{
    Release{u"v2.24.0", u"v1.28.6"}, Release{u"v2.24.1", u"v1.28.6"}, Release{u"v2.25.0", u"v1.29.5"},
    Release{u"v2.26.0", u"v1.30.4"}, Release{u"v2.27.0", u"v1.31.4"}, Release{u"v2.27.1", u"v1.31.9"},
    Release{u"v2.28.0", u"v1.32.5"}, Release{u"v2.28.1", u"v1.32.8"}, Release{u"v2.29.0", u"v1.33.5"},
    Release{u"v2.29.1", u"v1.33.7"}, Release{u"v2.30.0", u"v1.34.3"}, Release{u"v2.31.0", u"v1.35.4"},
};

} // namespace

QStringList releaseTags()
{
    QStringList tags;
    for (const Release &release : releases) {
        tags.append(QString::fromUtf16(release.tag));
    }
    return tags;
}

QString kubernetesOf(const QString &tag)
{
    for (const Release &release : releases) {
        if (tag == QString::fromUtf16(release.tag)) {
            return QString::fromUtf16(release.kubernetes);
        }
    }
    return {};
}

} // namespace kubemori::demo
