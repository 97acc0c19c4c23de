// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/code_of.hpp"
#include "terminal/known_terminals.hpp"
#include "terminal/ssh_command.hpp"
#include "terminal/terminal_template.hpp"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace kubemori;
using namespace kubemori::terminal;
using namespace Qt::StringLiterals;

class TestTerminal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesOnlyWhatTheProfileNames_data();
    void namesOnlyWhatTheProfileNames();
    void placesTheCommand_data();
    void placesTheCommand();
    void refusesWhatCannotBeRun_data();
    void refusesWhatCannotBeRun();
    void putsNothingInTwice();
    void everyKnownTerminalReadsItsOwnTemplate();
    void findsInstalledOnesInOrder();
};

void TestTerminal::namesOnlyWhatTheProfileNames_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("identity");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("host alone") << QString() << 0 << QString() << QStringList{u"ssh"_s, u"--"_s, u"10.0.0.11"_s};
    QTest::newRow("everything") << u"ops"_s << 2222 << u"/k/id with space"_s
                                << QStringList{u"ssh"_s, u"-p"_s,           u"2222"_s, u"-i"_s, u"/k/id with space"_s,
                                               u"--"_s,  u"ops@10.0.0.11"_s};
}

void TestTerminal::namesOnlyWhatTheProfileNames()
{
    QFETCH(const QString, user);
    QFETCH(const int, port);
    QFETCH(const QString, identity);
    QTEST(sshCommand({.host = u"10.0.0.11"_s, .user = user, .port = port, .identityFile = identity}), "words");
}

void TestTerminal::placesTheCommand_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    const QString one = u"ssh -i '/a b' -- w1"_s;
    QTest::newRow("words") << u"konsole -e {command}"_s
                           << QStringList{u"konsole"_s, u"-e"_s, u"ssh"_s, u"-i"_s, u"/a b"_s, u"--"_s, u"w1"_s};
    QTest::newRow("at the end") << u"foot"_s << QStringList{u"foot"_s, u"ssh"_s, u"-i"_s, u"/a b"_s, u"--"_s, u"w1"_s};
    QTest::newRow("one text") << u"xfce4-terminal -e \"{command}\""_s << QStringList{u"xfce4-terminal"_s, u"-e"_s, one};
    QTest::newRow("within a word") << u"term --run={command}"_s << QStringList{u"term"_s, u"--run="_s + one};
    QTest::newRow("host") << u"xterm -T 'node {host}' -e {command}"_s
                          << QStringList{u"xterm"_s, u"-T"_s,   u"node w1"_s, u"-e"_s, u"ssh"_s,
                                         u"-i"_s,    u"/a b"_s, u"--"_s,      u"w1"_s};
    QTest::newRow("quotes and nothing") << u" 'my term'  \"\" {command}"_s
                                        << QStringList{u"my term"_s, u""_s,   u"ssh"_s, u"-i"_s,
                                                       u"/a b"_s,    u"--"_s, u"w1"_s};
    QTest::newRow("shell characters are letters")
        << u"t $(id) ; rm {command}"_s
        << QStringList{u"t"_s, u"$(id)"_s, u";"_s, u"rm"_s, u"ssh"_s, u"-i"_s, u"/a b"_s, u"--"_s, u"w1"_s};
}

void TestTerminal::placesTheCommand()
{
    QFETCH(const QString, text);
    const auto parsed = TerminalTemplate::parse(text);
    QVERIFY(parsed.has_value());
    QTEST(parsed->expand({u"ssh"_s, u"-i"_s, u"/a b"_s, u"--"_s, u"w1"_s}, u"w1"_s), "words");
}

void TestTerminal::refusesWhatCannotBeRun_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("spaces") << u"   "_s;
    QTest::newRow("open quote") << u"xterm -e 'a"_s;
    QTest::newRow("line feed") << u"xterm\n-e"_s;
    QTest::newRow("nul") << QString(u"xterm"_s + QChar(0));
    QTest::newRow("placeholder as program") << u"{command}"_s;
    QTest::newRow("empty program") << u"'' -e"_s;
}

void TestTerminal::refusesWhatCannotBeRun()
{
    QFETCH(const QString, text);
    QCOMPARE(test::codeOf(TerminalTemplate::parse(text)), toString(ErrorCode::InvalidInput));
}

void TestTerminal::putsNothingInTwice()
{
    const auto parsed = TerminalTemplate::parse(u"t '{host} {command}'"_s);
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->expand({u"ssh"_s, u"{host}"_s}, u"{command}"_s),
             (QStringList{u"t"_s, u"{command} ssh '{host}'"_s}));
}

void TestTerminal::everyKnownTerminalReadsItsOwnTemplate()
{
    for (const KnownTerminal &known : knownTerminals()) {
        const auto parsed = TerminalTemplate::parse(known.templateText());
        QVERIFY2(parsed.has_value(), qPrintable(known.program));
        QCOMPARE(parsed->expand({u"ssh"_s, u"w1"_s}, u"w1"_s),
                 QStringList{known.program} + known.arguments + QStringList({u"ssh"_s, u"w1"_s}));
    }
}

void TestTerminal::findsInstalledOnesInOrder()
{
    const QTemporaryDir folder;
    for (const QString &name : {u"xterm"_s, u"konsole"_s, u"other"_s}) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", folder.path().toUtf8());
    const QList<KnownTerminal> found = installedTerminals();
    qputenv("PATH", path);
    QCOMPARE(found.size(), 2);
    QCOMPARE(found[0].templateText(), u"konsole -e {command}"_s);
    QCOMPARE(found[1].templateText(), u"xterm -e {command}"_s);
}

QTEST_GUILESS_MAIN(TestTerminal)
#include "tst_terminal.moc"
