// SPDX-License-Identifier: GPL-3.0-or-later
// Drives the real program over a real sshd with planted secrets, and looks for them wherever they must not be.
#include "base/shell_quote.hpp"
#include "support/keyring_fixture.hpp"
#include "support/process_watch.hpp"
#include "support/pty_program.hpp"
#include "support/sshd_fixture.hpp"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using kubemori::test::KeyringFixture;
using kubemori::test::ProcessWatch;
using kubemori::test::PtyProgram;
using kubemori::test::SshdFixture;

namespace {

const QByteArray passphrase = "key 'phrase' \\7 für \"x\""_ba;
const QByteArray sudoPassword = "hunter'22\" süß &<b>"_ba;

/// The part of the base64 of `before` + secret that the secret alone decides.
QByteArray base64Of(const QByteArray &secret, const QByteArray &before)
{
    const QByteArray whole = QByteArray(before + secret).toBase64();
    const qsizetype first = (before.size() * 8 + 5) / 6;
    return whole.sliced(first, (before.size() + secret.size()) * 8 / 6 - first);
}

QByteArray jsonOf(const QByteArray &secret)
{
    return QJsonDocument(QJsonArray{QString::fromUtf8(secret)}).toJson(QJsonDocument::Compact).sliced(2).chopped(2);
}

/// What a secret looks like in files.
QByteArrayList formsOf(const QByteArray &secret)
{
    return {secret,
            secret.toPercentEncoding(),
            jsonOf(secret),
            base64Of(secret, {}),
            base64Of(secret, "ops:"),
            base64Of(secret, "admin:"),
            QString::fromUtf8(secret).toHtmlEscaped().toUtf8(),
            shellQuote(QString::fromUtf8(secret)).toUtf8().sliced(1).chopped(1),
            secret.toHex(),
            QByteArray(reinterpret_cast<const char *>(QString::fromUtf8(secret).utf16()),
                       QString::fromUtf8(secret).size() * 2)};
}

/// What a talkative program may print of it.
QByteArray leaksOf(const QByteArray &secret)
{
    return "Sorry, " + secret + " is wrong\n{\"password\":\"" + jsonOf(secret) + "\"}\nAuthorization: Basic " +
           QByteArray("ops:" + secret).toBase64() + "\ndata: " + secret.toBase64() +
           "\n--url=https://ops:" + secret.toPercentEncoding() + "@x\n+ login " +
           shellQuote(QString::fromUtf8(secret)).toUtf8() + '\n';
}

constexpr auto nodeList =
    R"({"kind":"NodeList","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":[{"metadata":{"name":"n1","uid":"u1",)"
    R"("resourceVersion":"1","creationTimestamp":"2026-01-01T00:00:00Z","labels":{}},"spec":{},"status":{"conditions":)"
    R"([{"type":"Ready","status":"True"}],"addresses":[{"type":"InternalIP","address":"127.0.0.1"}],"nodeInfo":)"
    R"({"bootID":"11111111-2222-3333-4444-555555555555","kubeletVersion":"v1.31.4","osImage":"Debian","kernelVersion":"6",)"
    R"("containerRuntimeVersion":"containerd://1"}}}]})";

} // namespace

class PlantedSecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void rememberedInTheKeyring();
    void withoutAKeyring();
    void anOldPasswordInTheKeyring();

private:
    void plant();
    void writeProfile();
    [[nodiscard]] std::unique_ptr<PtyProgram> kubemori(const QStringList &arguments) const;
    /// Types both secrets when they are asked for.
    static void answer(PtyProgram &program, const QByteArray &remember);
    void lookEverywhere(const ProcessWatch &watch, const QByteArray &shown) const;
    static void lookInto(const QByteArray &content, const QString &where);

    QTemporaryDir m_host; ///< what lies on the host: there the secrets are known
    std::unique_ptr<SshdFixture> m_sshd;
    std::unique_ptr<KeyringFixture> m_keyring;
    QProcessEnvironment m_environment;
};

