// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/run_host.hpp"

#include "ansible/record_json.hpp"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <utility>

namespace kubemori::ansible {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

constexpr Milliseconds answerTime = seconds{60};
constexpr qsizetype longestAnswer = qsizetype{16} << 20;

/// Reads the script from standard input, so that nothing has to be installed and no argument is long.
const QString bootstrap = u"import sys;exec(sys.stdin.buffer.read(int(sys.argv[1])))"_s;

QByteArray resource(const QString &name)
{
    QFile file(u":/kubemori/ansible/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ErrorCode codeOf(const QString &word)
{
    const std::array codes{std::pair{"locked"_L1, ErrorCode::Locked},
                           std::pair{"running"_L1, ErrorCode::Locked},
                           std::pair{"no-program"_L1, ErrorCode::ProgramMissing},
                           std::pair{"no-folder"_L1, ErrorCode::NotFound},
                           std::pair{"exists"_L1, ErrorCode::AlreadyExists},
                           std::pair{"not-a-run"_L1, ErrorCode::NotFound},
                           std::pair{"over"_L1, ErrorCode::NotFound},
                           std::pair{"shown"_L1, ErrorCode::Declined},
                           std::pair{"io"_L1, ErrorCode::Io}};
    for (const auto &[name, code] : codes) {
        if (name == word) {
            return code;
        }
    }
    return ErrorCode::InvalidData;
}

QString personOf(const RunOwner &owner)
{
    const QString since = owner.since.isValid() ? owner.since.toString(Qt::ISODate) : QString();
    return u"%1@%2, run %3, since %4: %5"_s.arg(owner.user, owner.host, owner.run, since, owner.command);
}

/// What run.py says of a failure.
Error errorOf(const QJsonObject &said)
{
    Error error{.code = codeOf(said.value("error"_L1).toString()),
                .detail = said.value("detail"_L1).toString(),
                .subject = {},
                .context = {}};
    if (said.contains("owner"_L1)) {
        const RunOwner owner = ownerOf(said.value("owner"_L1).toObject());
        error.detail = personOf(owner);
        error.subject = owner.run;
    }
    return error;
}

Result<QJsonObject> objectOf(const QByteArray &line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject()) {
        return fail(ErrorCode::InvalidData, QString::fromUtf8(line.left(200)));
    }
    return document.object();
}

Result<QJsonObject> goodObjectOf(const QByteArray &line)
{
    auto object = objectOf(line);
    if (object && object->contains("error"_L1)) {
        return std::unexpected(errorOf(*object));
    }
    return object;
}

QJsonObject toJson(const QMap<QString, QString> &variables)
{
    QJsonObject object;
    for (const auto &[name, value] : variables.asKeyValueRange()) {
        object.insert(name, value);
    }
    return object;
}

QByteArray startData(const RunSpec &spec)
{
    const QJsonObject data{{u"root"_s, spec.root},
                           {u"id"_s, spec.record.id},
                           {u"argv"_s, QJsonArray::fromStringList(spec.argv)},
                           {u"cwd"_s, spec.folder},
                           {u"inventory"_s, spec.inventory},
                           {u"env"_s, toJson(spec.environment)},
                           {u"plugin"_s, QString::fromUtf8(resource(u"kubemori_events.py"_s))},
                           {u"owner"_s, toJson(spec.record.owner)},
                           {u"record"_s, toJson(spec.record)}};
    return QJsonDocument(data).toJson(QJsonDocument::Compact);
}

} // namespace

RunHost::RunHost(std::shared_ptr<command::Runner> runner, QString python)
    : m_runner(std::move(runner))
    , m_python(std::move(python))
{
}

command::Command RunHost::command(const QStringList &words, const QByteArray &data) const
{
    static const QByteArray script = resource(u"run.py"_s);
    command::Command command;
    command.argv = QStringList{m_python, u"-c"_s, bootstrap, QString::number(script.size())} + words;
    command.input = script + data;
    return command;
}

Result<QByteArray> RunHost::ask(const QStringList &words, const QByteArray &data, std::stop_token stop) const
{
    command::Command asked = command(words, data);
    asked.timeout = answerTime;
    auto answer = command::capture(*m_runner, asked, std::move(stop), longestAnswer);
    // What was typed may have been a password.
    asked.input.fill('\0');
    if (!answer) {
        return std::unexpected(answer.error().during(words.constFirst()));
    }
    if (answer->exit.isSuccess()) {
        return answer->output;
    }
    if (const auto said = objectOf(answer->output); said && said->contains("error"_L1)) {
        return std::unexpected(errorOf(*said).on(location()).during(words.constFirst()));
    }
    const bool isMissing = answer->exit.code == 127;
    return fail(isMissing ? ErrorCode::ProgramMissing : ErrorCode::ExitedNonZero,
                QString::fromUtf8(answer->errors.right(2000)), isMissing ? m_python : location());
}

Result<QString> RunHost::start(const RunSpec &spec, std::stop_token stop) const
{
    return ask({u"start"_s}, startData(spec), std::move(stop))
        .and_then(goodObjectOf)
        .and_then([](const QJsonObject &said) -> Result<QString> {
            const QString folder = said.value("folder"_L1).toString();
            return folder.isEmpty() ? Result<QString>(fail(ErrorCode::InvalidData, u"no folder"_s)) : folder;
        });
}

Result<> RunHost::follow(const QString &folder, RunOffsets from, const FrameSink &sink, std::stop_token stop) const
{
    FrameReader reader;
    std::optional<Error> wrong;
    bool isOver = false;
    QByteArray words; // run.py's own, if it fails
    std::stop_source enough;
    const std::stop_callback follow(stop, [enough]() mutable { enough.request_stop(); });
    const auto take = [&](command::Stream stream, QByteArrayView bytes) {
        if (stream == command::Stream::Error) {
            words.append(bytes);
            words = words.right(2000);
            return;
        }
        if (wrong) {
            return;
        }
        reader.feed(bytes);
        while (true) {
            auto frame = reader.next();
            if (!frame) {
                wrong = frame.error();
                enough.request_stop();
                return;
            }
            if (!*frame) {
                return;
            }
            if ((*frame)->kind == RunFrame::Kind::State) {
                isOver = statusOf(objectOf((*frame)->bytes).value_or(QJsonObject())).isOver();
            }
            sink(**frame);
        }
    };
    const QStringList arguments{u"follow"_s, folder, QString::number(from.output), QString::number(from.events)};
    const auto exit = m_runner->run(command(arguments, {}), take, enough.get_token());
    if (wrong && wrong->detail.startsWith(u'{')) {
        if (const auto said = objectOf(wrong->detail.toUtf8()); said && said->contains("error"_L1)) {
            wrong = errorOf(*said);
        }
    }
    if (wrong && !stop.stop_requested()) {
        return std::unexpected(wrong->on(location()).during(u"follow"_s));
    }
    if (!exit) {
        return std::unexpected(exit.error());
    }
    if (isOver) {
        return {};
    }
    return fail(exit->code == 127 ? ErrorCode::ProgramMissing : ErrorCode::Disconnected, QString::fromUtf8(words),
                location());
}

Result<> RunHost::send(const QString &folder, const QByteArray &bytes, std::stop_token stop) const
{
    return ask({u"send"_s, folder}, bytes, std::move(stop)).and_then(goodObjectOf).transform([](const auto &) {});
}

Result<> RunHost::sendSecret(const QString &folder, const Secret &secret, std::stop_token stop) const
{
    QByteArray line = secret.bytes() + '\n';
    auto sent = ask({u"send"_s, folder, u"hidden"_s}, line, std::move(stop)).and_then(goodObjectOf);
    line.fill('\0');
    return sent.transform([](const auto &) {});
}

Result<> RunHost::stop(const QString &folder, std::stop_token stop) const
{
    return ask({u"stop"_s, folder}, {}, std::move(stop)).and_then(goodObjectOf).transform([](const auto &) {});
}

Result<RunRecord> RunHost::status(const QString &folder, std::stop_token stop) const
{
    return ask({u"status"_s, folder}, {}, std::move(stop)).and_then(goodObjectOf).transform(listedRecordOf);
}

Result<QList<RunRecord>> RunHost::list(const QString &root, std::stop_token stop) const
{
    const auto said = ask({u"list"_s, root}, {}, std::move(stop));
    if (!said) {
        return std::unexpected(said.error());
    }
    QList<RunRecord> records;
    for (const QByteArray &line : said->split('\n')) {
        if (const auto object = objectOf(line)) {
            records.append(listedRecordOf(*object));
        }
    }
    return records;
}

Result<> RunHost::remove(const QString &folder, std::stop_token stop) const
{
    return ask({u"remove"_s, folder}, {}, std::move(stop)).and_then(goodObjectOf).transform([](const auto &) {});
}

} // namespace kubemori::ansible
