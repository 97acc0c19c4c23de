// SPDX-License-Identifier: GPL-3.0-or-later
// Everything by keyboard, and everything with words for a screen reader: walks the window and its dialogs in both
// languages.
#include "ui/support/window_stage.hpp"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

using namespace kubemori;
using namespace kubemori::ui;
using namespace kubemori::test;
using namespace Qt::StringLiterals;

namespace {

/// Which key leads where, and what is there twice.
class Mnemonics
{
public:
    void add(const QString &text, const QString &where)
    {
        const QKeySequence keys = QKeySequence::mnemonic(text);
        if (keys.isEmpty()) {
            return;
        }
        const QString before = m_where.value(keys.toString());
        if (!before.isEmpty() && before != where) {
            m_twice << keys.toString() + u": "_s + before + u" and "_s + where;
        }
        m_where.insert(keys.toString(), where);
    }
    [[nodiscard]] const QStringList &twice() const { return m_twice; }
    [[nodiscard]] qsizetype count() const { return m_where.size(); }

private:
    QMap<QString, QString> m_where;
    QStringList m_twice;
};

/// What Alt reaches in a window: its menu bar, its buttons, the labels of its fields, its tabs.
Mnemonics mnemonicsOf(const QWidget &window)
{
    Mnemonics found;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != &window) {
            continue;
        }
        if (const auto *bar = qobject_cast<const QMenuBar *>(widget)) {
            for (const QAction *action : bar->actions()) {
                found.add(action->text(), action->text());
            }
        } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
            found.add(button->text(), widget->objectName());
        } else if (const auto *label = qobject_cast<const QLabel *>(widget); label != nullptr && label->buddy()) {
            found.add(label->text(), widget->objectName());
        } else if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i) {
                found.add(tabs->tabText(i), tabs->tabText(i));
            }
        }
    }
    return found;
}

/// Widgets that take the keyboard and have no words, or no name for tests and scripts.
QStringList speechless(const QWidget &window)
{
    QStringList found;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        const bool usable = widget->isVisible() && widget->window() == &window &&
                            (widget->focusPolicy() & Qt::TabFocus) != 0 && !widget->objectName().startsWith("qt_"_L1);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool hasWords = !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty()) ||
                              qobject_cast<const QTabBar *>(widget) != nullptr;
        if (usable && (!hasWords || widget->objectName().isEmpty())) {
            found << QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName();
        }
    }
    return found;
}

/// Names of the widgets that Tab comes to, until it is where it began.
QStringList tabOrder(QWidget &window)
{
    QStringList names;
    QWidget *first = nullptr;
    for (int i = 0; i < 200; ++i) {
        QTest::keyClick(&window, Qt::Key_Tab);
        QWidget *now = QApplication::focusWidget();
        if (now == nullptr || now == first) {
            break;
        }
        first = first == nullptr ? now : first;
        names << now->objectName();
    }
    return names;
}

struct Stage : WindowStage
{
    Stage()
    {
        directory.add(makeProfile(u"lab"_s, u"Lab"_s, cluster::Purpose::Test));
        open();
        directory.state(u"lab"_s).feed(kube::NodesListed{
            .nodes = {makeNode(u"cp1"_s, 0, true), makeNode(u"w1"_s, 1)}, .first = true, .more = false});
        [this] { QTRY_VERIFY(context().nodes().rowCount() == 2); }();
    }
    [[nodiscard]] QDialog *dialog(const QString &action) const
    {
        trigger(action);
        for (QDialog *dialog : window->findChildren<QDialog *>()) {
            if (dialog->isVisible()) {
                return dialog;
            }
        }
        return nullptr;
    }
};

} // namespace

class TestKeyboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void menusHaveEachKeyOnce_data() { languages(); }
    void menusHaveEachKeyOnce();
    void windowHasEachKeyOnce_data() { languages(); }
    void windowHasEachKeyOnce();
    void upgradeHasEachKeyOnceAndWords_data() { languages(); }
    void upgradeHasEachKeyOnceAndWords();
    void dialogsHaveEachKeyOnceAndWords_data();
    void dialogsHaveEachKeyOnceAndWords();
    void shortcutsAreUnique();
    void tabReachesEveryField();

private:
    static void languages()
    {
        QTest::addColumn<QString>("language");
        for (const QString &code : Language::available()) {
            QTest::newRow(code.toLatin1().constData()) << code;
        }
    }
};

void TestKeyboard::menusHaveEachKeyOnce()
{
    QFETCH(const QString, language);
    Stage stage;
    stage.language.set(language);
    pump();
    int menus = 0;
    for (const QMenu *menu : stage.window->findChildren<QMenu *>()) {
        Mnemonics found;
        for (const QAction *action : menu->actions()) {
            if (!action->isSeparator()) {
                found.add(action->text(), action->objectName() + action->text());
                QVERIFY2(!action->text().isEmpty(), qPrintable(menu->objectName()));
            }
        }
        QVERIFY2(found.twice().isEmpty(), qPrintable(menu->objectName() + u": "_s + found.twice().join(u'\n')));
        ++menus;
    }
    QVERIFY(menus >= 4);
}