void PlantedSecretsTest::init()
{
    m_keyring = std::make_unique<KeyringFixture>();
    const bool started = m_keyring->start();
    if (!m_keyring->isInstalled()) {
        QSKIP(qPrintable(m_keyring->problem()));
    }
    QVERIFY2(started, qPrintable(m_keyring->problem()));
    m_sshd = std::make_unique<SshdFixture>(
        QStringList{u"SetEnv PATH=%1:/usr/local/bin:/usr/bin:/bin FAKE_SUDO=%1/wanted HOME=%1"_s.arg(m_host.path())});
    plant();
    QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
    m_environment = m_keyring->environment();
    m_environment.insert(u"HOME"_s, m_sshd->home());
    m_environment.insert(u"TMPDIR"_s, m_keyring->file(u"cache"_s));
    writeProfile();
}

void PlantedSecretsTest::cleanup()
{
    m_sshd.reset();
    m_keyring.reset();
}

void PlantedSecretsTest::plant()
{
    QFile::link(QStringLiteral(KUBEMORI_SOURCE_DIR "/tests/support/fake_sudo.sh"), m_host.filePath(u"sudo"_s));
    m_sshd->write(m_host.filePath(u"wanted"_s), sudoPassword);
    m_sshd->write(m_host.filePath(u"nodes.json"_s), nodeList);
    m_sshd->write(m_host.filePath(u"leaks"_s), leaksOf(passphrase) + leaksOf(sudoPassword));
    const QString kubectl = m_host.filePath(u"kubectl"_s);
    m_sshd->write(kubectl, "#!/bin/sh\ncase \"$*\" in\n  *api/v1/nodes*) cat " +
                               m_host.filePath(u"nodes.json"_s).toUtf8() + ";;\n  *) cat " +
                               m_host.filePath(u"leaks"_s).toUtf8() + "; cat " + m_host.filePath(u"leaks"_s).toUtf8() +
                               " >&2; exit 1;;\nesac\n");
    QFile::setPermissions(kubectl, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    const QString key = m_sshd->home() + u"/.ssh/id_planted"_s;
    QVERIFY(m_sshd->makeKey(key, passphrase));
    m_sshd->authorize(key + u".pub"_s);
}

void PlantedSecretsTest::writeProfile()
{
    QDir().mkpath(m_keyring->file(u"config/kubemori"_s));
    m_sshd->write(
        m_keyring->file(u"config/kubemori/clusters.yaml"_s),
        u"version: 1\nclusters:\n  - id: planted\n    name: planted\n    purpose: test\n    control_plane: { hosts: "
        u"[127.0.0.1], "
        "user: %1, port: %2, become: true, identity_file: %3, kubectl: kubectl }\n    nodes: { user: %1, become: true, "
        "identity_file: %3, address: internal_ip }\n    timeouts: { command: 20 }\n"_s.arg(m_sshd->user())
            .arg(m_sshd->port())
            .arg(m_sshd->home() + u"/.ssh/id_planted"_s)
            .toUtf8());
}

std::unique_ptr<PtyProgram> PlantedSecretsTest::kubemori(const QStringList &arguments) const
{
    return std::make_unique<PtyProgram>(QStringLiteral(KUBEMORI_PROGRAM),
                                        arguments + QStringList{u"--language"_s, u"en"_s}, m_environment);
}

void PlantedSecretsTest::answer(PtyProgram &program, const QByteArray &remember)
{
    for (const auto &[question, secret] :
         {std::pair{"Passphrase of the key "_ba, passphrase}, std::pair{"sudo password for "_ba, sudoPassword}}) {
        QVERIFY2(program.expect(question), program.shown());
        QVERIFY2(program.expect(": "), program.shown());
        program.type(secret);
        if (!remember.isEmpty()) {
            QVERIFY2(program.expect("Remember it in the keyring? [y/N] "), program.shown());
            program.type(remember);
        }
    }
}

void PlantedSecretsTest::lookInto(const QByteArray &content, const QString &where)
{
    for (const QByteArray &secret : {passphrase, sudoPassword}) {
        for (const QByteArray &form : formsOf(secret)) {
            QVERIFY2(!content.contains(form), qPrintable(where + u" holds "_s + QString::fromUtf8(form)));
        }
    }
}

void PlantedSecretsTest::lookEverywhere(const ProcessWatch &watch, const QByteArray &shown) const
{
    lookInto(shown, u"the terminal"_s);
    const QByteArrayList processes = watch.seen();
    QVERIFY2(processes.size() > 3, "the watch saw nothing");
    for (const QByteArray &process : processes) {
        lookInto(process, u"a process: "_s + QString::fromUtf8(process).replace(QChar(u'\0'), u' '));
    }
    int files = 0;
    for (const QString &folder : {m_keyring->file(u""_s), m_sshd->home()}) {
        QDirIterator found(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (found.hasNext()) {
            QFile file(found.next());
            if (QFileInfo(file).isFile() && file.open(QIODevice::ReadOnly)) {
                ++files;
                lookInto(file.readAll(), file.fileName());
            }
        }
    }
    QVERIFY(files >= 5);
}

void PlantedSecretsTest::rememberedInTheKeyring()
{
    const ProcessWatch watch;
    auto first = kubemori({u"nodes"_s, u"--cluster"_s, u"planted"_s});
    answer(*first, "y");
    QCOMPARE(first->exitCode(), 0);
    QVERIFY2(first->shown().contains("n1"), first->shown());
    // The second time nobody is asked, also where no terminal is.
    auto second = kubemori({u"nodes"_s, u"--cluster"_s, u"planted"_s});
    QCOMPARE(second->exitCode(), 0);
    QVERIFY2(second->shown().contains("n1") && !second->shown().contains("assphrase"), second->shown());
    // An operation whose every command prints the secrets back: journal, log and report are written.
    auto third = kubemori({u"reboot"_s, u"--cluster"_s, u"planted"_s, u"--nodes"_s, u"n1"_s, u"--yes"_s});
    QVERIFY2(third->exitCode() > 0, third->shown());
    QDirIterator logs(m_keyring->file(u"state/kubemori/operations"_s), {u"*.log"_s, u"*.jsonl"_s}, QDir::Files,
                      QDirIterator::Subdirectories);
    QByteArray written;
    while (logs.hasNext()) {
        QFile file(logs.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        written += file.readAll();
    }
    QVERIFY2(written.contains("Sorry, •••••• is wrong"), "the operation must have come to print the secrets");
    lookEverywhere(watch, first->shown() + second->shown() + third->shown());
}

void PlantedSecretsTest::withoutAKeyring()
{
    m_keyring->stopBus();
    m_environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, QString());
    m_environment.remove(u"XDG_RUNTIME_DIR"_s);
    const ProcessWatch watch;
    QByteArray shown;
    for (int i = 0; i < 2; ++i) { // asked each time
        auto program = kubemori({u"nodes"_s, u"--cluster"_s, u"planted"_s});
        QVERIFY2(program->expect("There is no keyring to use here"), program->shown());
        answer(*program, {});
        QCOMPARE(program->exitCode(), 0);
        shown += program->shown();
    }
    lookEverywhere(watch, shown);
}

void PlantedSecretsTest::anOldPasswordInTheKeyring()
{
    auto first = kubemori({u"nodes"_s, u"--cluster"_s, u"planted"_s});
    answer(*first, "y");
    QCOMPARE(first->exitCode(), 0);
    m_sshd->write(m_host.filePath(u"wanted"_s), "changed-2026");
    auto second = kubemori({u"nodes"_s, u"--cluster"_s, u"planted"_s});
    QVERIFY2(second->expect("The password in the keyring was not accepted."), second->shown());
    QVERIFY2(second->expect("sudo password for "), second->shown());
    second->type("changed-2026");
    QVERIFY2(second->expect("[y/N] "), second->shown());
    second->type("y");
    QCOMPARE(second->exitCode(), 0);
    auto third = kubemori({u"nodes"_s, u"--cluster"_s, u"planted"_s});
    QCOMPARE(third->exitCode(), 0);
    QVERIFY2(!third->shown().contains("sudo password"), third->shown());
}

QTEST_GUILESS_MAIN(PlantedSecretsTest)
#include "tst_planted_secrets.moc"
