// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/file_transfer.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"
#include "support/scripted_runner.hpp"

#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::command;
using kubemori::test::codeOf;
using kubemori::test::ScriptedRunner;

namespace {

QByteArray everyByte()
{
    QByteArray bytes;
    for (int i = 0; i < 256 * 64; ++i) {
        bytes.append(static_cast<char>(i % 256));
    }
    return bytes;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<none>");
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        qFatal("cannot write %s", qPrintable(path));
    }
}

int modeOf(const QString &path)
{
    struct stat status{};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 ? static_cast<int>(status.st_mode & 07777U) : -1;
}

/// Hands on what it is told to, but gives the program only the first half of its input, as a lost connection would.
class HalfInputRunner final : public Runner
{
public:
    explicit HalfInputRunner(std::shared_ptr<Runner> inner)
        : m_inner(std::move(inner))
    {
    }
    Result<Exit> run(const Command &command, const OutputSink &sink, std::stop_token stop) override
    {
        Command half = command;
        half.input.truncate(half.input.size() / 2);
        return m_inner->run(half, sink, std::move(stop));
    }
    [[nodiscard]] QString location() const override { return m_inner->location(); }

private:
    std::shared_ptr<Runner> m_inner;
};

/// Remembers the argument lists.
class WatchedRunner final : public Runner
{
public:
    explicit WatchedRunner(std::shared_ptr<Runner> inner)
        : m_inner(std::move(inner))
    {
    }
    Result<Exit> run(const Command &command, const OutputSink &sink, std::stop_token stop) override
    {
        words += command.argv;
        return m_inner->run(command, sink, std::move(stop));
    }
    [[nodiscard]] QString location() const override { return m_inner->location(); }

    QStringList words;

private:
    std::shared_ptr<Runner> m_inner;
};

} // namespace

/// Files of real file systems, here and through a real sshd.
class FileTransferTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void writesAndReads_data();
    void writesAndReads();
    void replacesWhole_data() { places(); }
    void replacesWhole();
    void contentIsNoArgument();
    void keepsTheOldFileWhenCut_data() { places(); }
    void keepsTheOldFileWhenCut();
    void readsUpToALimit_data() { places(); }
    void readsUpToALimit();
    void lists_data() { places(); }
    void lists();
    void looksAndMakesFolders_data() { places(); }
    void looksAndMakesFolders();
    void whatCannotBeRead_data();
    void whatCannotBeRead();
    void whatTheSystemRefuses();
    void whatCannotBeReplaced_data() { places(); }
    void whatCannotBeReplaced();
    void stops_data() { places(); }
    void stops();

private:
    static void places();
    [[nodiscard]] FileTransfer files(bool byHost) { return FileTransfer(m_places.runner(byHost)); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    Places m_places;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void FileTransferTest::places()
{
    QTest::addColumn<bool>("byHost");
    QTest::newRow("this machine") << false;
    QTest::newRow("by ssh") << true;
}

void FileTransferTest::initTestCase()
{
    QVERIFY2(m_places.start(), qPrintable(m_places.problem()));
}

void FileTransferTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void FileTransferTest::writesAndReads_data()
{
    QTest::addColumn<bool>("byHost");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    for (const bool byHost : {false, true}) {
        const char *where = byHost ? "by ssh" : "here";
        QTest::addRow("%s: every byte", where) << byHost << u"plain"_s << everyByte();
        QTest::addRow("%s: nothing", where) << byHost << u"empty"_s << QByteArray();
        QTest::addRow("%s: large", where) << byHost << u"large"_s << QByteArray(qsizetype{3} << 20, 'x');
        QTest::addRow("%s: spaces and quotes", where) << byHost << u"it's \"my\" file"_s << QByteArray("a");
        QTest::addRow("%s: a shell's words", where) << byHost << u"$(touch x);`id`&|<>*?[a]~!#\\"_s << QByteArray("a");
        QTest::addRow("%s: line feeds", where) << byHost << u"a\nb\n"_s << QByteArray("a");
        QTest::addRow("%s: an option", where) << byHost << u"--help"_s << QByteArray("a");
        QTest::addRow("%s: Japanese", where) << byHost << u"本番 クラスタ.yml"_s << QByteArray("値: 1\n");
    }
}

void FileTransferTest::writesAndReads()
{
    QFETCH(bool, byHost);
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    const FileTransfer transfer = files(byHost);
    const auto written = transfer.write(path(name), content, 0640, {});
    QVERIFY2(written.has_value(), written ? "" : qPrintable(toLogLine(written.error())));
    QCOMPARE(contentOf(path(name)), content);
    QCOMPARE(modeOf(path(name)), 0640);
    const auto read = transfer.read(path(name), {});
    QVERIFY2(read.has_value(), read ? "" : qPrintable(toLogLine(read.error())));
    QCOMPARE(*read, content);
    // Nothing is left beside it, and nothing was run.
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 1);
}

