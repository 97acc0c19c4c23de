// SPDX-License-Identifier: GPL-3.0-or-later
// What a person sees of passwords: the question, and the list of what is kept.
#include "ui/bridge/gui_prompter.hpp"
#include "ui/credentials/saved_passwords_dialog.hpp"
#include "ui/support/fake_passwords.hpp"
#include "ui/support/pump.hpp"
#include "ui/support/window_stage.hpp"
#include "ui/widgets/message_bar.hpp"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

#include <future>

using namespace kubemori;
using namespace kubemori::ui;
using namespace kubemori::test;
using namespace Qt::StringLiterals;
using command::Remembering;
using command::SecretKey;
using command::SecretKind;

namespace {

struct Asked
{
    QWidget window;
    GuiMailbox mailbox;
    std::unique_ptr<GuiPrompter> prompter;
    std::future<Result<command::SecretAnswer>> answer;

    QDialog *ask(const command::SecretRequest &request)
    {
        window.show();
        prompter = std::make_unique<GuiPrompter>(mailbox, &window);
        answer = std::async(std::launch::async, [this, request] { return prompter->askSecret(request, {}); });
        const bool there = QTest::qWaitFor([this] {
            auto *dialog = window.findChild<QDialog *>(u"secretDialog"_s);
            return dialog != nullptr && dialog->isVisible();
        });
        return there ? window.findChild<QDialog *>(u"secretDialog"_s) : nullptr;
    }
};

command::SecretRequest request(Remembering remembering)
{
    return {
        .kind = SecretKind::SudoPassword, .target = u"ops@10.0.0.11"_s, .serverPrompt = {}, .remembering = remembering};
}

} // namespace

class TestCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rememberIsOfferedAndOff();
    void rememberIsAnswered();
    void noKeyringIsSaidPlainly();
    void oneTimeCodeOffersNothing();
    void aRefusedKeptOneIsSaid();
    void listShowsNamesOnly();
    void removesWhatIsSelected();
    void removesAllAfterAQuestion();
    void waitsWhileTheKeyringIsLocked();
    void saysWhyItWasNotRemoved();
    void emptyAndWithoutKeyring();
    void dialogMayBeClosedWhileItWaits();
    void menuOpensTheList();
    void whatCouldNotBeKeptIsTold();
};

void TestCredentials::rememberIsOfferedAndOff()
{
    Asked asked;
    QDialog *dialog = asked.ask(request(Remembering::Offered));
    QVERIFY(dialog != nullptr);
    QVERIFY(!find<QCheckBox>(dialog, "secretRemember")->isChecked());
    QVERIFY(dialog->findChild<QLabel *>(u"secretNote"_s) == nullptr);
    QTest::keyClicks(find<QLineEdit>(dialog, "secretEdit"), u"geheim"_s);
    QTest::mouseClick(find<QPushButton>(dialog, "secretAccept"), Qt::LeftButton);
    const auto answer = asked.answer.get();
    QVERIFY(answer && !answer->remember);
}

void TestCredentials::rememberIsAnswered()
{
    Asked asked;
    QDialog *dialog = asked.ask(request(Remembering::Offered));
    QTest::keyClicks(find<QLineEdit>(dialog, "secretEdit"), u"geheim"_s);
    find<QCheckBox>(dialog, "secretRemember")->click();
    QTest::mouseClick(find<QPushButton>(dialog, "secretAccept"), Qt::LeftButton);
    const auto answer = asked.answer.get();
    QVERIFY(answer && answer->remember);
    QCOMPARE(answer->secret.bytes(), "geheim");
}

void TestCredentials::noKeyringIsSaidPlainly()
{
    Asked asked;
    QDialog *dialog = asked.ask(request(Remembering::NoKeyring));
    QVERIFY(dialog->findChild<QCheckBox *>(u"secretRemember"_s) == nullptr);
    QVERIFY(find<QLabel>(dialog, "secretNote")->text().contains(u"no keyring"_s));
    dialog->reject();
    QVERIFY(!asked.answer.get());
}

void TestCredentials::oneTimeCodeOffersNothing()
{
    Asked asked;
    QDialog *dialog = asked.ask({.kind = SecretKind::KeyboardInteractive,
                                 .target = u"ops@10.0.0.11"_s,
                                 .serverPrompt = u"Verification code:"_s});
    QVERIFY(dialog->findChild<QCheckBox *>(u"secretRemember"_s) == nullptr);
    dialog->reject();
    QVERIFY(!asked.answer.get());
}

void TestCredentials::aRefusedKeptOneIsSaid()
{
    Asked asked;
    command::SecretRequest again = request(Remembering::Offered);
    again.keptWasRefused = true;
    QDialog *dialog = asked.ask(again);
    QVERIFY(find<QWidget>(dialog, "secretRetry")->isVisible());
    dialog->reject();
    QVERIFY(!asked.answer.get());
}

namespace {

struct List
{
    FakePasswords passwords;
    GuiMailbox mailbox;
    QWidget window;
    QPointer<SavedPasswordsDialog> dialog;

    void open()
    {
        window.show();
        dialog = new SavedPasswordsDialog(passwords, mailbox, &window);
        dialog->show();
        pump();
    }
    [[nodiscard]] QTreeWidget *tree() const { return find<QTreeWidget>(dialog, "savedPasswordsList"); }
    [[nodiscard]] QPushButton *button(const char *name) const { return find<QPushButton>(dialog, name); }
    [[nodiscard]] QString state() const { return find<QWidget>(dialog, "savedPasswordsState")->accessibleName(); }
};

} // namespace

