// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/error_text.hpp"

#include <QStringList>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

QString ErrorWords::toText() const
{
    QStringList parts{title, explanation, remedy, detail};
    parts.removeAll(QString());
    return parts.join(u"\n\n"_s);
}

QString ErrorWords::advice() const
{
    // Japanese sentences follow each other without a space.
    const bool space = !remedy.isEmpty() && !explanation.endsWith(u'。');
    return space ? QString(explanation + u' ' + remedy) : QString(explanation + remedy);
}

QString ErrorText::title(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return tr("Stopped on request");
    case ErrorCode::TimedOut:
        return tr("No result in time");
    case ErrorCode::InvalidInput:
        return tr("The input is not valid");
    case ErrorCode::InvalidData:
        return tr("The answer makes no sense");
    case ErrorCode::NotFound:
        return tr("Not found");
    case ErrorCode::AlreadyExists:
        return tr("It exists already");
    case ErrorCode::Io:
        return tr("A file could not be read or written");
    case ErrorCode::Locked:
        return tr("In use by another program");
    case ErrorCode::ProgramMissing:
        return tr("A program is not installed");
    case ErrorCode::StartFailed:
        return tr("A program did not start");
    case ErrorCode::ExitedNonZero:
        return tr("A command failed");
    case ErrorCode::Unreachable:
        return tr("No connection");
    case ErrorCode::Disconnected:
        return tr("The connection was lost");
    case ErrorCode::HostKeyUnknown:
        return tr("The host key was not accepted");
    case ErrorCode::HostKeyChanged:
        return tr("The host key has changed");
    case ErrorCode::AuthenticationFailed:
        return tr("The login was refused");
    case ErrorCode::BecomeFailed:
        return tr("sudo refused");
    case ErrorCode::PermissionDenied:
        return tr("Not allowed");
    case ErrorCode::NotTrusted:
        return tr("git does not trust the folder");
    case ErrorCode::Expired:
        return tr("The server’s state moved on");
    case ErrorCode::ServerError:
        return tr("The API server reported an error");
    case ErrorCode::BlockedByPdb:
        return tr("A disruption budget blocks the drain");
    case ErrorCode::EmptyDirData:
        return tr("Pods keep data in emptyDir volumes");
    case ErrorCode::NotProved:
        return tr("The effect could not be confirmed");
    case ErrorCode::GateBlocked:
        return tr("Not all gates are open");
    case ErrorCode::Declined:
        return tr("Declined");
    case ErrorCode::KeyringUnavailable:
        return tr("The keyring cannot be used");
    case ErrorCode::Internal:
        break;
    }
    return tr("A fault in Kubemori");
}

QString ErrorText::explanation(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return tr("It was stopped before it was done.");
    case ErrorCode::TimedOut:
        return tr("The time allowed for this passed. Whether it still takes effect is not known.");
    case ErrorCode::InvalidInput:
        return tr("A value, option or file cannot be used as it is.");
    case ErrorCode::InvalidData:
        return tr("A program or server answered something that cannot be true, so nothing was done with it.");
    case ErrorCode::NotFound:
        return tr("The node, file or host does not exist.");
    case ErrorCode::AlreadyExists:
        return tr("It is there already and is not overwritten.");
    case ErrorCode::Io:
        return tr("Reading or writing on this computer failed.");
    case ErrorCode::Locked:
        return tr("Another process owns it at the moment.");
    case ErrorCode::ProgramMissing:
        return tr("The program was not found on the machine it should run on.");
    case ErrorCode::StartFailed:
        return tr("The program is there but could not be started.");
    case ErrorCode::ExitedNonZero:
        return tr("The command ended with an error code.");
    case ErrorCode::Unreachable:
        return tr("The host does not answer: its name, the network or the port.");
    case ErrorCode::Disconnected:
        return tr("A connection that stood was cut. The command may still be running on the other side.");
    case ErrorCode::HostKeyUnknown:
        return tr("The host is not in known_hosts and its key was not accepted, so no login was tried.");
    case ErrorCode::HostKeyChanged:
        return tr("The host answers with another key than the one in known_hosts. It was reinstalled, or somebody sits "
                  "between. "
                  "No login was tried.");
    case ErrorCode::AuthenticationFailed:
        return tr("The host accepted none of the ways to log in: agent, key file, password.");
    case ErrorCode::BecomeFailed:
        return tr("The password was wrong, or the user may not use sudo.");
    case ErrorCode::PermissionDenied:
        return tr("The login worked, but this user may not do it.");
    case ErrorCode::NotTrusted:
        return tr("The folder belongs to another user than the one who logs in, so git does not look into it.");
    case ErrorCode::Expired:
        return tr("The list was too old and is read again.");
    case ErrorCode::ServerError:
        return tr("The Kubernetes API answered, but could not do it.");
    case ErrorCode::BlockedByPdb:
        return tr("Evicting a pod would leave fewer healthy pods than its PodDisruptionBudget allows.");
    case ErrorCode::EmptyDirData:
        return tr("The drain would delete data that lives only on this node.");
    case ErrorCode::NotProved:
        return tr("The command reported success, but what it should change was not seen to change.");
    case ErrorCode::GateBlocked:
        return tr("Before it goes on, the cluster has to be in order. What is listed is not, or could not be seen.");
    case ErrorCode::Declined:
        return tr("The question was answered with no.");
    case ErrorCode::KeyringUnavailable:
        return tr(
            "This desktop has no keyring, or it is locked. Passwords are kept in memory until Kubemori is closed.");
    case ErrorCode::Internal:
        break;
    }
    return tr("Something happened that should be impossible.");
}

