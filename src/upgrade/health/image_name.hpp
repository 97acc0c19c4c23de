// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace kubemori::upgrade::health {

/// A container image's name in its parts.
struct ImageName
{
    QString path; ///< without the registry's address where there is one: "calico/node"
    QString tag;  ///< "v3.27.3"; empty: by digest only, or none is given

    /// "quay.io:443/calico/node:v3.27.3@sha256:…" and all shorter forms.
    [[nodiscard]] static ImageName parse(const QString &image);
    bool operator==(const ImageName &) const = default;
};

/// The component of a cluster that an image is, by the name under which releases list its version ("calico",
/// "ingress-nginx"); the parts of a control plane by their own ("kube-apiserver"), Rook's operator as "rook". Also
/// where a registry of one's own keeps it in a folder. Empty for everything else.
[[nodiscard]] QString componentOf(const ImageName &image);

} // namespace kubemori::upgrade::health
