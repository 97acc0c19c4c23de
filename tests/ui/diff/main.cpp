// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include <QApplication>
#include <QTest>

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    int failed = 0;
    for (const auto make : {makeDiffTreeTest, makeDiffViewTest, makeSyntaxTest, makeDiffPageTest}) {
        const auto test = make();
        failed += QTest::qExec(test.get(), argc, argv);
    }
    return failed;
}