void FileTransferTest::replacesWhole()
{
    QFETCH(bool, byHost);
    put(path(u"settings.yml"_s), "old: 1\n");
    QVERIFY(::chmod(QFile::encodeName(path(u"settings.yml"_s)).constData(), 0600) == 0);
    // Whoever has the old one open goes on reading the old one: it was not written into.
    QFile open(path(u"settings.yml"_s));
    QVERIFY(open.open(QIODevice::ReadOnly));
    QVERIFY(files(byHost).write(path(u"settings.yml"_s), "new: 2\n", 0644, {}).has_value());
    QCOMPARE(open.readAll(), "old: 1\n");
    QCOMPARE(contentOf(path(u"settings.yml"_s)), "new: 2\n");
    QCOMPARE(modeOf(path(u"settings.yml"_s)), 0644);
}

void FileTransferTest::contentIsNoArgument()
{
    const auto watched = std::make_shared<WatchedRunner>(m_places.runner(false));
    const FileTransfer transfer(watched);
    QVERIFY(transfer.write(path(u"a"_s), "planted-secret", 0600, {}).has_value());
    QVERIFY(!watched->words.isEmpty());
    QVERIFY(!watched->words.join(u' ').contains(u"planted-secret"_s));
}

void FileTransferTest::keepsTheOldFileWhenCut()
{
    QFETCH(bool, byHost);
    put(path(u"a"_s), "old");
    const FileTransfer transfer(std::make_shared<HalfInputRunner>(m_places.runner(byHost)));
    const auto written = transfer.write(path(u"a"_s), QByteArray(1000, 'n'), 0644, {});
    QCOMPARE(codeOf(written), u"Disconnected"_s);
    QCOMPARE(contentOf(path(u"a"_s)), "old");
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{u"a"_s});
}

void FileTransferTest::readsUpToALimit()
{
    QFETCH(bool, byHost);
    put(path(u"a"_s), QByteArray(1000, 'x'));
    QCOMPARE(files(byHost).read(path(u"a"_s), {}, 1000)->size(), 1000);
    const auto tooLong = files(byHost).read(path(u"a"_s), {}, 999);
    QCOMPARE(codeOf(tooLong), u"InvalidData"_s);
    QVERIFY(tooLong.error().subject.endsWith(u":"_s + path(u"a"_s)));
    // Not even what never ends takes longer than the limit.
    QCOMPARE(codeOf(files(byHost).read(u"/dev/zero"_s, {}, 1000)), u"InvalidInput"_s);
}

