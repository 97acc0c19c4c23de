// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/ssh_runner_factory.hpp"
#include "suites.hpp"
#include "support/answering_prompter.hpp"
#include "support/sshd_fixture.hpp"
#include "unit/upgrade/stages/stage_site.hpp"
#include "upgrade/check_ids.hpp"
#include "upgrade/environment/environment_stage.hpp"
#include "upgrade/stages/checkout_stage.hpp"
#include "upgrade/stages/inventory_stage.hpp"
#include "upgrade/stages/reach_stage.hpp"
#include "upgrade/stages/settings_stage.hpp"

#include <QFile>
#include <QFileInfo>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::upgrade;
using namespace kubemori::test;

/// Checkout to Reach in turn, twice: with a deployer that is this machine, one whose paths begin in its home, and one
/// that is reached through a real sshd.
class StagesInTurnTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void inTurn_data();
    void inTurn();

private:
    void makePlace(const QString &place);
    void makePython() const;

    std::unique_ptr<SshdFixture> m_sshd;
    std::shared_ptr<AnsweringPrompter> m_person = std::make_shared<AnsweringPrompter>();
    std::unique_ptr<ssh::SshRunnerFactory> m_factory;
    std::unique_ptr<StageSite> m_site;
    HopRecord m_hop;
};

void StagesInTurnTest::cleanup()
{
    m_site.reset();
    m_factory.reset();
    m_sshd.reset();
}

void StagesInTurnTest::inTurn_data()
{
    QTest::addColumn<QString>("place");
    QTest::newRow("this machine") << u"local"_s;
    QTest::newRow("paths in the home") << u"home"_s;
    QTest::newRow("by ssh") << u"ssh"_s;
}

void StagesInTurnTest::makePlace(const QString &place)
{
    if (place == "ssh"_L1) {
        m_sshd = std::make_unique<SshdFixture>();
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        m_factory = std::make_unique<ssh::SshRunnerFactory>(
            m_person, std::make_shared<command::CredentialCache>(m_person, nullptr));
    }
    const QByteArray home = qgetenv("HOME");
    m_site = std::make_unique<StageSite>();
    m_hop = m_site->hop();
    m_hop.target.python = u"3.10-3.12"_s;
    m_hop.choices.inventoryForm = HopChoices::InventoryForm::Ini;
    makePython();
    m_hop.choices.python = m_site->home() + u"/python3.11"_s;
    m_hop.choices.venv = m_site->home() + u"/envs/new one"_s;
    if (place == "home"_L1) {
        QVERIFY(QFile::link(m_site->git.path(u"ks"_s), m_site->home() + u"/ks"_s));
        m_site->deployer->startFolder = m_site->home();
        m_site->remote = m_site->deployer;
        m_site->profile.kubespray.host = u"deployer"_s;
        m_site->profile.kubespray.path = u"~/ks"_s;
        m_hop.choices.python = u"~/python3.11"_s;
        m_hop.choices.venv = u"~/envs/new one"_s;
    } else if (place == "ssh"_L1) {
        qputenv("HOME", home); // where the client's known_hosts are
        m_site->profile.kubespray.host = u"127.0.0.1"_s;
        m_site->remote = m_factory->ssh({.host = u"127.0.0.1"_s,
                                         .user = m_sshd->user(),
                                         .port = m_sshd->port(),
                                         .identityFile = m_sshd->clientKey()});
    }
}

/// It answers what it is asked, and its pip installs an ansible-playbook that looks for what it is given.
void StagesInTurnTest::makePython() const
{
    m_site->git.write(
        u"home/python3.11"_s,
        "#!/bin/sh\n"
        "case \"$*\" in\n"
        "*'-m venv '*) for last; do :; done; mkdir -p \"$last/bin\"; cp \"$0\" \"$last/bin/python\"; exit ;;\n"
        "*'pip install'*) cd \"${0%/*}\" || exit\n"
        "  printf '#!/bin/sh\\necho \"ansible [core 2.16.15]\"\\n' > ansible\n"
        "  printf '#!/bin/sh\\n[ -f ansible.cfg ] && [ -f \"$3\" ] && [ -f \"$4\" ]\\n' > ansible-playbook\n"
        "  chmod +x ansible ansible-playbook; exit ;;\n"
        "esac\n"
        "echo '3.11.9 1'\n");
    QVERIFY(QFile::setPermissions(m_site->home() + u"/python3.11"_s,
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void StagesInTurnTest::inTurn()
{
    QFETCH(const QString, place);
    makePlace(place);
    for (const QByteArray &group : {"kube_control_plane"_ba, "etcd"_ba, "kube_node"_ba}) {
        for (const QByteArray &host : {"m1"_ba, "m2"_ba, "w1"_ba}) {
            const bool isIn = group != "kube_control_plane" || host != "w1";
            m_site->runs.outputs[QString::fromLatin1(group)] +=
                isIn ? host + " | CHANGED | rc=0 >>\n" + host + '\n' : QByteArray();
        }
    }
    for (int time = 1; time <= 2; ++time) {
        const auto moved = m_site->run<CheckoutStage>(m_hop);
        QVERIFY2(worstOf(moved) == "good"_L1, qPrintable(textOf(moved)));
        const auto made = m_site->run<EnvironmentStage>(m_hop);
        QVERIFY2(worstOf(made) == "good"_L1, qPrintable(textOf(made)));
        QCOMPARE(m_hop.venv, m_hop.choices.venv);
        const auto seen = m_site->run<InventoryStage>(m_hop);
        QVERIFY2(worstOf(seen) == "good"_L1, qPrintable(textOf(seen)));
        const auto carried = m_site->run<SettingsStage>(m_hop);
        QVERIFY2(worstOf(carried) == "info"_L1, qPrintable(textOf(carried)));
        QCOMPARE(said(carried, checks::settingsValid),
                 (QStringList{u"good inventory/mycluster"_s, u"good upgrade-cluster.yml"_s}));
        QCOMPARE(said(carried, checks::settingsCommitted), QStringList{u"good t_v2.27.0"_s});
        const auto reached = m_site->run<ReachStage>(m_hop);
        QVERIFY2(worstOf(reached) == "info"_L1, qPrintable(textOf(reached)));
    }
    QVERIFY(QFileInfo::exists(m_site->home() + u"/envs/new one/bin/ansible"_s));
    QVERIFY(m_site->exists(u"inventory/mycluster/inventory.ini"_s));
    QVERIFY(m_site->read(u"inventory/mycluster/group_vars/k8s_cluster/k8s-cluster.yml"_s).contains("v1.31.4"));
    QVERIFY(m_site->exists(u"inventory/mycluster.v2.26.0/hosts.yaml"_s));
    const QByteArray log = m_site->git.git(u"ks"_s, {u"log"_s, u"--oneline"_s, u"v2.27.0..t_v2.27.0"_s});
    QCOMPARE(log.count('\n'), 1);
}

std::unique_ptr<QObject> makeStagesInTurnTest()
{
    return std::make_unique<StagesInTurnTest>();
}

#include "tst_stages_in_turn.moc"
