// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/attached_claims.hpp"

#include "kube/names.hpp"
#include "kube/storage.hpp"

#include <QSet>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

namespace {

Result<QSet<QString>> volumesOn(const Kubectl &kubectl, const QString &node, const std::stop_token &stop)
{
    QSet<QString> volumes;
    const auto read = kubectl.eachPage(u"/apis/storage.k8s.io/v1/volumeattachments?"_s, stop,
                                       [&](QByteArray &json) -> Result<QString> {
                                           const auto page = parseVolumeAttachments(json);
                                           if (!page) {
                                               return std::unexpected(page.error());
                                           }
                                           for (const VolumeAttachment &attachment : page->attachments) {
                                               if (attachment.node == node && !attachment.volume.isEmpty()) {
                                                   volumes.insert(attachment.volume);
                                               }
                                           }
                                           return page->next;
                                       });
    if (!read) {
        return std::unexpected(read.error().during(u"listing volume attachments"_s));
    }
    return volumes;
}

} // namespace

Result<QStringList> attachedClaims(const Kubectl &kubectl, const QString &node, const QString &nameSpace,
                                   const QStringList &claims, const std::stop_token &stop)
{
    const auto volumes = volumesOn(kubectl, node, stop);
    if (!volumes) {
        return std::unexpected(volumes.error());
    }
    QStringList attached;
    for (const QString &claim : claims) {
        if (volumes->isEmpty() || !isObjectName(nameSpace) || !isObjectName(claim)) {
            continue;
        }
        const auto json =
            kubectl.getRaw(u"/api/v1/namespaces/%1/persistentvolumeclaims/%2"_s.arg(nameSpace, claim), stop);
        if (!json) {
            return std::unexpected(json.error());
        }
        const auto volume = parseBoundVolume(*json);
        if (!volume) {
            return std::unexpected(volume.error().on(claim));
        }
        if (volumes->contains(*volume)) {
            attached.append(claim);
        }
    }
    return attached;
}

} // namespace kubemori::kube