void FileTransferTest::lists()
{
    QFETCH(bool, byHost);
    put(path(u"b c"_s), "12345");
    put(path(u".hidden"_s), "");
    put(path(u"line\nfeed"_s), "");
    QVERIFY(QDir(m_folder->path()).mkdir(u"folder"_s));
    put(path(u"folder/deeper"_s), "");
    QVERIFY(QFile::link(u"nowhere"_s, path(u"link"_s)));
    QVERIFY(::mkfifo(QFile::encodeName(path(u"pipe"_s)).constData(), 0600) == 0);
    const QByteArray broken = QFile::encodeName(m_folder->path()) + "/latin-\xe9";
    FILE *file = ::fopen(broken.constData(), "w");
    QVERIFY(file != nullptr);
    ::fclose(file);
    QVERIFY(::chmod(QFile::encodeName(path(u"b c"_s)).constData(), 0604) == 0);

    const auto listed = files(byHost).list(m_folder->path(), {});
    QVERIFY2(listed.has_value(), listed ? "" : qPrintable(toLogLine(listed.error())));
    QHash<QString, FileEntry> byName;
    for (const FileEntry &entry : *listed) {
        byName.insert(entry.name, entry);
    }
    QCOMPARE(listed->size(), 7);
    QCOMPARE(byName.value(u"b c"_s).size, 5);
    QCOMPARE(byName.value(u"b c"_s).mode, 0604);
    QCOMPARE(byName.value(u"b c"_s).type, FileEntry::Type::File);
    QVERIFY(qAbs(byName.value(u"b c"_s).modified.secsTo(QDateTime::currentDateTimeUtc())) < 3600);
    QVERIFY(byName.contains(u".hidden"_s));
    QVERIFY(byName.contains(u"line\nfeed"_s));
    QCOMPARE(byName.value(u"folder"_s).type, FileEntry::Type::Folder);
    QCOMPARE(byName.value(u"link"_s).type, FileEntry::Type::Link);
    QCOMPARE(byName.value(u"pipe"_s).type, FileEntry::Type::Other);
    QVERIFY(!byName.value(u"latin-\uFFFD"_s).isNameWhole);

    QVERIFY(files(byHost).list(path(u"folder"_s), {})->size() == 1);
    QCOMPARE(codeOf(files(byHost).list(path(u"b c"_s), {})), u"InvalidInput"_s);
    QCOMPARE(codeOf(files(byHost).list(path(u"nowhere"_s), {})), u"NotFound"_s);
}

void FileTransferTest::looksAndMakesFolders()
{
    QFETCH(bool, byHost);
    const FileTransfer transfer = files(byHost);
    QCOMPARE(transfer.exists(path(u"a/b"_s), {}), Result<bool>(false));
    QVERIFY(transfer.makeFolder(path(u"a/b"_s), 0700, {}).has_value());
    QVERIFY(transfer.makeFolder(path(u"a/b"_s), 0755, {}).has_value()); // is there: fine, and left as it is
    QCOMPARE(transfer.exists(path(u"a/b"_s), {}), Result<bool>(true));
    const auto folder = transfer.stat(path(u"a/b/"_s), {});
    QVERIFY2(folder.has_value(), folder ? "" : qPrintable(toLogLine(folder.error())));
    QCOMPARE(folder->type, FileEntry::Type::Folder);
    QCOMPARE(folder->name, u"b"_s);
    QCOMPARE(folder->mode, 0700);
    QVERIFY(QFile::link(u"nowhere"_s, path(u"link"_s)));
    QCOMPARE(transfer.stat(path(u"link"_s), {})->type, FileEntry::Type::Link);
    QCOMPARE(transfer.exists(path(u"link"_s), {}), Result<bool>(true)); // though it leads nowhere
    put(path(u"file"_s), "x");
    QCOMPARE(codeOf(transfer.makeFolder(path(u"file"_s), 0755, {})), u"InvalidInput"_s);
    QCOMPARE(codeOf(transfer.makeFolder(path(u"file/below"_s), 0755, {})), u"InvalidInput"_s);
}

void FileTransferTest::whatCannotBeRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("code");
    QTest::newRow("not there") << u"nowhere"_s << u"NotFound"_s;
    QTest::newRow("below what is not there") << u"nowhere/a"_s << u"NotFound"_s;
    QTest::newRow("a folder") << u"."_s << u"InvalidInput"_s;
    QTest::newRow("a broken link") << u"link"_s << u"NotFound"_s;
    QTest::newRow("below a file") << u"file/a"_s << u"NotFound"_s;
    QTest::newRow("no permission") << u"secret"_s << u"PermissionDenied"_s;
    QTest::newRow("folder without permission") << u"closed/a"_s << u"PermissionDenied"_s;
}

