// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "group_vars/carry_over.hpp"

#include <QByteArray>
#include <QString>

namespace kubemori::group_vars {

/// The files beside an inventory that people change in a checkout: ansible.cfg and .gitignore.
struct CheckoutFiles
{
    FolderFiles old;   ///< as the release has them that the checkout stands at
    FolderFiles mine;  ///< as they lie in the checkout
    FolderFiles fresh; ///< as the new release has them
    QString inventory; ///< name of my inventory's folder below inventory/; empty: it lies elsewhere
    QString result;    ///< the same for the new folder
};

/// Where the merged files are put in the new folder: Ansible passes over names that begin with a dot.
inline constexpr QLatin1StringView checkoutFolder(".checkout/");

/// Adds what I changed in them, put into the new release's files, to a result; files that I did not change add nothing.
/// Settings of ansible.cfg are merged one by one, .gitignore line by line, and with "!inventory/mine" goes the same for
/// the new folder. Conflicts have ids like ".checkout/ansible.cfg:defaults.timeout"; a typed text is the whole line.
void carryCheckoutFiles(const CheckoutFiles &files, const Resolutions &resolutions, CarryOverResult &result);

} // namespace kubemori::group_vars
