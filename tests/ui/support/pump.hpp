// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QTest>
#include <QWidget>

namespace kubemori::test {

/// Lets queued messages and zero timers run until nothing is left.
inline void pump()
{
    for (int i = 0; i < 20; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

/// The named descendant; fails the test loudly when there is none.
template<class T = QWidget> T *find(QObject *root, const char *name)
{
    T *found = root->findChild<T *>(QLatin1StringView(name));
    if (found == nullptr) {
        qFatal("no %s named %s", T::staticMetaObject.className(), name);
    }
    return found;
}

} // namespace kubemori::test
