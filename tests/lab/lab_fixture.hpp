// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/local_runner.hpp"

#include <QMap>
#include <QString>
#include <QStringList>

namespace kubemori::test {

/// A node as kubectl on this machine sees it, independent of the code under test.
struct LabNode
{
    QString bootId;
    bool cordoned = false;
    bool ready = false;
};

/// The lab from outside: its own tools (lab-ctl, kubectl), never the code under test.
class LabFixture
{
public:
    /// False outside a lab; then the tests are to be skipped.
    [[nodiscard]] static bool isPresent();
    /// Why not, for QSKIP.
    [[nodiscard]] static QString reasonAbsent();

    /// Runs a program with a deadline of two minutes; fails the running test when it fails. Returns what it printed.
    QByteArray run(const QStringList &argv);
    void control(const QStringList &arguments); ///< lab-ctl
    void reset();                               ///< every node up, uncordoned, workloads ready

    [[nodiscard]] QMap<QString, LabNode> nodes();
    [[nodiscard]] QStringList cordonedNodes();

private:
    command::LocalRunner m_runner;
};

} // namespace kubemori::test
