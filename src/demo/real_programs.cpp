// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/real_programs.hpp"

#include "command/file_transfer.hpp"
#include "demo/file_words.hpp"
#include "demo/git_words.hpp"
#include "group_vars/carry_over_writer.hpp"

#include <QFileInfo>

#include <algorithm>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

bool isGit(const QStringList &words)
{
    return words.value(0) == "git"_L1 && words.value(1) == "-C"_L1;
}

/// test -r PATH and the like, which need no program.
bool isTest(const QStringList &words)
{
    return words.size() == 3 && words.at(0) == "test"_L1 && words.at(1).size() == 2 && words.at(1).startsWith(u'-') &&
           u"defrwx"_s.contains(words.at(1).back());
}

bool holds(QChar question, const QFileInfo &file)
{
    switch (question.toLatin1()) {
    case 'd':
        return file.isDir();
    case 'f':
        return file.isFile();
    case 'r':
        return file.isReadable();
    case 'w':
        return file.isWritable();
    case 'x':
        return file.isExecutable();
    default:
        return file.exists();
    }
}

/// The paths that a command works on; empty for one that is not let through.
QStringList placesOf(const command::Command &command)
{
    const QStringList &words = command.argv;
    if (isGit(words)) {
        return {words.value(2)};
    }
    if (isTest(words)) {
        return {words.at(2)};
    }
    return command::FileTransfer::pathsOf(command)
        .or_else([&command] { return group_vars::CarryOverWriter::pathsOf(command); })
        .or_else(
            [&command] { return fileWorkOf(command.argv).transform([](const FileWork &work) { return work.places; }); })
        .value_or(QStringList());
}

} // namespace

std::optional<Result<command::Exit>> RealPrograms::run(const command::Command &command, const command::OutputSink &sink,
                                                       const std::stop_token &stop)
{
    const QStringList places = placesOf(command);
    const QString id = places.isEmpty() ? QString() : DemoCheckouts::clusterOf(places.constFirst());
    if (id.isEmpty()) {
        return std::nullopt;
    }
    if (const Result<> made = m_checkouts.make(id, stop); !made) {
        return std::unexpected(made.error());
    }
    if (!std::ranges::all_of(places, DemoCheckouts::isInside)) {
        return std::nullopt;
    }
    return runHere(command, sink, stop);
}

Result<command::Exit> RealPrograms::runHere(const command::Command &command, const command::OutputSink &sink,
                                            const std::stop_token &stop)
{
    if (isTest(command.argv)) {
        const bool isTrue = holds(command.argv.at(1).back(), QFileInfo(command.argv.at(2)));
        return command::Exit{.code = isTrue ? 0 : 1};
    }
    command::Command here = command;
    here.become = false;
    here.workingDirectory = DemoCheckouts::root();
    if (isGit(command.argv)) {
        if (!staysInCheckout(command.argv.sliced(1))) {
            constexpr int refused = 128;
            if (sink) {
                sink(command::Stream::Error, "fatal: git does not do this in the demo\n");
            }
            return command::Exit{.code = refused};
        }
    }
    const auto work = fileWorkOf(command.argv);
    if (work) {
        here.argv = work->argv;
    }
    if (work || isGit(command.argv)) {
        for (const auto &[name, value] : DemoCheckouts::gitEnvironment().asKeyValueRange()) {
            if (!value.isNull() || !here.environment.contains(name)) {
                here.environment.insert(name, value);
            }
        }
    }
    return m_runner.run(here, sink, stop);
}

} // namespace kubemori::demo
