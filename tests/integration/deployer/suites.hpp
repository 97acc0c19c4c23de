// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/local_runner.hpp"
#include "ssh/ssh_runner_factory.hpp"
#include "support/answering_prompter.hpp"
#include "support/sshd_fixture.hpp"

#include <QObject>

#include <memory>

/// The test objects of this binary.
std::unique_ptr<QObject> makeCarryOverWriterTest();
std::unique_ptr<QObject> makeCheckoutTest();
std::unique_ptr<QObject> makeCheckoutWorkTest();
std::unique_ptr<QObject> makeFileTransferTest();
std::unique_ptr<QObject> makeHostFilesTest();
std::unique_ptr<QObject> makeReleasesThereTest();

/// A deployer that is this machine, or reached by ssh through a real sshd.
class Places
{
public:
    Places()
        : m_person(std::make_shared<kubemori::test::AnsweringPrompter>())
        , m_factory(m_person, std::make_shared<kubemori::command::CredentialCache>(m_person, nullptr))
    {
    }

    [[nodiscard]] bool start() { return m_sshd.start(); }
    [[nodiscard]] QString problem() const { return m_sshd.problem(); }
    [[nodiscard]] kubemori::test::SshdFixture &sshd() { return m_sshd; }
    [[nodiscard]] std::shared_ptr<kubemori::command::Runner> runner(bool byHost)
    {
        if (!byHost) {
            return std::make_shared<kubemori::command::LocalRunner>();
        }
        return m_factory.ssh({.host = QStringLiteral("127.0.0.1"),
                              .user = m_sshd.user(),
                              .port = m_sshd.port(),
                              .identityFile = m_sshd.clientKey()});
    }

private:
    kubemori::test::SshdFixture m_sshd;
    std::shared_ptr<kubemori::test::AnsweringPrompter> m_person;
    kubemori::ssh::SshRunnerFactory m_factory;
};