void TestCredentials::listShowsNamesOnly()
{
    List list;
    list.open();
    QCOMPARE(list.tree()->topLevelItemCount(), 3);
    QCOMPARE(list.tree()->topLevelItem(1)->text(0), u"ops@10.0.0.11"_s);
    QCOMPARE(list.tree()->topLevelItem(1)->text(1), u"sudo password"_s);
    QVERIFY(!list.button("savedPasswordsRemove")->isEnabled());
    QVERIFY(list.button("savedPasswordsRemoveAll")->isEnabled());
    QVERIFY2(list.button("savedPasswordsClose")->isDefault(), "a stray Enter must remove nothing");
}

void TestCredentials::removesWhatIsSelected()
{
    List list;
    list.open();
    list.tree()->topLevelItem(1)->setSelected(true);
    QTest::mouseClick(list.button("savedPasswordsRemove"), Qt::LeftButton);
    pump();
    const QList<SecretKey> removed{{.kind = SecretKind::SudoPassword, .target = u"ops@10.0.0.11"_s}};
    QCOMPARE(list.passwords.removals.size(), 1);
    QVERIFY(list.passwords.removals.constFirst() == removed);
    QCOMPARE(list.tree()->topLevelItemCount(), 2);
}

void TestCredentials::removesAllAfterAQuestion()
{
    List list;
    list.open();
    QTest::mouseClick(list.button("savedPasswordsRemoveAll"), Qt::LeftButton);
    pump();
    QVERIFY(list.passwords.removals.isEmpty());
    QTest::mouseClick(find<QPushButton>(list.dialog, "savedPasswordsConfirm"), Qt::LeftButton);
    pump();
    QCOMPARE(list.passwords.removals.value(0).size(), 3);
    QVERIFY(find<QLabel>(list.dialog, "savedPasswordsEmpty")->isVisible());
    QVERIFY(!list.button("savedPasswordsRemoveAll")->isEnabled());
}

void TestCredentials::waitsWhileTheKeyringIsLocked()
{
    List list;
    list.passwords.waits = true;
    list.open();
    list.tree()->topLevelItem(0)->setSelected(true);
    QTest::mouseClick(list.button("savedPasswordsRemove"), Qt::LeftButton);
    QVERIFY(!list.tree()->isEnabled() && !list.button("savedPasswordsRemove")->isEnabled());
    list.passwords.goOn();
    pump();
    QVERIFY(list.tree()->isEnabled());
    QCOMPARE(list.tree()->topLevelItemCount(), 2);
}

void TestCredentials::saysWhyItWasNotRemoved()
{
    List list;
    list.passwords.result = fail(ErrorCode::KeyringUnavailable, u"it is locked, and was not unlocked"_s);
    list.open();
    list.tree()->topLevelItem(0)->setSelected(true);
    QTest::mouseClick(list.button("savedPasswordsRemove"), Qt::LeftButton);
    pump();
    QCOMPARE(list.tree()->topLevelItemCount(), 3);
    QVERIFY2(list.state().contains(u"it is locked"_s), qPrintable(list.state()));
}

void TestCredentials::emptyAndWithoutKeyring()
{
    List list;
    list.passwords.accounts->clear();
    list.passwords.keyring = fail(ErrorCode::KeyringUnavailable, u"there is no D-Bus session"_s);
    list.open();
    QVERIFY(find<QLabel>(list.dialog, "savedPasswordsEmpty")->isVisible());
    QVERIFY2(list.state().contains(u"there is no D-Bus session"_s), qPrintable(list.state()));
}

void TestCredentials::dialogMayBeClosedWhileItWaits()
{
    List list;
    list.passwords.waits = true;
    list.open();
    list.tree()->topLevelItem(0)->setSelected(true);
    QTest::mouseClick(list.button("savedPasswordsRemove"), Qt::LeftButton);
    list.dialog->reject();
    pump();
    QVERIFY(list.dialog.isNull());
    list.passwords.goOn();
    pump();
}

void TestCredentials::menuOpensTheList()
{
    WindowStage stage;
    stage.directory.add(makeProfile(u"a"_s, u"alpha"_s, cluster::Purpose::Test));
    stage.open();
    QVERIFY(!stage.window->findChild<QAction *>(u"actionSavedPasswords"_s)->isVisible());
    FakePasswords passwords;
    MainWindow window(stage.directory, stage.clock, stage.language,
                      WindowSetup{.clustersFile = u"/none"_s,
                                  .problems = {},
                                  .settingsFile = {},
                                  .stateFile = {},
                                  .savedPasswords = &passwords});
    window.show();
    auto *action = window.findChild<QAction *>(u"actionSavedPasswords"_s);
    QVERIFY(action != nullptr && action->isVisible());
    action->trigger();
    pump();
    QCOMPARE(find<QTreeWidget>(&window, "savedPasswordsList")->topLevelItemCount(), 3);
}

void TestCredentials::whatCouldNotBeKeptIsTold()
{
    WindowStage stage;
    stage.directory.add(makeProfile(u"a"_s, u"alpha"_s, cluster::Purpose::Test));
    stage.open();
    command::Prompter *prompter = stage.directory.state(u"a"_s).prompter;
    QVERIFY(prompter != nullptr);
    const Error why{.code = ErrorCode::KeyringUnavailable, .detail = u"it is locked"_s, .subject = {}, .context = {}};
    prompter->tellNotKept({.kind = SecretKind::SudoPassword, .target = u"ops@10.0.0.11"_s}, why);
    pump();
    bool told = false;
    for (const MessageBar *bar : stage.window->findChildren<MessageBar *>()) {
        told = told || (bar->isVisible() && bar->text().contains(u"sudo:ops@10.0.0.11"_s));
    }
    QVERIFY(told);
}

QTEST_MAIN(TestCredentials)
#include "tst_credentials.moc"
