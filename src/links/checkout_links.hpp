// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "links/link_teller.hpp"

#include <stop_token>

namespace kubemori::links {

/// The links to the Kubespray checkout, here or on another host: the checkout and its tag, its ansible, its inventory.
/// Blocks.
void checkCheckout(const cluster::KubesprayAccess &access, command::RunnerFactory &factory, LinkTeller &teller,
                   const std::stop_token &stop);

} // namespace kubemori::links
