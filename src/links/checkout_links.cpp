// SPDX-License-Identifier: GPL-3.0-or-later
#include "links/checkout_links.hpp"

#include "links/host_links.hpp"
#include "links/link_fault.hpp"

#include <QDir>
#include <QRegularExpression>

namespace kubemori::links {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds longTime = std::chrono::seconds{30};
constexpr qsizetype longestAnswer = qsizetype{256} << 10;

/// Paths as a program there takes them: ssh begins in the home folder, so "~/" is what is relative to it.
class Places
{
public:
    explicit Places(const cluster::KubesprayAccess &access)
        : m_isHere(access.host.isEmpty())
        , m_checkout(plain(access.path))
    {
    }

    [[nodiscard]] const QString &checkout() const { return m_checkout; }
    [[nodiscard]] QString below(const QString &path) const
    {
        return path.startsWith(u'/') || path.startsWith("~/"_L1) ? plain(path) : QString(m_checkout + u'/' + path);
    }

private:
    [[nodiscard]] QString plain(const QString &path) const
    {
        if (!path.startsWith("~/"_L1)) {
            return path;
        }
        return m_isHere ? QString(QDir::homePath() + path.sliced(1)) : QString(u"./"_s + path.sliced(2));
    }

    bool m_isHere;
    QString m_checkout;
};

Result<command::Captured> ask(command::Runner &runner, const QStringList &argv, const std::stop_token &stop)
{
    command::Command command;
    command.argv = argv;
    command.timeout = longTime;
    command.environment = {{u"LC_ALL"_s, u"C"_s}}; // its words are read
    return command::captureChecked(runner, command, stop, longestAnswer);
}

LinkFault gitFault(const Error &error)
{
    if (error.code == ErrorCode::ProgramMissing) {
        return LinkFault::GitMissing;
    }
    if (error.code != ErrorCode::ExitedNonZero) {
        return loginFault(error);
    }
    if (error.detail.contains("not a git repository"_L1)) {
        return LinkFault::NotAGitCheckout;
    }
    return error.detail.contains("cannot change to"_L1) ? LinkFault::CheckoutMissing : LinkFault::Other;
}

bool checkTag(command::Runner &runner, const Places &places, const QString &subject, LinkTeller &teller,
              const std::stop_token &stop)
{
    teller.begins(LinkKind::Checkout, subject);
    const auto tag =
        ask(runner, {u"git"_s, u"-C"_s, places.checkout(), u"describe"_s, u"--tags"_s, u"--always"_s}, stop);
    if (!tag) {
        teller.failed(LinkKind::Checkout, subject, gitFault(tag.error()), tag.error().detail);
        return false;
    }
    const auto playbook = ask(runner, {u"test"_s, u"-r"_s, places.below(u"cluster.yml"_s)}, stop);
    if (!playbook) {
        const bool isThere = playbook.error().code == ErrorCode::ExitedNonZero;
        teller.failed(LinkKind::Checkout, subject, isThere ? LinkFault::NotKubespray : loginFault(playbook.error()),
                      playbook.error().detail);
        return false;
    }
    teller.good(LinkKind::Checkout, subject, QString::fromUtf8(tag->output.trimmed().left(100)));
    return true;
}

void checkAnsible(command::Runner &runner, const QString &program, const QString &subject, LinkTeller &teller,
                  const std::stop_token &stop)
{
    static const QRegularExpression core(uR"(\Aansible(?:-playbook)? \[core ([^\]\s]+)\])"_s);
    teller.begins(LinkKind::Ansible, subject);
    const auto told = ask(runner, {program, u"--version"_s}, stop);
    if (!told) {
        const bool isMissing =
            told.error().code == ErrorCode::ProgramMissing || told.error().code == ErrorCode::StartFailed;
        teller.failed(LinkKind::Ansible, subject, isMissing ? LinkFault::AnsibleMissing : loginFault(told.error()),
                      isMissing ? program : told.error().detail, LinkState::Warning);
        return;
    }
    const QString line = QString::fromUtf8(told->output.left(told->output.indexOf('\n')).trimmed());
    const auto match = core.match(line);
    teller.good(LinkKind::Ansible, subject, match.hasMatch() ? match.captured(1) : line.left(60));
}

void checkInventory(command::Runner &runner, const QString &path, const QString &subject, LinkTeller &teller,
                    const std::stop_token &stop)
{
    teller.begins(LinkKind::Inventory, subject);
    const auto readable = ask(runner, {u"test"_s, u"-r"_s, path}, stop);
    if (readable) {
        teller.good(LinkKind::Inventory, subject, path);
        return;
    }
    const bool isMissing = readable.error().code == ErrorCode::ExitedNonZero;
    teller.failed(LinkKind::Inventory, subject, isMissing ? LinkFault::InventoryMissing : loginFault(readable.error()),
                  isMissing ? path : readable.error().detail);
}

} // namespace

void checkCheckout(const cluster::KubesprayAccess &access, command::RunnerFactory &factory, LinkTeller &teller,
                   const std::stop_token &stop)
{
    if (access.path.isEmpty() || stop.stop_requested()) {
        return;
    }
    const QString &subject = access.host;
    const std::shared_ptr<command::Runner> runner =
        subject.isEmpty()
            ? factory.local()
            : factory.ssh(
                  {.host = subject, .user = access.user, .port = access.port, .identityFile = access.identityFile});
    const Places places(access);
    if (!checkTag(*runner, places, subject, teller, stop)) {
        teller.skipped(LinkKind::Ansible, subject);
        teller.skipped(LinkKind::Inventory, subject);
        return;
    }
    const QString ansible = access.venv.isEmpty() ? u"ansible"_s : places.below(access.venv) + u"/bin/ansible"_s;
    checkAnsible(*runner, ansible, subject, teller, stop);
    if (!access.inventory.isEmpty()) {
        checkInventory(*runner, places.below(access.inventory), subject, teller, stop);
    }
}

} // namespace kubemori::links
