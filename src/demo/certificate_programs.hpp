// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/program.hpp"

namespace kubemori::demo {

/// `openssl x509`: dates, subject and issuer of the machine's one certificate, whatever is given to it.
[[nodiscard]] int runOpenssl(Call &call);
/// `kubeadm certs check-expiration` and `renew`, `kubeadm version`.
[[nodiscard]] int runKubeadm(Call &call);
/// What a script prints that asks openssl for the end of each certificate of a control plane: its path, then the date.
[[nodiscard]] int listCertificates(Call &call);

} // namespace kubemori::demo
