// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/drain.hpp"

#include <QHash>

namespace kubemori::kube {

/// Understands what `kubectl drain` prints, line by line, standard output and error alike (the forms of kubectl 1.15
/// to 1.35). Lines it does not know are ignored. One object per drain; not thread-safe.
class DrainParser
{
public:
    explicit DrainParser(DrainSink sink = {});

    void line(QByteArrayView line);
    [[nodiscard]] const DrainReport &report() const { return m_report; }

private:
    [[nodiscard]] bool outcomeLine(const QString &line);
    [[nodiscard]] bool evictionLine(const QString &line);
    [[nodiscard]] bool warningLine(const QString &line);
    [[nodiscard]] bool refusalLine(const QString &line);
    [[nodiscard]] bool errorLine(const QString &line);
    void podBlocked(const QString &line, const QString &pod);
    void podGone(const QString &pod);
    void tell(DrainProgress::Kind kind, const QStringList &pods, const QString &line);
    [[nodiscard]] QString qualified(const QString &name) const;

    DrainSink m_sink;
    DrainReport m_report;
    QHash<QString, QStringList> m_namespaces; ///< of each pod name seen so far
    bool m_inPendingList = false;
};

} // namespace kubemori::kube