void TestKeyboard::windowHasEachKeyOnce()
{
    QFETCH(const QString, language);
    Stage stage;
    stage.language.set(language);
    for (const char *page : {"actionShowNodes", "actionShowOperations", "actionShowUpgrades", "actionShowHealth"}) {
        stage.trigger(QLatin1StringView(page));
        const Mnemonics found = mnemonicsOf(*stage.window);
        QVERIFY(found.count() >= 4);
        QVERIFY2(found.twice().isEmpty(), qPrintable(found.twice().join(u'\n')));
        const QStringList bare = speechless(*stage.window);
        QVERIFY2(bare.isEmpty(), qPrintable(bare.join(u'\n')));
    }
}

void TestKeyboard::upgradeHasEachKeyOnceAndWords()
{
    QFETCH(const QString, language);
    for (const upgrade::Stage each : upgrade::allStages()) {
        Stage stage;
        stage.language.set(language);
        FakeClusterState &world = stage.directory.state(u"lab"_s);
        world.releases.checkoutPlace.path = u"/srv/kubespray"_s;
        makeGood(world.upgrades);
        world.upgrades.upgrades = {makeUpgradeAt(each)};
        stage.trigger(u"actionUpgrade"_s);
        if (auto *action = stage.shown<QAbstractButton>(u"upgradeAction"_s);
            action != nullptr && each != upgrade::Stage::Report && each != upgrade::Stage::Run) {
            action->click(); // with what it finds
            pump();
        }
        QVERIFY(stage.shown<QWidget>(u"upgradeWizard"_s) != nullptr);
        const Mnemonics found = mnemonicsOf(*stage.window);
        QVERIFY2(found.twice().isEmpty(), qPrintable(upgrade::toString(each) + u": "_s + found.twice().join(u'\n')));
        const QStringList bare = speechless(*stage.window);
        QVERIFY2(bare.isEmpty(), qPrintable(upgrade::toString(each) + u": "_s + bare.join(u'\n')));
    }
}

void TestKeyboard::dialogsHaveEachKeyOnceAndWords_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("action");
    for (const QString &code : Language::available()) {
        for (const QString &action :
             {u"actionRollingReboot"_s, u"actionPowerCycle"_s, u"actionSettings"_s, u"actionAbout"_s}) {
            QTest::addRow("%s %s", qPrintable(code), qPrintable(action)) << code << action;
        }
    }
}

void TestKeyboard::dialogsHaveEachKeyOnceAndWords()
{
    QFETCH(const QString, language);
    QFETCH(const QString, action);
    Stage stage;
    stage.language.set(language);
    QDialog *dialog = stage.dialog(action);
    QVERIFY(dialog != nullptr);
    const QList<QTabWidget *> tabs = dialog->findChildren<QTabWidget *>();
    const int pages = tabs.isEmpty() ? 1 : tabs[0]->count();
    for (int page = 0; page < pages; ++page) {
        if (!tabs.isEmpty()) {
            tabs[0]->setCurrentIndex(page);
            pump();
        }
        const Mnemonics found = mnemonicsOf(*dialog);
        QVERIFY2(found.twice().isEmpty(), qPrintable(found.twice().join(u'\n')));
        const QStringList bare = speechless(*dialog);
        QVERIFY2(bare.isEmpty(), qPrintable(bare.join(u'\n')));
    }
    QTest::keyClick(dialog, Qt::Key_Escape);
    pump();
    QVERIFY(stage.window->findChildren<QDialog *>().isEmpty());
}

void TestKeyboard::shortcutsAreUnique()
{
    const Stage stage;
    QMap<QString, QString> keys;
    for (const QAction *action : stage.window->findChildren<QAction *>()) {
        // Those of a part of the window may repeat what another part has.
        if (action->shortcut().isEmpty() || action->shortcutContext() != Qt::WindowShortcut) {
            continue;
        }
        const QString text = action->shortcut().toString();
        QVERIFY2(!keys.contains(text), qPrintable(text + u": "_s + keys.value(text) + u", "_s + action->objectName()));
        keys.insert(text, action->objectName());
    }
    QVERIFY(keys.size() > 5);
}

void TestKeyboard::tabReachesEveryField()
{
    Stage stage;
    QDialog *dialog = stage.dialog(u"actionSettings"_s);
    QVERIFY(dialog != nullptr);
    dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    dialog->findChild<QTabWidget *>()->setCurrentIndex(2);
    const QStringList order = tabOrder(*dialog);
    const QStringList wanted{u"settingsTimeoutCommand"_s, u"settingsTimeoutDrain"_s, u"settingsTimeoutDetach"_s,
                             u"settingsTimeoutDown"_s,    u"settingsTimeoutUp"_s,    u"settingsTimeoutReady"_s,
                             u"settingsTimeoutGates"_s,   u"settingsProxyHttp"_s,    u"settingsProxyHttps"_s,
                             u"settingsProxyNone"_s};
    const qsizetype from = order.indexOf(wanted[0]);
    QVERIFY2(from >= 0, qPrintable(order.join(u' ')));
    QCOMPARE(order.mid(from, wanted.size()), wanted);
    for (const QString &button : {u"settingsOk"_s, u"settingsCancel"_s, u"settingsDefaults"_s}) {
        QVERIFY2(order.contains(button), qPrintable(order.join(u' ')));
    }
}

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
