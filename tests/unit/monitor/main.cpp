// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"
#include "private_network.hpp"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char **argv)
{
    kubemori::test::enterPrivateNetwork();
    const QCoreApplication app(argc, argv);
    int failed = 0;
    for (const auto make : {makeBootIdTest, makeRebootTrackerTest, makeProbePlanTest, makeTcpProbeTest, makePingTest,
                            makeProbeSchedulerTest}) {
        const auto test = make();
        failed += QTest::qExec(test.get(), argc, argv);
    }
    return failed;
}
