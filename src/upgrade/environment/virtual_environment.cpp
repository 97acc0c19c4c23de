// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/environment/virtual_environment.hpp"

#include "base/shell_quote.hpp"
#include "kube/silence_guard.hpp"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds longestInstall = std::chrono::minutes{60};
constexpr Milliseconds longestSilence = std::chrono::minutes{5};
constexpr Milliseconds longestLook = std::chrono::seconds{60};
constexpr Milliseconds removeTimeout = std::chrono::minutes{5};
/// pip's reasons are at its end, after all that it collected.
constexpr qsizetype mostOutput = qsizetype{64} << 10;
constexpr int fileMode = 0644;
constexpr int folderMode = 0755;

constexpr QLatin1StringView completeState("complete");

/// What a person's own settings of pip and Python would turn elsewhere.
const QStringList foreignVariables{u"PIP_TARGET"_s,  u"PIP_PREFIX"_s, u"PIP_USER"_s,
                                   u"PIP_ROOT"_s,    u"PYTHONHOME"_s, u"PYTHONPATH"_s,
                                   u"VIRTUAL_ENV"_s, u"PIP_PYTHON"_s, u"PIP_REQUIREMENT"_s};

} // namespace

QByteArray EnvironmentMarker::toJson() const
{
    return QJsonDocument(QJsonObject{{u"version"_s, 1},
                                     {u"state"_s, isComplete ? QString(completeState) : u"begun"_s},
                                     {u"tag"_s, tag},
                                     {u"python"_s, python},
                                     {u"requirements"_s, requirements}})
        .toJson();
}

std::optional<EnvironmentMarker> EnvironmentMarker::fromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject() || !document.object().contains(u"state"_s)) {
        return std::nullopt;
    }
    const QJsonObject object = document.object();
    return EnvironmentMarker{.isComplete = object.value(u"state"_s).toString() == completeState,
                             .tag = object.value(u"tag"_s).toString(),
                             .python = object.value(u"python"_s).toString(),
                             .requirements = object.value(u"requirements"_s).toString()};
}

VirtualEnvironment::VirtualEnvironment(const DeployerWork &where, const Clock &clock, QString folder)
    : m_where(where)
    , m_clock(clock)
    , m_folder(std::move(folder))
{
}

QString VirtualEnvironment::markerPath() const
{
    return m_folder + u"/.kubemori-venv.json"_s;
}

Result<EnvironmentLook> VirtualEnvironment::look(std::stop_token stop) const
{
    const auto entries = m_where.files().list(m_folder, stop);
    if (!entries) {
        // A file or a dead link of that name is somebody's.
        return entries.error().code == ErrorCode::InvalidInput
                   ? EnvironmentLook{.state = EnvironmentLook::State::Foreign, .marker = {}}
               : entries.error().code == ErrorCode::NotFound ? Result<EnvironmentLook>(EnvironmentLook())
                                                             : std::unexpected(entries.error());
    }
    if (entries->isEmpty()) {
        return EnvironmentLook();
    }
    const auto json = m_where.files().read(markerPath(), std::move(stop));
    if (!json && json.error().code != ErrorCode::NotFound) {
        return std::unexpected(json.error());
    }
    const auto marker = json ? EnvironmentMarker::fromJson(*json) : std::nullopt;
    return marker ? EnvironmentLook{.state = EnvironmentLook::State::Ours, .marker = *marker}
                  : EnvironmentLook{.state = EnvironmentLook::State::Foreign, .marker = {}};
}

Result<> VirtualEnvironment::mark(const EnvironmentMarker &marker, std::stop_token stop) const
{
    return m_where.files()
        .makeFolder(m_folder, folderMode, stop)
        .and_then([&] { return m_where.files().write(markerPath(), marker.toJson(), fileMode, stop); })
        .transform_error(
            [&](const Error &error) { return error.during(u"making the environment %1"_s.arg(m_folder)); });
}

/// The marker goes last: a removal that is broken off leaves a folder that is known to be ours.
Result<> VirtualEnvironment::remove(const StageWork::OutputSink &sink, std::stop_token stop) const
{
    const auto there = look(stop);
    if (!there) {
        return std::unexpected(there.error());
    }
    if (there->state == EnvironmentLook::State::Missing) {
        return {};
    }
    if (there->state == EnvironmentLook::State::Foreign) {
        return fail(ErrorCode::AlreadyExists, u"there is something in it that is not ours"_s, m_folder);
    }
    return m_where.runAll({{u"find"_s, m_folder, u"-mindepth"_s, u"1"_s, u"-maxdepth"_s, u"1"_s, u"!"_s, u"-name"_s,
                            u".kubemori-venv.json"_s, u"-exec"_s, u"rm"_s, u"-rf"_s, u"--"_s, u"{}"_s, u"+"_s},
                           {u"rm"_s, u"-rf"_s, u"--"_s, m_folder}},
                          removeTimeout, sink, std::move(stop));
}

