// SPDX-License-Identifier: GPL-3.0-or-later
#include "suites.hpp"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    using namespace kubemori::test;
    return runDemoClusters(argc, argv) + runDemoKubectl(argc, argv) + runDemoMachines(argc, argv);
}
