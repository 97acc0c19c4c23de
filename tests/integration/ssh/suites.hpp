// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/credential_cache.hpp"
#include "command/runner_factory.hpp"
#include "support/answering_prompter.hpp"
#include "support/sshd_fixture.hpp"

#include <QObject>

#include <memory>

/// The test objects of this binary.
std::unique_ptr<QObject> makeSshRunTest();
std::unique_ptr<QObject> makeSshConnectTest();
std::unique_ptr<QObject> makeSshCancelTest();

/// The target that an SshdFixture is.
inline kubemori::command::SshTarget targetOf(const kubemori::test::SshdFixture &sshd)
{
    return {.host = QStringLiteral("127.0.0.1"),
            .user = sshd.user(),
            .port = sshd.port(),
            .identityFile = sshd.clientKey()};
}

inline kubemori::command::Command shellCommand(const QString &script)
{
    kubemori::command::Command command;
    command.argv = QStringList{QStringLiteral("sh"), QStringLiteral("-c"), script};
    command.timeout = std::chrono::seconds{60};
    return command;
}