QStringList VirtualEnvironment::makeCommand(const QString &python) const
{
    return {python, u"-m"_s, u"venv"_s, m_folder};
}

QStringList VirtualEnvironment::installCommand(const QString &requirements, const QString &wheels) const
{
    QStringList argv{program(u"python"_s),
                     u"-m"_s,
                     u"pip"_s,
                     u"install"_s,
                     u"--no-input"_s,
                     u"--progress-bar"_s,
                     u"off"_s,
                     u"--disable-pip-version-check"_s};
    if (!wheels.isEmpty()) {
        argv += {u"--no-index"_s, u"--find-links"_s, wheels};
    }
    return argv + QStringList{u"-r"_s, requirements};
}

QStringList VirtualEnvironment::versionCommand() const
{
    return {program(u"ansible"_s), u"--version"_s};
}

command::Command VirtualEnvironment::commandOf(const QStringList &argv) const
{
    command::Command command = DeployerWork::commandOf(argv, longestInstall);
    // pip's own settings (an index, a proxy, a certificate) go on to hold.
    command.environment.insert({{u"PIP_NO_INPUT"_s, u"1"_s},
                                {u"PIP_DISABLE_PIP_VERSION_CHECK"_s, u"1"_s},
                                {u"PIP_PROGRESS_BAR"_s, u"off"_s},
                                {u"PIP_NO_COLOR"_s, u"1"_s},
                                {u"PYTHONNOUSERSITE"_s, u"1"_s},
                                {u"PYTHONUNBUFFERED"_s, u"1"_s},
                                {u"LC_ALL"_s, u"C.UTF-8"_s}});
    for (const QString &name : foreignVariables) {
        command.environment.insert(name, QString());
    }
    return command;
}

Result<VirtualEnvironment::Ended> VirtualEnvironment::run(const QStringList &argv, const StageWork::OutputSink &sink,
                                                          std::stop_token stop) const
{
    tellCommand(sink, shellJoin(argv));
    std::stop_source program;
    const std::stop_callback passOn(stop, [&program] { program.request_stop(); });
    kube::SilenceGuard guard(m_clock, longestSilence, program);
    Ended ended;
    const auto exit = m_where.deployer().runner->run(
        commandOf(argv),
        [&](command::Stream, QByteArrayView bytes) {
            guard.heard();
            ended.output.append(bytes);
            ended.output = ended.output.right(mostOutput);
            if (sink) {
                sink(bytes.toByteArray());
            }
        },
        program.get_token());
    if (!exit) {
        const bool wasSilent = guard.hasFired() && !stop.stop_requested();
        return wasSilent ? fail(ErrorCode::TimedOut, u"nothing was heard of it for five minutes"_s, argv.constFirst())
                         : std::unexpected(exit.error());
    }
    ended.exit = *exit;
    return ended;
}

Result<QString> VirtualEnvironment::ansibleVersion(std::stop_token stop) const
{
    command::Command command = commandOf(versionCommand());
    command.timeout = longestLook;
    command.environment.insert(u"ANSIBLE_NOCOLOR"_s, u"1"_s);
    const auto captured = command::capture(*m_where.deployer().runner, command, std::move(stop));
    if (!captured) {
        const bool isNone =
            captured.error().code == ErrorCode::ProgramMissing || captured.error().code == ErrorCode::StartFailed;
        return isNone ? Result<QString>(QString()) : std::unexpected(captured.error());
    }
    return captured->exit.isSuccess() ? readAnsibleVersion(captured->output) : QString();
}

QString readAnsibleVersion(const QByteArray &output)
{
    // "ansible [core 2.16.14]", "ansible [base 2.10.17]", "ansible 2.9.27"
    static const QRegularExpression line(uR"(^ansible (?:\[(?:core|base) )?(\d+\.\d+(?:\.\d+)?))"_s,
                                         QRegularExpression::MultilineOption);
    return line.match(QString::fromUtf8(output)).captured(1);
}

} // namespace kubemori::upgrade
