// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

/// One maker for each test class of this binary.
std::unique_ptr<QObject> makeDiffPageTest();
std::unique_ptr<QObject> makeDiffTreeTest();
std::unique_ptr<QObject> makeDiffViewTest();
std::unique_ptr<QObject> makeSyntaxTest();
