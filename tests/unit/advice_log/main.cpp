// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    int failed = 0;
    for (const auto make : {makeAnsibleFormsTest, makeClueLiteralsTest, makeDiagnosisTest, makeLineOriginTest,
                            makeLogSizeTest, makeOutlineTest}) {
        const auto test = make();
        failed += QTest::qExec(test.get(), argc, argv);
    }
    return failed;
}