void FileTransferTest::whatCannotBeRead()
{
    QFETCH(QString, name);
    QFETCH(QString, code);
    if (code == u"PermissionDenied"_s && ::geteuid() == 0) {
        QSKIP("root may read everything");
    }
    put(path(u"file"_s), "x");
    put(path(u"secret"_s), "x");
    QVERIFY(::chmod(QFile::encodeName(path(u"secret"_s)).constData(), 0) == 0);
    QVERIFY(QFile::link(u"gone"_s, path(u"link"_s)));
    QVERIFY(QDir(m_folder->path()).mkdir(u"closed"_s));
    put(path(u"closed/a"_s), "x");
    QVERIFY(::chmod(QFile::encodeName(path(u"closed"_s)).constData(), 0) == 0);
    for (const bool byHost : {false, true}) {
        QCOMPARE(codeOf(files(byHost).read(path(name), {})), code);
    }
    QVERIFY(::chmod(QFile::encodeName(path(u"closed"_s)).constData(), 0700) == 0);
    QCOMPARE(codeOf(files(false).read({}, {})), u"InvalidInput"_s);
    QCOMPARE(codeOf(files(false).read(QString(u'a') + QChar(0) + u'b', {})), u"InvalidInput"_s);
}

void FileTransferTest::whatTheSystemRefuses()
{
    const auto words = std::make_shared<ScriptedRunner>(u"ops@deploy"_s);
    const auto refuse = [&](const QByteArray &errors, int code) {
        words->on(u"sh"_s,
                  {.output = {}, .errors = errors, .exit = {.code = code, .signal = 0, .duration = {}}, .error = {}});
    };
    const FileTransfer transfer(words);
    refuse("ls: cannot access './a': Permission denied\n", 41); // it may be there: only root would see
    QCOMPARE(codeOf(transfer.read(u"a"_s, {})), u"PermissionDenied"_s);
    QCOMPARE(codeOf(transfer.exists(u"a"_s, {})), u"PermissionDenied"_s);
    refuse("sh: 9: cannot create ./.kubemori-1: Read-only file system\n", 2);
    QCOMPARE(codeOf(transfer.write(u"a"_s, "x", 0644, {})), u"PermissionDenied"_s);
    refuse("cat: write error: No space left on device\n", 1);
    const auto full = transfer.write(u"a"_s, "x", 0644, {});
    QCOMPARE(codeOf(full), u"ExitedNonZero"_s);
    QCOMPARE(full.error().detail, u"cat: write error: No space left on device"_s);
    QCOMPARE(full.error().subject, u"ops@deploy:a"_s);
    words->on(u"sh"_s, {.output = "f nonsense", .errors = {}, .exit = {}, .error = {}});
    QCOMPARE(codeOf(transfer.list(u"a"_s, {})), u"InvalidData"_s);
}

void FileTransferTest::whatCannotBeReplaced()
{
    QFETCH(bool, byHost);
    put(path(u"real"_s), "old");
    QVERIFY(QFile::link(u"real"_s, path(u"link"_s)));
    QVERIFY(QDir(m_folder->path()).mkdir(u"folder"_s));
    QCOMPARE(codeOf(files(byHost).write(path(u"folder"_s), "new", 0644, {})), u"InvalidInput"_s);
    QCOMPARE(codeOf(files(byHost).write(path(u"link"_s), "new", 0644, {})), u"InvalidInput"_s);
    QCOMPARE(codeOf(files(byHost).write(path(u"nowhere/a"_s), "new", 0644, {})), u"NotFound"_s);
    QCOMPARE(contentOf(path(u"real"_s)), "old");
    QVERIFY(QFileInfo(path(u"link"_s)).isSymLink());
}

void FileTransferTest::stops()
{
    QFETCH(bool, byHost);
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(codeOf(files(byHost).write(path(u"a"_s), "new", 0644, stop.get_token())), u"Cancelled"_s);
    QCOMPARE(codeOf(files(byHost).exists(path(u"a"_s), stop.get_token())), u"Cancelled"_s);
    QVERIFY(!QFile::exists(path(u"a"_s)));
}

std::unique_ptr<QObject> makeFileTransferTest()
{
    return std::make_unique<FileTransferTest>();
}

#include "tst_file_transfer.moc"
