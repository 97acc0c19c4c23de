// SPDX-License-Identifier: GPL-3.0-or-later
#include "suites.hpp"

#include <QCoreApplication>
#include <QtTest>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    int failed = 0;
    for (const auto &make :
         {makeSafetyStageTest, makeCheckoutStageTest, makeFindPythonsTest, makeEnvironmentStageTest,
          makeInventoryStageTest, makeSettingsStageTest, makeInventoryChangesTest, makeReachStageTest}) {
        failed += QTest::qExec(make().get(), argc, argv);
    }
    return failed == 0 ? 0 : 1;
}
