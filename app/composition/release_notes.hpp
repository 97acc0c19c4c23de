// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QNetworkAccessManager>
#include <QString>

#include <functional>

namespace kubemori::composition {

/// What releases say of themselves, from the host of their repository. Belongs to the GUI thread, and blocks nothing.
class ReleaseNotes
{
public:
    using Done = std::function<void(Result<QString>)>;

    /// `repository`: "https://github.com/kubernetes-sigs/kubespray"; empty: that one. Notes are known of GitHub only.
    explicit ReleaseNotes(const QString &repository = {});

    /// `done` gets the Markdown, on the GUI thread, at the latest after 15 s: Unreachable, NotFound, InvalidData; not
    /// when this is destroyed before.
    void ask(const QString &tag, Done done);
    /// Where a person reads them; empty: not known.
    [[nodiscard]] QString page(const QString &tag) const;

private:
    QString m_path; ///< "kubernetes-sigs/kubespray"; empty: not on GitHub
    QNetworkAccessManager m_network;
};

} // namespace kubemori::composition
