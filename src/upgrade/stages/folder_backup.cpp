// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/stages/folder_backup.hpp"

#include "base/shell_quote.hpp"
#include "upgrade/stages/deployer_work.hpp"

#include <QCryptographicHash>
#include <QSaveFile>

#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds packTimeout = std::chrono::minutes{5};
constexpr Milliseconds copyTimeout = std::chrono::minutes{30};
constexpr qsizetype sha256Digits = 64;
/// GNU tar: some files changed while it read them; the archive is whole.
constexpr int filesChanged = 1;

/// $1: the file, $2: what to pack, below the root. Half a backup does not stay.
constexpr const char *packScript =
    R"sh(umask 077; tar -C / -czf "$1" -- "$2"; e=$?; [ $e -le 1 ] || rm -f -- "$1"; exit $e)sh";

} // namespace

FolderBackupFile::FolderBackupFile(Place place)
    : m_place(std::move(place))
{
}

QList<QStringList> FolderBackupFile::commands() const
{
    const QString folder = m_place.path.section(u'/', 0, -2);
    return {{u"mkdir"_s, u"-p"_s, u"-m"_s, u"0700"_s, u"--"_s, folder},
            {u"sh"_s, u"-c"_s, QString::fromLatin1(packScript), u"sh"_s, m_place.path, m_place.folder.sliced(1)},
            {u"tar"_s, u"-tzf"_s, m_place.path},
            {u"cat"_s, u"--"_s, m_place.path}};
}

command::Command FolderBackupFile::asRoot(const QStringList &argv) const
{
    command::Command command = DeployerWork::commandOf(argv, packTimeout);
    command.become = m_place.become;
    return command;
}

Result<command::Captured> FolderBackupFile::ask(const QStringList &argv, const StageWork::OutputSink &sink,
                                                const std::stop_token &stop) const
{
    const command::Command command = asRoot(argv);
    tellCommand(sink, command::displayText(command));
    auto captured = command::capture(*m_place.host, command, stop);
    if (captured && sink && !captured->errors.isEmpty()) {
        sink(captured->errors);
    }
    return captured;
}

Result<FolderBackup> FolderBackupFile::make(const StageWork::OutputSink &sink, const std::stop_token &stop) const
{
    FolderBackup made{.path = m_place.path, .copy = m_place.copy, .sha256 = {}};
    const QList<QStringList> steps = commands();
    QByteArray listed;
    for (const QStringList &argv : {steps.at(0), steps.at(1), steps.at(2)}) {
        const auto captured = ask(argv, sink, stop);
        if (!captured) {
            return std::unexpected(captured.error());
        }
        const bool isPacking = argv == steps.at(1);
        made.hasMoved = made.hasMoved || (isPacking && captured->exit.code == filesChanged);
        if (!captured->exit.isSuccess() && !(isPacking && made.hasMoved && captured->exit.signal == 0)) {
            const QString said = QString::fromUtf8(captured->errors).trimmed().right(1000);
            return fail(ErrorCode::ExitedNonZero, said.isEmpty() ? u"exit code %1"_s.arg(captured->exit.code) : said,
                        m_place.path);
        }
        listed = captured->output;
    }
    made.entries = static_cast<int>(listed.count('\n'));
    if (made.entries < 2) { // the folder alone
        return fail(ErrorCode::InvalidData, u"nothing of %1 is in the backup"_s.arg(m_place.folder), m_place.path);
    }
    const auto said = ask({u"sha256sum"_s, u"--"_s, m_place.path}, sink, stop);
    if (!said) {
        return std::unexpected(said.error());
    }
    const QByteArray there = said->output.left(said->output.indexOf(' '));
    if (!said->exit.isSuccess() || there.size() != sha256Digits) {
        return fail(ErrorCode::InvalidData, u"not a checksum: "_s + QString::fromUtf8(said->output.left(200)).trimmed(),
                    m_place.path);
    }
    made.sha256 = there;
    return bringHere(made, sink, stop).transform([&made] { return made; });
}

/// The file is there under its name only when it is what lies on the host.
Result<> FolderBackupFile::bringHere(FolderBackup &made, const StageWork::OutputSink &sink,
                                     const std::stop_token &stop) const
{
    QSaveFile file(m_place.copy);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) {
        return fail(ErrorCode::Io, file.errorString(), m_place.copy);
    }
    QCryptographicHash sum(QCryptographicHash::Sha256);
    QByteArray complaint;
    command::Command cat = asRoot(commands().constLast());
    cat.timeout = copyTimeout;
    tellCommand(sink, command::displayText(cat) + u" > "_s + shellQuote(m_place.copy));
    const auto exit = m_place.host->run(
        cat,
        [&](command::Stream stream, QByteArrayView bytes) {
            if (stream == command::Stream::Error) {
                complaint.append(bytes);
                complaint = complaint.right(1000);
                return;
            }
            sum.addData(bytes);
            file.write(bytes.data(), bytes.size());
            made.bytes += bytes.size();
        },
        stop);
    if (!exit) {
        return std::unexpected(exit.error());
    }
    if (!exit->isSuccess()) {
        return fail(ErrorCode::ExitedNonZero, QString::fromUtf8(complaint.trimmed()), m_place.path);
    }
    if (sum.result().toHex() != made.sha256) {
        return fail(ErrorCode::NotProved, u"the copy has another checksum than the backup"_s, m_place.copy);
    }
    return file.commit() ? Result<>() : fail(ErrorCode::Io, file.errorString(), m_place.copy);
}

} // namespace kubemori::upgrade
