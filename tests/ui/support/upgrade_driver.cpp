// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/upgrade_driver.hpp"

#include "ui/widgets/elided_label.hpp"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

namespace kubemori::test {

using namespace Qt::StringLiterals;

namespace {

QString cells(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList line;
        for (int column = 0; column < model.columnCount(parent); ++column) {
            line.append(model.index(row, column, parent).data().toString());
        }
        text += line.join(u" | "_s) + u'\n' + cells(model, model.index(row, 0, parent));
    }
    return text;
}

} // namespace

UpgradeDriver::UpgradeDriver(ui::MainWindow &window, std::chrono::milliseconds patience)
    : m_window(window)
    , m_patience(patience)
{
}

void UpgradeDriver::trigger(const QString &action) const
{
    auto *found = m_window.findChild<QAction *>(action);
    QVERIFY2(found != nullptr, qPrintable(action));
    QVERIFY2(found->isEnabled(), qPrintable(action));
    found->trigger();
}

bool UpgradeDriver::waitFor(const std::function<bool()> &condition) const
{
    return QTest::qWaitFor(condition, QDeadlineTimer(m_patience));
}

bool UpgradeDriver::isReady(const QString &button) const
{
    const auto *found = shown<QAbstractButton>(button);
    return found != nullptr && found->isEnabled();
}

void UpgradeDriver::click(const QString &button) const
{
    QVERIFY2(waitFor([&] { return isReady(button); }), qPrintable(u"no %1 to press\n"_s.arg(button) + everything()));
    // In its middle it may be under another part of a page that scrolls.
    shown<QAbstractButton>(button)->click();
}

void UpgradeDriver::check(const QString &box, bool on) const
{
    QVERIFY2(waitFor([&] { return isReady(box); }), qPrintable(u"no %1 to choose\n"_s.arg(box) + everything()));
    if (shown<QAbstractButton>(box)->isChecked() != on) {
        shown<QAbstractButton>(box)->click();
    }
    QCOMPARE(shown<QAbstractButton>(box)->isChecked(), on);
}

void UpgradeDriver::type(const QString &line, const QString &text) const
{
    auto *edit = shown<QLineEdit>(line);
    QVERIFY2(edit != nullptr && edit->isEnabled(), qPrintable(u"no %1 to type into\n"_s.arg(line) + everything()));
    edit->selectAll();
    QTest::keyClicks(edit, text);
    QCOMPARE(edit->text(), text);
}

QString UpgradeDriver::text(const QString &label) const
{
    const auto *found = shown<QWidget>(label);
    if (const auto *elided = qobject_cast<const ui::ElidedLabel *>(found)) {
        return elided->text();
    }
    const auto *plain = qobject_cast<const QLabel *>(found);
    return plain == nullptr ? QString() : plain->text();
}

QString UpgradeDriver::rows(const QString &view) const
{
    const auto *found = shown<QAbstractItemView>(view);
    return found == nullptr || found->model() == nullptr ? QString() : cells(*found->model());
}

QString UpgradeDriver::currentRow(const QString &view) const
{
    const auto *found = shown<QAbstractItemView>(view);
    const QModelIndex current = found == nullptr ? QModelIndex() : found->currentIndex();
    QStringList line;
    for (int column = 0; current.isValid() && column < current.model()->columnCount(); ++column) {
        line.append(current.siblingAtColumn(column).data().toString());
    }
    return line.join(u" | "_s);
}

QString UpgradeDriver::title() const
{
    return text(u"stageTitle"_s);
}

QString UpgradeDriver::message() const
{
    const auto *bar = shown<QWidget>(u"stageMessage"_s);
    return bar == nullptr ? QString() : bar->accessibleName();
}

QString UpgradeDriver::question() const
{
    QStringList parts{text(u"questionTitle"_s), text(u"questionText"_s), text(u"questionDetail"_s)};
    parts.removeAll(QString());
    return parts.join(u'\n');
}

