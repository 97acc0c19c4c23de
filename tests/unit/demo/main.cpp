// SPDX-License-Identifier: GPL-3.0-or-later
#include "suites.hpp"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    using namespace kubemori::test;
    const QTemporaryDir home; // what the demo keeps
    qputenv("XDG_STATE_HOME", QFile::encodeName(home.path()));
    return runDemoClusters(argc, argv) + runDemoKubectl(argc, argv) + runDemoMachines(argc, argv) +
           runDemoCheckouts(argc, argv) + runDemoDeployer(argc, argv) + runDemoRuns(argc, argv) +
           runDemoUpgrade(argc, argv);
}