QString ErrorText::remedy(ErrorCode code)
{
    switch (code) {
    case ErrorCode::TimedOut:
        return tr("Look at the node and the log, then try again.");
    case ErrorCode::InvalidInput:
        return tr("Correct it and try again.");
    case ErrorCode::NotFound:
        return tr("Check the name; it may have been removed meanwhile.");
    case ErrorCode::Io:
        return tr("Check permissions and free space.");
    case ErrorCode::Locked:
        return tr("Close the other program, then try again.");
    case ErrorCode::ProgramMissing:
    case ErrorCode::StartFailed:
        return tr("Install the program there, or correct its path in clusters.yaml.");
    case ErrorCode::ExitedNonZero:
    case ErrorCode::InvalidData:
        return tr("The log shows the command and what it printed.");
    case ErrorCode::Unreachable:
    case ErrorCode::Disconnected:
        return tr("Check that the machine runs and can be reached, then try again.");
    case ErrorCode::HostKeyUnknown:
        return tr("Compare the fingerprint with the host’s own, then connect again and accept it.");
    case ErrorCode::HostKeyChanged:
        return tr("Find out why it changed. Only then remove the old line from known_hosts.");
    case ErrorCode::AuthenticationFailed:
        return tr("Check user, key and agent in clusters.yaml and ~/.ssh/config.");
    case ErrorCode::BecomeFailed:
        return tr("Try again with the right password, or ask for the sudo right on that host.");
    case ErrorCode::PermissionDenied:
        return tr("Use a user with the rights for it, or correct the rights.");
    case ErrorCode::NotTrusted:
        return tr("Log in as the owner of the folder, or allow it there with the command that git names.");
    case ErrorCode::ServerError:
        return tr("Look at the state of the control plane, then try again.");
    case ErrorCode::BlockedByPdb:
        return tr("Bring the application back to full strength or raise its replicas, then retry.");
    case ErrorCode::EmptyDirData:
        return tr("Save what is needed, or agree to lose it.");
    case ErrorCode::NotProved:
        return tr("Look at the node itself before going on.");
    case ErrorCode::GateBlocked:
        return tr("Put it in order and retry.");
    case ErrorCode::KeyringUnavailable:
        return tr("Start a keyring such as gnome-keyring or KWallet and unlock it.");
    case ErrorCode::Internal:
        return tr("Please report it together with the log.");
    case ErrorCode::Cancelled:
    case ErrorCode::AlreadyExists:
    case ErrorCode::Expired:
    case ErrorCode::Declined:
        break;
    }
    return {};
}

ErrorWords ErrorText::describe(const Error &error)
{
    return {.title = line(error),
            .explanation = explanation(error.code),
            .remedy = remedy(error.code),
            .detail = error.detail.trimmed()};
}

QString ErrorText::line(const Error &error)
{
    if (error.subject.isEmpty()) {
        return title(error.code);
    }
    return tr("%1: %2", "where: what happened").arg(error.subject, title(error.code));
}

} // namespace kubemori::ui