QString UpgradeDriver::everything() const
{
    const QStringList parts{title(),
                            message(),
                            rows(u"findings"_s),
                            text(u"upgradeTime"_s),
                            text(u"upgradeRunState"_s),
                            text(u"operationState"_s),
                            question(),
                            rows(u"operationResults"_s),
                            text(u"stageCarrySummary"_s),
                            text(u"inventoryVerdict"_s)};
    return u"what is shown:\n"_s + parts.join(u'\n');
}

void UpgradeDriver::begin(const QString &to, const QString &like) const
{
    const auto entry = [this] { return isReady(u"upgradesBegin"_s) ? u"upgradesBegin"_s : u"upgradeBegin"_s; };
    QVERIFY2(waitFor([&] { return isReady(entry()); }), qPrintable(everything()));
    click(entry());
    QCOMPARE(title(), u"Target"_s);
    QVERIFY2(waitFor([&] { return shown<QComboBox>(u"targetTo"_s)->findText(to) >= 0; }), qPrintable(everything()));
    shown<QComboBox>(u"targetTo"_s)->setCurrentText(to);
    if (!like.isEmpty()) {
        auto *others = shown<QComboBox>(u"targetLike"_s);
        QVERIFY2(waitFor([&] { return others->findText(like, Qt::MatchContains) > 0; }), qPrintable(everything()));
        others->setCurrentIndex(others->findText(like, Qt::MatchContains));
    }
    click(u"upgradeAction"_s);
    if (shown<QWidget>(u"blockedRouteDialog"_s) != nullptr) {
        click(u"blockedRouteConfirm"_s);
    }
    QVERIFY2(waitFor([this] { return title() == "Health"_L1; }), qPrintable(everything()));
}

bool UpgradeDriver::doStage() const
{
    click(u"upgradeAction"_s);
    return waitFor([this] {
               return !isReady(u"upgradeCancel"_s) &&
                      (isReady(u"upgradeNext"_s) || !message().isEmpty() || isReady(u"acceptUndo"_s) ||
                       shown<QWidget>(u"acceptReason"_s) != nullptr);
           }) &&
           isReady(u"upgradeNext"_s);
}

void UpgradeDriver::next(const QString &to) const
{
    click(u"upgradeNext"_s);
    QCOMPARE(title(), to);
}

void UpgradeDriver::pass(const QString &title, const QString &to) const
{
    QCOMPARE(this->title(), title);
    QVERIFY2(doStage(), qPrintable(everything()));
    next(to);
}

bool UpgradeDriver::passInSpite(const QString &title, const QString &to, const QString &reason) const
{
    bool isBlocked = false;
    [&] {
        QCOMPARE(this->title(), title);
        isBlocked = !doStage();
        if (isBlocked) {
            type(u"acceptReason"_s, reason);
            click(u"acceptConfirm"_s);
        }
        next(to);
    }();
    return isBlocked;
}

QStringList UpgradeDriver::decideSettings(const QString &choice) const
{
    QStringList decided;
    const auto isRead = [this] {
        const QString summary = text(u"stageCarrySummary"_s);
        return !summary.isEmpty() && !summary.startsWith("Reading"_L1);
    };
    constexpr int most = 30;
    while (decided.size() < most && waitFor(isRead) && !isReady(u"upgradeAction"_s) &&
           shown<QWidget>(u"conflictPanel"_s) != nullptr) {
        const QString open = text(u"stageCarrySummary"_s);
        decided.append(currentRow(u"stageCarryTable"_s));
        click(choice);
        click(u"conflictDecide"_s);
        if (!waitFor([&] { return text(u"stageCarrySummary"_s) != open; })) {
            break;
        }
    }
    return decided;
}

QString UpgradeDriver::startRun() const
{
    click(u"upgradeAction"_s);
    const auto commands = [this] { return shown<QPlainTextEdit>(u"questionBoxCommands"_s); };
    const QString said = waitFor([&] { return commands() != nullptr; }) ? commands()->toPlainText() : QString();
    click(u"startUpgradeConfirm"_s);
    return said;
}

} // namespace kubemori::test
