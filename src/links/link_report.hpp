// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace kubemori::links {

/// A link between this machine and a cluster: what has to hold before anything can be done there.
enum class LinkKind {
    Name,      ///< the host's name is known here
    Port,      ///< an ssh server answers at its port
    Login,     ///< ssh logs in
    Sudo,      ///< sudo works there
    Kubectl,   ///< kubectl is there
    ApiServer, ///< kubectl reaches the API server
    Nodes,     ///< the nodes are listed, and the control-plane hosts are among them
    NodeLogin, ///< ssh logs in to a node
    NodeSudo,  ///< sudo works on a node
    Checkout,  ///< the Kubespray checkout is there
    Ansible,   ///< its ansible runs
    Inventory, ///< its inventory can be read
};

enum class LinkState { Running, Good, Warning, Failed, Skipped };

/// Why a link is not good.
enum class LinkFault {
    None,
    NoSuchName,
    ConnectionRefused,
    NoRoute,
    Silent,
    NotSsh,
    HostKeyUnknown,
    HostKeyChanged,
    LoginRefused,
    ConnectionLost,
    SudoPasswordWrong,
    SudoNotAllowed,
    SudoNeedsTerminal,
    SudoMissing,
    SudoRefused,
    KubectlMissing,
    KubectlNotInPath, ///< the value says where it is
    KubectlBroken,
    NoKubeconfig,
    ContextUnknown,
    ApiServerSilent,
    ApiServerRefusesLogin,
    ApiServerForbids,
    ApiServerFailed,
    VersionSkew,
    NoNodes,
    HostsAreNoNodes, ///< `names` says which
    NoAddress,
    GitMissing,
    CheckoutMissing,
    NotAGitCheckout,
    NotKubespray,
    AnsibleMissing,
    InventoryMissing,
    BehindJumpHost, ///< skipped: only ssh itself knows the way
    NotReached,     ///< skipped: what it needs is not good
    Declined,       ///< the person did not answer the question
    TimedOut,
    Cancelled,
    Other,
};

/// How one link is, as far as is known. `kind` and `subject` name it: a later report of the same link replaces an
/// earlier one.
struct LinkReport
{
    LinkKind kind = LinkKind::Name;
    QString subject; ///< host or node; empty: this machine
    LinkState state = LinkState::Running;
    LinkFault fault = LinkFault::None;
    QString value;     ///< what was found: an address, a version, a path
    QStringList names; ///< nodes or hosts that it is about
    QString detail;    ///< technical, untranslated

    [[nodiscard]] bool isSameLink(const LinkReport &other) const
    {
        return kind == other.kind && subject == other.subject;
    }
    bool operator==(const LinkReport &) const = default;
};

} // namespace kubemori::links
